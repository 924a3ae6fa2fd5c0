package dev.viewpass.config;

import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.revocation.RevocationGeneration;
import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.path.revocation.source.KnownIssuers;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings {@code revocation.*}: the last part of step 3. */
final class RevocationSection {
    private static final Set<String> LATER = Set.of("ocsp", "ocsp-then-crl", "crl-then-ocsp");
    private static final List<Setting> OF_CRLS = List.of(
            Setting.REVOCATION_CRL_LOCATIONS, Setting.REVOCATION_ALLOWED_HOSTS, Setting.REVOCATION_CACHE_DIRECTORY);

    private final Configuration configuration;

    RevocationSection(Configuration configuration) {
        this.configuration = configuration;
    }

    RevocationPolicy policy(AlgorithmPolicy algorithms, List<X509Certificate> issuers, ApplicationResources resources) {
        Optional<String> mode = configuration.text(Setting.REVOCATION);
        if (mode.filter(LATER::contains).isPresent()) {
            throw new ConfigurationException(
                    Setting.REVOCATION, mode.get() + " is not available in this version; write crl or off");
        }
        if (mode.filter(Set.of("off", "crl")::contains).isEmpty()) {
            throw new ConfigurationException(
                    Setting.REVOCATION,
                    "choose one of these lines:\n  revocation=crl with revocation.crl.locations=/path/of/crls\n"
                            + "  revocation=off");
        }
        // Wrong values are told even when nothing uses them: they were meant for something.
        RevocationPolicy.Scope scope = configuration.choice(
                Setting.REVOCATION_SCOPE,
                Map.of("path", RevocationPolicy.Scope.PATH, "leaf", RevocationPolicy.Scope.LEAF));
        boolean allowUnknown = configuration.choice(Setting.REVOCATION_UNKNOWN, Map.of("deny", false, "allow", true));
        CrlSection crls = new CrlSection(configuration);
        crls.store(algorithms, List.of());
        CrlSection.schedule(configuration);
        if (mode.get().equals("off")) {
            OF_CRLS.forEach(this::requireNone);
            return new RevocationPolicy.Off();
        }
        if (!configuration.isGiven(Setting.REVOCATION_CRL_LOCATIONS)
                && !configuration.isGiven(Setting.REVOCATION_ALLOWED_HOSTS)) {
            throw new ConfigurationException(
                    Setting.REVOCATION_CRL_LOCATIONS,
                    "revocation=crl needs it; write the CRL files, directories or addresses");
        }
        return new RevocationPolicy.Crl(
                crls.open(algorithms, new KnownIssuers(issuers), new RevocationGeneration(), resources),
                scope,
                allowUnknown);
    }

    private void requireNone(Setting setting) {
        if (configuration.isGiven(setting)) {
            throw new ConfigurationException(setting, "contradicts revocation=off; write revocation=crl");
        }
    }
}
