package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.ExtendedKeyUsage;
import dev.viewpass.certificate.extension.KeyUsage;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Whether a certificate lets its key answer for the CA that issued it (RFC 6960 section 4.2.2.2). anyExtendedKeyUsage does
 * not count.
 */
final class OcspDelegate {
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

    private OcspDelegate() {}

    /** Returns why it does not, or nothing. */
    static Optional<String> fault(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return Optional.of("is issued by another CA");
        }
        try {
            if (ExtendedKeyUsage.of(certificate)
                    .filter(usage -> usage.purposes().contains(OCSP_SIGNING))
                    .isEmpty()) {
                return Optional.of("lacks id-kp-OCSPSigning in its extended key usage");
            }
            return KeyUsage.of(certificate)
                    .filter(usage -> !usage.uses().contains(KeyUsage.Use.DIGITAL_SIGNATURE))
                    .map(usage -> "lacks digitalSignature in its key usage");
        } catch (DerException e) {
            return Optional.of("is malformed: " + e.getMessage());
        }
    }
}
