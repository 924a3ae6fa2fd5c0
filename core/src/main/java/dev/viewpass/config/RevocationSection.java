package dev.viewpass.config;

import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.revocation.CrlStore;
import dev.viewpass.path.revocation.RevocationPolicy;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings {@code revocation.*}: the last part of step 3. */
final class RevocationSection {
    private static final Set<String> LATER = Set.of("ocsp", "ocsp-then-crl", "crl-then-ocsp");

    private final Configuration configuration;

    RevocationSection(Configuration configuration) {
        this.configuration = configuration;
    }

    RevocationPolicy policy(AlgorithmPolicy algorithms, List<X509Certificate> issuers) {
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
        boolean locations = configuration.isGiven(Setting.REVOCATION_CRL_LOCATIONS);
        boolean off = mode.get().equals("off");
        if (off && locations) {
            throw new ConfigurationException(
                    Setting.REVOCATION_CRL_LOCATIONS, "contradicts revocation=off; write revocation=crl");
        }
        if (!off && !locations) {
            throw new ConfigurationException(
                    Setting.REVOCATION_CRL_LOCATIONS, "revocation=crl needs it; write the CRL files");
        }
        RevocationPolicy.Crl crl = new RevocationPolicy.Crl(storeOfFiles(algorithms, issuers), scope(), allowUnknown());
        return off ? new RevocationPolicy.Off() : crl;
    }

    private RevocationPolicy.Scope scope() {
        return configuration.choice(
                Setting.REVOCATION_SCOPE,
                Map.of("path", RevocationPolicy.Scope.PATH, "leaf", RevocationPolicy.Scope.LEAF));
    }

    private boolean allowUnknown() {
        return configuration.choice(Setting.REVOCATION_UNKNOWN, Map.of("deny", false, "allow", true));
    }

    private CrlStore storeOfFiles(AlgorithmPolicy algorithms, List<X509Certificate> issuers) {
        CrlFiles files = new CrlFiles(configuration, issuers, crl -> store(algorithms, List.of(crl)));
        List<X509CRL> crls = new ArrayList<>();
        for (String location : configuration.list(Setting.REVOCATION_CRL_LOCATIONS)) {
            crls.addAll(files.read(location));
        }
        return store(algorithms, crls);
    }

    CrlStore store(AlgorithmPolicy algorithms, List<X509CRL> crls) {
        return CrlStore.of(
                crls,
                configuration.duration(Setting.REVOCATION_MAX_AGE),
                crl -> algorithms
                        .checkSignature(crl.getSigAlgOID(), crl.getSigAlgParams())
                        .isEmpty(),
                configuration.flag(Setting.PROFILE_ALLOW_NONCONFORMING));
    }
}
