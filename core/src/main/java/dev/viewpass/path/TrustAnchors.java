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
     * Tells why no path could ever end at a certificate: an extension that is malformed, or critical and not known. Each
     * request would be refused for it.
     *
     * @param certificate the certificate of a CA
     * @return the fault, or nothing
     */
    public static Optional<Rejection> fault(X509Certificate certificate) {
        PathMember anchor = new PathMember(certificate, PathMember.Role.ANCHOR);
        try {
            NameConstraints.of(certificate);
        } catch (DerException e) {
            return anchor.refuse("the name constraints are malformed: " + e.getMessage());
        }
        return ExtensionCheck.check(anchor);
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
