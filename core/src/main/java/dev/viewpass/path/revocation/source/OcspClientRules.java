package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.RevocationGeneration;
import dev.viewpass.path.revocation.fetch.AllowedHosts;
import dev.viewpass.path.revocation.fetch.FetchLimits;
import dev.viewpass.path.revocation.fetch.HttpAddress;
import dev.viewpass.path.revocation.fetch.HttpFetch;
import dev.viewpass.path.revocation.ocsp.OcspRules;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is asked by OCSP, how long a request may wait, and what is demanded of answers. */
public final class OcspClientRules {
    private static final Duration MOST_WAIT = Duration.ofSeconds(2);

    private final OcspRules answers;
    private final RefreshSchedule schedule;
    private final Clock clock;
    private final HttpFetch fetch;
    private final @Nullable HttpAddress responder;
    private final AllowedHosts advertised;
    private final Duration longestWait;
    private final boolean refusalIsSilence;
    private final RevocationGeneration generation;

    private OcspClientRules(Builder builder) {
        this.answers = builder.answers;
        this.schedule = builder.schedule;
        this.clock = builder.clock;
        this.fetch = builder.fetch;
        this.responder = builder.responder;
        this.advertised = builder.advertised;
        this.longestWait = builder.longestWait;
        this.refusalIsSilence = builder.refusalIsSilence;
        this.generation = builder.generation;
    }

    /**
     * Starts with what is always needed. By default nobody may be asked and no request waits.
     *
     * @param answers what is demanded of every answer
     * @param schedule when to renew answers and to ask responders that failed
     * @param clock the time
     * @return a builder
     */
    public static Builder builder(OcspRules answers, RefreshSchedule schedule, Clock clock) {
        return new Builder(answers, schedule, clock);
    }

    OcspRules answers() {
        return answers;
    }

    RefreshSchedule schedule() {
        return schedule;
    }

    Clock clock() {
        return clock;
    }

    HttpFetch fetch() {
        return fetch;
    }

    Optional<HttpAddress> responder() {
        return Optional.ofNullable(responder);
    }

    AllowedHosts advertised() {
        return advertised;
    }

    Duration longestWait() {
        return longestWait;
    }

    boolean refusalIsSilence() {
        return refusalIsSilence;
    }

    RevocationGeneration generation() {
        return generation;
    }

    /** Collects what may differ from the defaults. */
    public static final class Builder {
        private final OcspRules answers;
        private final RefreshSchedule schedule;
        private final Clock clock;
        private final HttpFetch fetch = HttpFetch.of(FetchLimits.OCSP);
        private @Nullable HttpAddress responder;
        private AllowedHosts advertised = AllowedHosts.NONE;
        private Duration longestWait = Duration.ZERO;
        private boolean refusalIsSilence;
        private RevocationGeneration generation = new RevocationGeneration();

        private Builder(OcspRules answers, RefreshSchedule schedule, Clock clock) {
            this.answers = answers;
            this.schedule = schedule;
            this.clock = clock;
        }

        /**
         * Names the one responder, whatever certificates say.
         *
         * @param address its address
         * @return this
         */
        public Builder responder(HttpAddress address) {
            this.responder = address;
            return this;
        }

        /**
         * Allows the responders that certificates name (RFC 5280 section 4.2.2.1).
         *
         * @param hosts who may be asked
         * @return this
         */
        public Builder advertised(AllowedHosts hosts) {
            this.advertised = hosts;
            return this;
        }

        /**
         * Lets requests wait for answers.
         *
         * @param most how long one request may wait in all, at most two seconds
         * @return this
         * @throws IllegalArgumentException if the time is longer or negative
         */
        public Builder longestWait(Duration most) {
            if (most.isNegative() || most.compareTo(MOST_WAIT) > 0) {
                throw new IllegalArgumentException("write a duration from PT0S to " + MOST_WAIT);
            }
            this.longestWait = most;
            return this;
        }

        /**
         * Takes an error status of a responder, such as tryLater, for no answer: another source is asked then. Otherwise it
         * is an answer that can not be used.
         *
         * @return this
         */
        public Builder refusalIsSilence() {
            this.refusalIsSilence = true;
            return this;
        }

        /**
         * Sets what is raised with every new answer.
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
        public OcspClientRules build() {
            return new OcspClientRules(this);
        }
    }
}
