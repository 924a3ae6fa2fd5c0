package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.BasicConstraints;
import dev.viewpass.certificate.extension.KeyUsage;
import dev.viewpass.certificate.extension.KeyUsage.Use;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Demands that every certificate which issued another one of the path belongs to a CA and may sign certificates (RFC 5280
 * section 6.1.4 (k) and (n)). The JDK demands that too; here the refusal says who issued what.
 */
final class IssuerProfile implements PathCheck {

    @Override
    public String name() {
        return "profile of the CA certificates";
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        List<X509Certificate> certificates = path.certificates();
        for (int i = 1; i < certificates.size(); i++) {
            Optional<Rejection> rejection = check(certificates.get(i), certificates.get(i - 1));
            if (rejection.isPresent()) {
                return rejection;
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> check(X509Certificate issuer, X509Certificate issued) {
        try {
            if (BasicConstraints.of(issuer).filter(BasicConstraints::authority).isEmpty()) {
                return refuse(
                        RejectionReason.PATH_INVALID,
                        issuer,
                        issued,
                        "its basic constraints do not say that it is a CA");
            }
            return KeyUsage.of(issuer)
                            .filter(usage -> !usage.uses().contains(Use.KEY_CERT_SIGN))
                            .isPresent()
                    ? refuse(RejectionReason.KEY_USAGE, issuer, issued, "its key usage lacks keyCertSign")
                    : Optional.empty();
        } catch (DerException e) {
            return refuse(RejectionReason.PATH_INVALID, issuer, issued, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Rejection> refuse(
            RejectionReason reason, X509Certificate issuer, X509Certificate issued, String why) {
        return Optional.of(new Rejection(
                reason,
                "the certificate of " + CertificateText.subject(issuer) + " can not have issued the one of "
                        + CertificateText.subject(issued) + ": " + why));
    }
}
