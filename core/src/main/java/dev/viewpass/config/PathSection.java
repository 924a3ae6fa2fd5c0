package dev.viewpass.config;

import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.CertificationPathVerifier;
import dev.viewpass.path.IntermediateCertificates;
import dev.viewpass.path.PathPolicy;
import dev.viewpass.path.PathPolicy.ExtendedKeyUsageRule;
import dev.viewpass.path.PathPolicy.Purpose;
import dev.viewpass.path.SignatureSelfTest;
import dev.viewpass.path.TrustAnchors;
import dev.viewpass.path.revocation.RevocationPolicy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of step 3 but for revocation. */
final class PathSection {
    private static final Logger LOG = System.getLogger("dev.viewpass.configuration");

    private final Configuration configuration;

    PathSection(Configuration configuration) {
        this.configuration = configuration;
    }

    CertificationPathVerifier verifier(ApplicationResources resources) {
        if (!configuration.isGiven(Setting.ANCHORS)) {
            throw new ConfigurationException(
                    Setting.ANCHORS,
                    "write the file (PEM, PKCS#12 or JKS) of the CA certificates that your callers' certificates end"
                            + " at");
        }
        JvmTrustStore jvm = JvmTrustStore.ofThisJvm();
        jvm.requireOtherFile(configuration.locations(), configuration.value(Setting.ANCHORS));
        CertificateFile anchorFile = CertificateFiles.read(configuration, Setting.ANCHORS);
        Optional<CertificateFile> intermediateFile = configuration.isGiven(Setting.INTERMEDIATES)
                ? Optional.of(CertificateFiles.read(configuration, Setting.INTERMEDIATES))
                : Optional.empty();
        boolean passwordUsed = anchorFile.keyStore()
                || intermediateFile.filter(CertificateFile::keyStore).isPresent();
        if (configuration.isGiven(Setting.ANCHORS_PASSWORD) && !passwordUsed) {
            throw new ConfigurationException(
                    Setting.ANCHORS_PASSWORD, "PEM files have no password; remove it, or write a key store");
        }
        jvm.requireOtherCertificates(anchorFile);
        TrustAnchors anchors = anchors(Setting.ANCHORS, anchorFile.entries());
        List<X509Certificate> intermediates =
                intermediateFile.map(CertificateFile::certificates).orElse(List.of());
        List<X509Certificate> issuers = new ArrayList<>(anchors.certificates());
        issuers.addAll(intermediates);
        RevocationPolicy revocation = new RevocationSection(configuration, algorithms(), resources).policy(issuers);
        PathPolicy policy = policy(Purpose.CLIENT, revocation)
                .denyList(DenyFile.read(configuration))
                .build();
        requireSoundSignatures(policy);
        return new CertificationPathVerifier(anchors, IntermediateCertificates.of(intermediates), policy);
    }

    private static void requireSoundSignatures(PathPolicy policy) {
        SignatureSelfTest selfTest = SignatureSelfTest.of(policy);
        selfTest.fault().ifPresent(fault -> {
            throw new ConfigurationException(Setting.SIGNATURE_PROVIDER, fault);
        });
        List<String> unavailable = selfTest.unavailable();
        if (!unavailable.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    Setting.ALGORITHMS.key() + ": this JVM does not verify, and certificates with them are refused: "
                            + String.join(", ", unavailable));
        }
    }

    TrustAnchors anchors(Setting setting, List<NamedCertificate> certificates) {
        return new AnchorFilter(
                        setting,
                        algorithms(),
                        configuration.duration(Setting.CLOCK_SKEW),
                        configuration.flag(Setting.PROFILE_ALLOW_NONCONFORMING),
                        configuration.clock())
                .accept(certificates);
    }

    PathPolicy.Builder policy(Purpose purpose, RevocationPolicy revocation) {
        ExtendedKeyUsageRule rule = configuration.choice(
                Setting.PROFILE_EKU,
                Map.of(
                        "required", ExtendedKeyUsageRule.REQUIRED,
                        "if-present", ExtendedKeyUsageRule.IF_PRESENT));
        try {
            return PathPolicy.builder(revocation)
                    .purpose(purpose, rule)
                    .allowAnyExtendedKeyUsage(configuration.flag(Setting.PROFILE_ALLOW_ANY_EKU))
                    .algorithms(algorithms())
                    .allowNonconforming(configuration.flag(Setting.PROFILE_ALLOW_NONCONFORMING))
                    .clockSkew(configuration.duration(Setting.CLOCK_SKEW));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Setting.CLOCK_SKEW, String.valueOf(e.getMessage()));
        }
    }

    AlgorithmPolicy algorithms() {
        try {
            return AlgorithmPolicy.parse(configuration.value(Setting.ALGORITHMS));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Setting.ALGORITHMS, String.valueOf(e.getMessage()));
        }
    }
}
