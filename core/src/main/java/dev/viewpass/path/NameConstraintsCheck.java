package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.SelfIssued;
import dev.viewpass.path.constraint.ConstrainedName;
import dev.viewpass.path.constraint.ConstrainedNames;
import dev.viewpass.path.constraint.NameConstraints;
import dev.viewpass.path.constraint.Violation;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the names of every certificate of a path with the name constraints of all CAs above it (RFC 5280 sections
 * 4.2.1.10 and 6.1.3), before the JDK does. The JDK leaves out the constraints in the anchor's own certificate and lets
 * names pass that it can not parse; it throws unchecked exceptions at names that it can not compare, and many names times
 * many constraints keep it busy for seconds.
 */
final class NameConstraintsCheck implements PathCheck {
    /** Most names of one certificate that are compared with constraints; callers have a handful. */
    static final int MAX_NAMES = 100;

    /** Most subtrees in the constraints of one path. */
    static final int MAX_SUBTREES = 1000;

    /**
     * Most comparisons of one path. Nobody's signature is needed to cause them, so that each of the candidates of a
     * request must be cheap.
     */
    static final int MAX_COMPARISONS = 20_000;

    @Override
    public String name() {
        return "name constraints";
    }

    @Override
    public boolean isCostly() {
        return true;
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        Comparison comparison = new Comparison(path);
        return comparison
                .readConstraints()
                .or(comparison::readNames)
                .or(comparison::limit)
                .or(comparison::compare);
    }

    private record ConstrainingCa(int index, boolean isAnchor, NameConstraints constraints) {}

    private record ConstrainedCertificate(int index, List<ConstrainedName> names) {}

    /** The work on one path. Everything is read and counted before the first comparison. */
    private static final class Comparison {
        private final List<X509Certificate> certificates;
        private final int anchor;
        private final List<ConstrainingCa> constraining = new ArrayList<>();
        private final List<ConstrainedCertificate> constrained = new ArrayList<>();

        Comparison(CandidatePath path) {
            this.certificates = path.withAnchor();
            this.anchor = certificates.size() - 1;
        }

        Optional<Rejection> readConstraints() {
            int subtrees = 0;
            for (int i = anchor; i > 0; i--) {
                try {
                    Optional<NameConstraints> found = NameConstraints.of(certificates.get(i));
                    if (found.isPresent()) {
                        constraining.add(new ConstrainingCa(i, i == anchor, found.get()));
                        subtrees += found.get().size();
                    }
                } catch (DerException e) {
                    return refuse(
                            i == anchor ? RejectionReason.ANCHOR_CONSTRAINTS : RejectionReason.PATH_INVALID,
                            "the name constraints of " + ca(i) + " are malformed: " + e.getMessage());
                }
            }
            return subtrees <= MAX_SUBTREES
                    ? Optional.empty()
                    : refuse(
                            RejectionReason.LIMIT_EXCEEDED,
                            "the name constraints of the path have " + subtrees + " subtrees, at most " + MAX_SUBTREES
                                    + " are compared");
        }

        Optional<Rejection> readNames() {
            int highest = constraining.isEmpty() ? 0 : constraining.get(0).index();
            for (int i = highest - 1; i >= 0; i--) {
                X509Certificate certificate = certificates.get(i);
                // A CA that changes its key, say, certifies itself under its own name (RFC 5280 section 6.1.3 (b)).
                if (i > 0 && SelfIssued.is(certificate)) {
                    continue;
                }
                String subject = CertificateText.subject(certificate);
                try {
                    List<ConstrainedName> names = i == 0
                            ? ConstrainedNames.ofEndEntity(certificate)
                            : ConstrainedNames.ofAuthority(certificate);
                    if (names.size() > MAX_NAMES) {
                        return refuse(
                                RejectionReason.LIMIT_EXCEEDED,
                                "the certificate of " + subject + " has " + names.size() + " names, at most "
                                        + MAX_NAMES + " are compared with name constraints");
                    }
                    constrained.add(new ConstrainedCertificate(i, names));
                } catch (DerException e) {
                    return refuse(
                            i == 0 ? RejectionReason.LEAF_PROFILE : RejectionReason.PATH_INVALID,
                            "the names of " + (i == 0 ? "" : "the CA ") + subject
                                    + ", for which name constraints hold, are malformed: " + e.getMessage());
                }
            }
            return Optional.empty();
        }

        Optional<Rejection> limit() {
            int comparisons = 0;
            for (ConstrainedCertificate below : constrained) {
                for (ConstrainingCa ca : constraining) {
                    comparisons += ca.index() > below.index()
                            ? below.names().size() * ca.constraints().size()
                            : 0;
                }
            }
            return comparisons <= MAX_COMPARISONS
                    ? Optional.empty()
                    : refuse(
                            RejectionReason.LIMIT_EXCEEDED,
                            "the names and name constraints of the path call for " + comparisons
                                    + " comparisons, at most " + MAX_COMPARISONS + " are made");
        }

        Optional<Rejection> compare() {
            for (ConstrainedCertificate below : constrained) {
                for (ConstrainingCa ca : constraining) {
                    Optional<Rejection> rejection = ca.index() > below.index() ? compare(below, ca) : Optional.empty();
                    if (rejection.isPresent()) {
                        return rejection;
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<Rejection> compare(ConstrainedCertificate certificate, ConstrainingCa ca) {
            for (ConstrainedName name : certificate.names()) {
                Optional<Violation> violation = ca.constraints().violation(name.name());
                if (violation.isPresent()) {
                    return refuse(
                            ca.isAnchor() ? RejectionReason.ANCHOR_CONSTRAINTS : RejectionReason.NAME_CONSTRAINTS,
                            name.text() + " " + violation.get().explain(ca(ca.index())));
                }
            }
            return Optional.empty();
        }

        private String ca(int index) {
            return (index == anchor ? "the anchor " : "the CA ") + CertificateText.subject(certificates.get(index));
        }

        private static Optional<Rejection> refuse(RejectionReason reason, String explanation) {
            return Optional.of(new Rejection(reason, explanation));
        }
    }
}
