package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.CrlStore;
import dev.viewpass.path.revocation.RevocationGeneration;
import dev.viewpass.path.revocation.fetch.AllowedHosts;
import dev.viewpass.path.revocation.fetch.FetchLimits;
import dev.viewpass.path.revocation.fetch.HttpAddress;
import dev.viewpass.path.revocation.fetch.HttpFetch;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What applies to all sources of CRLs of an application. */
public final class CrlSourceRules {
    private static final Logger LOG = System.getLogger("dev.viewpass.revocation");

    private final CrlStore store;
    private final KnownIssuers issuers;
    private final RefreshSchedule schedule;
    private final HttpFetch fetch;
    private final Clock clock;
    private final AllowedHosts advertised;
    private final @Nullable CrlCacheDirectory cache;
    private final RevocationGeneration generation;

    private CrlSourceRules(Builder builder) {
        this.store = builder.store;
        this.issuers = builder.issuers;
        this.schedule = builder.schedule;
        this.fetch = builder.fetch;
        this.clock = builder.clock;
        this.advertised = builder.advertised;
        this.cache = builder.cache;
        this.generation = builder.generation;
    }

    /**
     * Starts with what is always needed. By default no address of a certificate is asked and nothing survives a restart.
     *
     * @param store an empty store, whose rules apply to every list
     * @param issuers the CAs whose signatures can be verified
     * @param schedule when to read sources again
     * @param clock the time
     * @return a builder
     */
    public static Builder builder(CrlStore store, KnownIssuers issuers, RefreshSchedule schedule, Clock clock) {
        return new Builder(store, issuers, schedule, clock);
    }

    CrlStore store() {
        return store;
    }

    KnownIssuers issuers() {
        return issuers;
    }

    RefreshSchedule schedule() {
        return schedule;
    }

    HttpFetch fetch() {
        return fetch;
    }

    Clock clock() {
        return clock;
    }

    AllowedHosts advertised() {
        return advertised;
    }

    RevocationGeneration generation() {
        return generation;
    }

    KeptLists kept(HttpAddress address) {
        return Optional.ofNullable(cache)
                .map(directory -> KeptLists.in(directory, address))
                .orElseGet(KeptLists::none);
    }

    /** Of which addresses lists were kept over a restart. */
    Set<HttpAddress> keptSources() {
        try {
            return cache == null ? Set.of() : cache.sources();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the cache directory can not be read: " + e);
            return Set.of();
        }
    }

    /** Collects what may differ from the defaults. */
    public static final class Builder {
        private final CrlStore store;
        private final KnownIssuers issuers;
        private final RefreshSchedule schedule;
        private final Clock clock;
        private HttpFetch fetch = HttpFetch.of(FetchLimits.CRL);
        private AllowedHosts advertised = AllowedHosts.NONE;
        private @Nullable CrlCacheDirectory cache;
        private RevocationGeneration generation = new RevocationGeneration();

        private Builder(CrlStore store, KnownIssuers issuers, RefreshSchedule schedule, Clock clock) {
            this.store = store;
            this.issuers = issuers;
            this.schedule = schedule;
            this.clock = clock;
        }

        /**
         * Sets what a fetch may take.
         *
         * @param limits instead of {@link FetchLimits#CRL}
         * @return this
         */
        public Builder limits(FetchLimits limits) {
            this.fetch = HttpFetch.of(limits);
            return this;
        }

        /**
         * Allows distribution points of certificates.
         *
         * @param hosts who may be asked
         * @return this
         */
        public Builder advertised(AllowedHosts hosts) {
            this.advertised = hosts;
            return this;
        }

        /**
         * Keeps fetched lists over restarts.
         *
         * @param directory where; the caller closes it after the sources
         * @return this
         */
        public Builder cache(CrlCacheDirectory directory) {
            this.cache = directory;
            return this;
        }

        /**
         * Sets what is raised with every change.
         *
         * @param generation counts the changes of the application
         * @return this
         */
        public Builder generation(RevocationGeneration generation) {
            this.generation = generation;
            return this;
        }

        /**
         * Completes the rules.
         *
         * @return the rules
         */
        public CrlSourceRules build() {
            return new CrlSourceRules(this);
        }
    }
}
