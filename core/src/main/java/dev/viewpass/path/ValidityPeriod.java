package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Demands that every certificate of a path is valid at the time of the decision (RFC 5280 section 4.1.2.5). The
 * anchor's own period counts too: an anchor that was valid at the start can expire while the application runs.
 */
final class ValidityPeriod implements PathCheck {
    private final Duration skew;

    ValidityPeriod(Duration skew) {
        this.skew = skew;
    }

    @Override
    public String name() {
        return "validity periods";
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        for (X509Certificate certificate : path.withAnchor()) {
            Instant notBefore = certificate.getNotBefore().toInstant();
            if (at.isBefore(notBefore.minus(skew))) {
                return refuse(RejectionReason.NOT_YET_VALID, certificate, "is not valid before " + notBefore, at);
            }
        }
        for (X509Certificate certificate : path.withAnchor()) {
            Instant notAfter = certificate.getNotAfter().toInstant();
            if (at.isAfter(notAfter.plus(skew))) {
                return refuse(RejectionReason.EXPIRED, certificate, "expired at " + notAfter, at);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the instant at which the JDK is to validate a path that passed the check: the nearest one, at most the
     * skew away, at which every certificate is valid.
     */
    Instant instantWithin(CandidatePath path, Instant at) {
        Instant latestStart = at.minus(skew);
        Instant earliestEnd = at.plus(skew);
        for (X509Certificate certificate : path.withAnchor()) {
            latestStart = later(latestStart, certificate.getNotBefore().toInstant());
            earliestEnd = earlier(earliestEnd, certificate.getNotAfter().toInstant());
        }
        return latestStart.isAfter(earliestEnd) ? at : earlier(later(at, latestStart), earliestEnd);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Optional<Rejection> refuse(
            RejectionReason reason, X509Certificate certificate, String what, Instant at) {
        return Optional.of(new Rejection(
                reason,
                "the certificate of " + CertificateText.subject(certificate) + " " + what + "; the time is " + at));
    }
}
