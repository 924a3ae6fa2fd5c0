package dev.viewpass.config;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The certificates of one file that a setting points to; never none.
 *
 * @param location the value of the setting
 * @param entries the certificates in the order of the file; of a key store in the order of its aliases
 * @param keyStore whether the file is a key store, which may have a password
 */
record CertificateFile(String location, List<NamedCertificate> entries, boolean keyStore) {
    CertificateFile {
        entries = List.copyOf(entries);
    }

    List<X509Certificate> certificates() {
        return entries.stream().map(NamedCertificate::certificate).toList();
    }
}
