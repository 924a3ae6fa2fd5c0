package dev.viewpass.path.revocation;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Predicate;

/**
 * A path whose certificates are to be looked up, and what may be asked about other keys of its CAs.
 *
 * @param certificates end entity first, anchor last; all signatures are verified
 * @param pool other certificates
 * @param acceptable whether a certificate of the pool is valid at the time of the decision and strong enough; its
 *     signature, its key usage and its revocation are examined here
 */
public record ExaminedPath(List<X509Certificate> certificates, IssuerPool pool, Predicate<X509Certificate> acceptable) {

    /**
     * Makes a path.
     *
     * @param certificates end entity first, anchor last; all signatures are verified
     * @param pool other certificates
     * @param acceptable whether a certificate of the pool is valid and strong enough
     */
    public ExaminedPath {
        certificates = List.copyOf(certificates);
    }

    /**
     * Makes a path without other certificates: only the keys of its own may have signed lists.
     *
     * @param certificates end entity first, anchor last; all signatures are verified
     * @return the path
     */
    public static ExaminedPath of(List<X509Certificate> certificates) {
        return new ExaminedPath(certificates, IssuerPool.EMPTY, certificate -> false);
    }

    /** The certificates before an index, for which the one at the index vouches. */
    List<X509Certificate> until(int index) {
        return certificates.subList(0, index);
    }

    /** The certificates from an index on, which vouch for the one before it. */
    List<X509Certificate> from(int index) {
        return certificates.subList(index, certificates.size());
    }
}
