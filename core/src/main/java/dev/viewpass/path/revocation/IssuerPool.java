package dev.viewpass.path.revocation;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * What a request brings besides its path: certificates among which may be that of another key of one of the path's CAs,
 * and a bound to the work they can cause. Nothing in it is trusted.
 */
public interface IssuerPool {
    /** No certificates. */
    IssuerPool EMPTY = new IssuerPool() {
        @Override
        public Collection<X509Certificate> named(X500Principal subject) {
            return List.of();
        }

        @Override
        public boolean mayVerify() {
            return false;
        }
    };

    /**
     * Returns the presented and configured certificates of a name.
     *
     * @param subject the name
     * @return certificates with that subject, of whatever origin
     */
    Collection<X509Certificate> named(X500Principal subject);

    /**
     * Counts the verification of one signature, before it is made.
     *
     * @return false when the request has caused too many; then it must be refused
     */
    boolean mayVerify();

    /**
     * Returns how long the request has waited for revocation data.
     *
     * @return the same object for all that one request examines
     */
    default WaitingTime waiting() {
        return new WaitingTime();
    }
}
