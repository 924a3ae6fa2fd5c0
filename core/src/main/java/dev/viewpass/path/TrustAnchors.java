package dev.viewpass.path;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.constraint.NameConstraints;
import dev.viewpass.refusal.Rejection;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * The CA certificates at which a path may end: those that the operator configured, never the JVM's.
 *
 * @param certificates the anchors in the order of configuration, without repetitions
 */
public record TrustAnchors(List<X509Certificate> certificates) {

    /**
     * Makes the set of anchors.
     *
     * @param certificates the anchors; repetitions are dropped
     * @throws IllegalArgumentException if there is none
     */
    public TrustAnchors {
        Set<X509Certificate> distinct = new LinkedHashSet<>(certificates);
        if (distinct.isEmpty()) {
            throw new IllegalArgumentException("no anchor is configured");
        }
        certificates = List.copyOf(distinct);
    }

    /**
     * Makes the set of anchors from any collection.
     *
     * @param certificates the anchors
     * @return the set
     * @throws IllegalArgumentException if there is none
     */
    public static TrustAnchors of(Collection<X509Certificate> certificates) {
        return new TrustAnchors(List.copyOf(certificates));
    }

    /**
     * Tells why no path could ever end at a certificate: an extension that is malformed or too large, or critical and not
     * known, or key identifiers that contradict each other. Each request would be refused for it.
     *
     * @param certificate the certificate of a CA
     * @param allowNonconforming whether key identifiers that miss or contradict each other do not matter
     * @return the fault, or nothing
     */
    public static Optional<Rejection> fault(X509Certificate certificate, boolean allowNonconforming) {
        PathMember anchor = new PathMember(certificate, PathMember.Role.ANCHOR);
        Optional<Rejection> malformed = ExtensionCheck.check(anchor);
        if (malformed.isPresent()) {
            return malformed;
        }
        try {
            int subtrees =
                    NameConstraints.of(certificate).map(NameConstraints::size).orElse(0);
            return subtrees > NameConstraintsCheck.MAX_SUBTREES
                    ? anchor.refuse("the name constraints have " + subtrees + " subtrees, at most "
                            + NameConstraintsCheck.MAX_SUBTREES + " are compared")
                    : new KeyIdentifierCheck(allowNonconforming).checkAnchor(anchor);
        } catch (DerException e) {
            return anchor.refuse("an extension is malformed: " + e.getMessage());
        }
    }

    /**
     * Tells whether a certificate is itself an anchor.
     *
     * @param certificate any certificate
     * @return true when an anchor has the same encoding
     */
    public boolean contains(X509Certificate certificate) {
        return certificates.contains(certificate);
    }

    List<X509Certificate> named(X500Principal name) {
        return certificates.stream()
                .filter(anchor -> anchor.getSubjectX500Principal().equals(name))
                .toList();
    }
}
