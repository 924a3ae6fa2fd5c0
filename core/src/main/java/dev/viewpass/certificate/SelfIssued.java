package dev.viewpass.certificate;

import java.security.cert.X509Certificate;

/**
 * Self-issued certificates (RFC 5280 section 3.2): subject and issuer are the same entity. Some are not self-signed: a CA
 * that changes its key certifies the new one with the old one.
 */
public final class SelfIssued {
    private SelfIssued() {}

    /**
     * Tells whether a certificate is self-issued.
     *
     * @param certificate any certificate
     * @return true when its subject equals its issuer; that says nothing about the key that signed it
     */
    public static boolean is(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
