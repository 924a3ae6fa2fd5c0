package dev.viewpass.config;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.refusal.LogText;
import java.security.cert.X509Certificate;

/**
 * A certificate of a file and how messages name it, so that an operator finds it again.
 *
 * @param certificate the certificate
 * @param name its subject, and its alias when it stands in a key store; always one safe line
 */
record NamedCertificate(X509Certificate certificate, String name) {

    /** Names a certificate by its subject. */
    static NamedCertificate of(X509Certificate certificate) {
        return new NamedCertificate(certificate, CertificateText.subject(certificate));
    }

    /** Names a certificate by its subject and its alias in a key store. */
    static NamedCertificate ofAlias(String alias, X509Certificate certificate) {
        return new NamedCertificate(
                certificate, CertificateText.subject(certificate) + " (alias " + LogText.escape(alias) + ")");
    }
}
