package dev.viewpass.config;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.BasicConstraints;
import dev.viewpass.certificate.extension.KeyUsage;
import dev.viewpass.certificate.extension.KnownExtension;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

/** What a certificate has to say of itself to be an anchor: that it is a CA's (RFC 5280 sections 4.2.1.3 and 4.2.1.9). */
final class AnchorProfile {
    private AnchorProfile() {}

    /**
     * Returns why a certificate is not a CA's, or nothing. Basic constraints decide; when they are absent altogether, as
     * in old private roots, a key usage with keyCertSign does.
     *
     * @throws DerException if one of the two can not be parsed
     */
    static Optional<String> whyNoAuthority(X509Certificate certificate) throws DerException {
        return whyNoAuthority(BasicConstraints.of(certificate), KeyUsage.of(certificate));
    }

    private static Optional<String> whyNoAuthority(Optional<BasicConstraints> constraints, Optional<KeyUsage> usage) {
        if (constraints.isEmpty() && usage.isEmpty()) {
            return Optional.of("it has neither basic constraints nor a key usage, which would say so");
        }
        if (constraints.filter(value -> !value.authority()).isPresent()) {
            return Optional.of("its basic constraints say that it is a leaf's");
        }
        return usage.filter(value -> !value.uses().contains(KeyUsage.Use.KEY_CERT_SIGN))
                .map(value -> "its key usage does not list keyCertSign");
    }

    /** Tells whether basic constraints stand there and are not critical, as RFC 5280 section 4.2.1.9 demands of a CA. */
    static boolean hasConstraintsThatAreNotCritical(X509Certificate certificate) {
        Set<String> oids = certificate.getNonCriticalExtensionOIDs();
        return oids != null && oids.contains(KnownExtension.BASIC_CONSTRAINTS.oid());
    }
}
