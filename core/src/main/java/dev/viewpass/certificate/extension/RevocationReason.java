package dev.viewpass.certificate.extension;

/** Reasons that a CRL can be limited to, in the order of the bits of ReasonFlags (RFC 5280 section 4.2.1.13). */
public enum RevocationReason {
    /** Not used. */
    UNUSED,
    /** The key of the subject is known to others. */
    KEY_COMPROMISE,
    /** The key of the CA is known to others. */
    CA_COMPROMISE,
    /** The subject's name or other information has changed. */
    AFFILIATION_CHANGED,
    /** Another certificate has replaced this one. */
    SUPERSEDED,
    /** The certificate is no longer needed. */
    CESSATION_OF_OPERATION,
    /** The certificate is suspended. */
    CERTIFICATE_HOLD,
    /** A privilege was withdrawn. */
    PRIVILEGE_WITHDRAWN,
    /** The key of the attribute authority is known to others. */
    AA_COMPROMISE
}
