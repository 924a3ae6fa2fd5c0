package dev.viewpass.edge;

/**
 * How the presented chain is laid out in the field {@code Client-Cert-Chain}. Both layouts mean the same list (RFC 9110
 * section 5.3), so an application has to accept both.
 */
public enum ChainLines {
    /** All certificates in one field line, {@code :base64:, :base64:}. */
    ONE,

    /** One field line for each certificate, in TLS order. */
    ONE_PER_CERTIFICATE
}
