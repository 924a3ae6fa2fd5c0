package dev.viewpass.config;

import dev.viewpass.gateway.GatewayCertificate;
import dev.viewpass.gateway.PinnedKey;
import dev.viewpass.path.CertificationPathVerifier;
import dev.viewpass.path.IntermediateCertificates;
import dev.viewpass.path.PathPolicy;
import dev.viewpass.path.PathPolicy.ExtendedKeyUsageRule;
import dev.viewpass.path.PathPolicy.Purpose;
import dev.viewpass.path.TrustAnchors;
import dev.viewpass.path.revocation.RevocationPolicy;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** The settings {@code gateway.certificate.*}: the gateway's own TLS certificate. */
final class GatewayCertificateSection {
    private final Configuration configuration;

    GatewayCertificateSection(Configuration configuration) {
        this.configuration = configuration;
    }

    boolean isGiven() {
        return configuration.isGiven(Setting.GATEWAY_CERTIFICATE_SPKI_SHA256)
                || configuration.isGiven(Setting.GATEWAY_CERTIFICATE_ANCHORS)
                || configuration.isGiven(Setting.GATEWAY_CERTIFICATE_SUBJECT);
    }

    Optional<GatewayCertificate> certificate() {
        if (!isGiven()) {
            return Optional.empty();
        }
        boolean byName = configuration.isGiven(Setting.GATEWAY_CERTIFICATE_ANCHORS)
                || configuration.isGiven(Setting.GATEWAY_CERTIFICATE_SUBJECT);
        if (!configuration.isGiven(Setting.GATEWAY_CERTIFICATE_SPKI_SHA256)) {
            return Optional.of(GatewayCertificate.of(issued(), configuration.clock()));
        }
        if (byName) {
            throw new ConfigurationException(
                    Setting.GATEWAY_CERTIFICATE_SPKI_SHA256,
                    "contradicts gateway.certificate.anchors and gateway.certificate.subject; keep one of them");
        }
        return Optional.of(GatewayCertificate.of(pinned(), configuration.clock()));
    }

    private PinnedKey pinned() {
        try {
            return PinnedKey.of(configuration.list(Setting.GATEWAY_CERTIFICATE_SPKI_SHA256));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Setting.GATEWAY_CERTIFICATE_SPKI_SHA256, String.valueOf(e.getMessage()));
        }
    }

    private IssuedHopCertificate issued() {
        for (Setting needed :
                new Setting[] {Setting.GATEWAY_CERTIFICATE_ANCHORS, Setting.GATEWAY_CERTIFICATE_SUBJECT}) {
            if (!configuration.isGiven(needed)) {
                throw new ConfigurationException(
                        needed,
                        "gateway.certificate.anchors and gateway.certificate.subject belong together, since a CA"
                                + " certifies others too; write both");
            }
        }
        return new IssuedHopCertificate(subject(), verifier());
    }

    private X500Principal subject() {
        try {
            return new X500Principal(configuration.value(Setting.GATEWAY_CERTIFICATE_SUBJECT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    Setting.GATEWAY_CERTIFICATE_SUBJECT,
                    "write the whole subject in the form of RFC 4514, such as CN=edge.example.com,O=Acme");
        }
    }

    private CertificationPathVerifier verifier() {
        PathSection path = new PathSection(configuration);
        TrustAnchors anchors = path.anchors(
                Setting.GATEWAY_CERTIFICATE_ANCHORS,
                CertificateFiles.read(configuration, Setting.GATEWAY_CERTIFICATE_ANCHORS)
                        .entries());
        PathPolicy policy = PathPolicy.builder(new RevocationPolicy.Off())
                .purpose(Purpose.CLIENT, ExtendedKeyUsageRule.REQUIRED)
                .algorithms(path.algorithms())
                .allowNonconforming(configuration.flag(Setting.PROFILE_ALLOW_NONCONFORMING))
                .clockSkew(configuration.duration(Setting.CLOCK_SKEW))
                .build();
        return new CertificationPathVerifier(anchors, IntermediateCertificates.of(List.of()), policy);
    }
}
