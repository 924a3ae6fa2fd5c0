package dev.viewpass;

/** What a resource demands of a request. */
public enum CertificateRule {
    /** A verified certificate is needed. */
    REQUIRED,
    /** Without a certificate the caller is anonymous; a bad certificate is refused all the same. */
    OPTIONAL,
    /** Certificates are not looked at and there is no caller, for health probes. */
    IGNORE
}
