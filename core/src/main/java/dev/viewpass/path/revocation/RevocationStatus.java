package dev.viewpass.path.revocation;

/**
 * What revocation data says about one certificate.
 *
 * @param kind the answer
 * @param text what was found, for the operator
 */
public record RevocationStatus(Kind kind, String text) {

    /** The four answers. */
    public enum Kind {
        /** Usable data does not list the certificate. */
        GOOD,
        /** The certificate is listed, whatever the date or reason of its entry. */
        REVOKED,
        /** Data exists and can not be relied on; it refuses like a revocation. */
        UNUSABLE,
        /** There is no data of the issuer, or all of it is for other certificates. */
        ABSENT
    }
}
