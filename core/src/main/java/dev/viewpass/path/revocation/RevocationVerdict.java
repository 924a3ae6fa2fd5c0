package dev.viewpass.path.revocation;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.path.revocation.RevocationPolicy.Scope;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What the statuses of its certificates mean for a path, whatever source they come from.
 *
 * @param scope which certificates are examined
 * @param allowUnknown whether a certificate of {@linkplain RevocationStatus.Kind#ABSENT no} status passes
 */
record RevocationVerdict(Scope scope, boolean allowUnknown) {

    /** How many certificates are examined, from the end entity on. */
    int examined(ExaminedPath path) {
        return scope == Scope.LEAF ? 1 : path.certificates().size() - 1;
    }

    /** Examines the certificates of a path by their index, from the anchor down to the end entity. */
    Optional<Rejection> of(ExaminedPath path, IntFunction<RevocationStatus> examination) {
        for (int i = examined(path) - 1; i >= 0; i--) {
            Optional<Rejection> rejection = rejection(path.certificates().get(i), examination.apply(i));
            if (rejection.isPresent()) {
                return rejection;
            }
        }
        return Optional.empty();
    }

    private Optional<Rejection> rejection(X509Certificate certificate, RevocationStatus status) {
        return switch (status.kind()) {
            case GOOD -> Optional.empty();
            case REVOKED -> refuse(RejectionReason.REVOKED, certificate, status);
            case UNUSABLE -> refuse(RejectionReason.REVOCATION_UNUSABLE, certificate, status);
            case ABSENT ->
                allowUnknown ? Optional.empty() : refuse(RejectionReason.REVOCATION_UNKNOWN, certificate, status);
        };
    }

    private static Optional<Rejection> refuse(
            RejectionReason reason, X509Certificate certificate, RevocationStatus status) {
        return Optional.of(new Rejection(
                reason, "the certificate of " + CertificateText.subject(certificate) + ": " + status.text()));
    }
}
