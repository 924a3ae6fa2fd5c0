package dev.viewpass.config;

import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.revocation.CrlStore;
import dev.viewpass.path.revocation.RevocationGeneration;
import dev.viewpass.path.revocation.fetch.AllowedHosts;
import dev.viewpass.path.revocation.fetch.HttpAddress;
import dev.viewpass.path.revocation.source.CrlCacheDirectory;
import dev.viewpass.path.revocation.source.CrlSourceRules;
import dev.viewpass.path.revocation.source.KnownIssuers;
import dev.viewpass.path.revocation.source.RefreshSchedule;
import dev.viewpass.path.revocation.source.RefreshedCrls;
import java.io.IOException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** The settings {@code revocation.*} that are about CRLs: rules for every list, and where lists come from. */
final class CrlSection {
    // Short enough for a start, and long enough for servers that answer at all.
    private static final Duration FIRST_READINGS = Duration.ofSeconds(5);

    private final Configuration configuration;

    CrlSection(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Makes a store of lists at hand. */
    CrlStore store(AlgorithmPolicy algorithms, List<X509CRL> crls) {
        return CrlStore.of(
                crls,
                configuration.duration(Setting.REVOCATION_MAX_AGE),
                crl -> algorithms
                        .checkSignature(crl.getSigAlgOID(), crl.getSigAlgParams())
                        .isEmpty(),
                configuration.flag(Setting.PROFILE_ALLOW_NONCONFORMING));
    }

    /** Opens the sources; lists of addresses that answer in time are there afterwards. */
    RefreshedCrls open(
            AlgorithmPolicy algorithms,
            KnownIssuers issuers,
            RevocationGeneration generation,
            ApplicationResources resources) {
        List<HttpAddress> addresses = new ArrayList<>();
        List<CrlFiles> files = new ArrayList<>();
        CrlStore rules = store(algorithms, List.of());
        for (String location : configuration.list(Setting.REVOCATION_CRL_LOCATIONS)) {
            if (isAddress(location)) {
                addresses.add(address(Setting.REVOCATION_CRL_LOCATIONS, location));
            } else {
                CrlFiles file = new CrlFiles(configuration, location);
                file.requireUsable(rules, issuers);
                files.add(file);
            }
        }
        CrlSourceRules.Builder sources = CrlSourceRules.builder(
                        rules, issuers, schedule(configuration), configuration.clock())
                .advertised(allowedHosts(configuration))
                .generation(generation);
        if (configuration.isGiven(Setting.REVOCATION_CACHE_DIRECTORY) && resources.areExclusive()) {
            sources.cache(resources.hold(cacheDirectory()));
        }
        RefreshedCrls crls = resources.hold(RefreshedCrls.start(sources.build()));
        files.forEach(crls::add);
        addresses.forEach(crls::add);
        crls.awaitFirstReadings(FIRST_READINGS);
        return crls;
    }

    private static boolean isAddress(String location) {
        String text = location.toLowerCase(Locale.ROOT);
        return text.startsWith("http:") || text.startsWith("https:");
    }

    static HttpAddress address(Setting setting, String text) {
        try {
            return HttpAddress.of(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(setting, String.valueOf(e.getMessage()));
        }
    }

    static AllowedHosts allowedHosts(Configuration configuration) {
        try {
            return configuration.isGiven(Setting.REVOCATION_ALLOWED_HOSTS)
                    ? AllowedHosts.of(configuration.list(Setting.REVOCATION_ALLOWED_HOSTS))
                    : AllowedHosts.NONE;
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Setting.REVOCATION_ALLOWED_HOSTS, String.valueOf(e.getMessage()));
        }
    }

    static RefreshSchedule schedule(Configuration configuration) {
        try {
            return RefreshSchedule.of(
                    configuration.duration(Setting.REVOCATION_REFRESH),
                    () -> ThreadLocalRandom.current().nextDouble());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Setting.REVOCATION_REFRESH, String.valueOf(e.getMessage()));
        }
    }

    private CrlCacheDirectory cacheDirectory() {
        String directory = configuration.value(Setting.REVOCATION_CACHE_DIRECTORY);
        try {
            return CrlCacheDirectory.open(
                    configuration.locations().directory(Setting.REVOCATION_CACHE_DIRECTORY.key(), directory));
        } catch (IOException e) {
            throw new ConfigurationException(Setting.REVOCATION_CACHE_DIRECTORY, String.valueOf(e.getMessage()));
        }
    }
}
