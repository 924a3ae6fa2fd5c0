package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.ExtendedKeyUsage;
import dev.viewpass.certificate.extension.KeyUsage;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a certificate lets its key answer for the CA that issued it (RFC 6960 section 4.2.2.2). anyExtendedKeyUsage does
 * not count.
 *
 * <p>Whether the delegate is itself revoked is not asked, with id-pkix-ocsp-nocheck in its certificate or without (RFC 6960
 * section 4.2.2.2.1 leaves the second to local policy). Its answer about itself would prove nothing, and CAs give delegates
 * short lives in place of that. Who steals the key of a delegate can therefore answer until its certificate ends, unless
 * the operator denies that certificate.
 */
final class OcspDelegate {
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

    private OcspDelegate() {}

    /** Returns why it does not, or nothing. */
    static Optional<String> fault(X509Certificate certificate, X509Certificate issuer, Instant at) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return Optional.of("is issued by another CA");
        }
        Instant notBefore = certificate.getNotBefore().toInstant();
        Instant notAfter = certificate.getNotAfter().toInstant();
        if (at.isBefore(notBefore) || at.isAfter(notAfter)) {
            return Optional.of("is valid from " + notBefore + " until " + notAfter + " only");
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
