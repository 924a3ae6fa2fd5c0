package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.BasicConstraints;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds a path to the path length that the anchor's own certificate allows (RFC 5280 section 4.2.1.9). An anchor is more
 * than a name and a key here: what its certificate restricts counts like the restrictions of any CA. Its name
 * constraints, policies, extended key usage, critical extensions and validity are held by the checks for these, which
 * take the anchor for the first CA of the path; the JDK looks at none of them.
 */
final class AnchorConstraints implements PathCheck {

    @Override
    public String name() {
        return "path length of the anchor";
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        try {
            int limit = BasicConstraints.of(path.anchor())
                    .map(BasicConstraints::limit)
                    .orElse(BasicConstraints.UNLIMITED);
            long below = PathMember.of(path).stream()
                    .filter(member -> member.role() == PathMember.Role.AUTHORITY && !member.isSelfIssued())
                    .count();
            return below <= limit
                    ? Optional.empty()
                    : refuse(
                            path.anchor(),
                            "allows " + limit + " CA certificates below it (path length), and there are " + below);
        } catch (DerException e) {
            return refuse(path.anchor(), "can not be used: " + e.getMessage());
        }
    }

    private static Optional<Rejection> refuse(X509Certificate anchor, String what) {
        return Optional.of(new Rejection(
                RejectionReason.ANCHOR_CONSTRAINTS,
                "the certificate of the anchor " + CertificateText.subject(anchor) + " " + what));
    }
}
