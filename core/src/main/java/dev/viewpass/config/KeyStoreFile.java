package dev.viewpass.config;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.DerException;
import dev.viewpass.refusal.LogText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads the certificate entries of a key store. A password is always presented, the empty one when none is configured:
 * without any the JDK checks no integrity and silently leaves out what is encrypted.
 *
 * @param setting the setting that points to the file
 * @param location its value
 * @param format what the file's content was recognised as
 */
record KeyStoreFile(Setting setting, String location, KeyStoreFormat format) {

    /** Returns the certificates by alias; the password is empty when none is configured. */
    List<NamedCertificate> certificates(byte[] content, String password) {
        KeyStore store = load(content, password);
        List<NamedCertificate> certificates = new ArrayList<>();
        try {
            for (String alias :
                    Collections.list(store.aliases()).stream().sorted().toList()) {
                certificates.add(certificate(store, alias));
            }
        } catch (KeyStoreException e) {
            throw new IllegalStateException("a key store is not loaded", e);
        }
        if (certificates.isEmpty()) {
            throw new ConfigurationException(setting, "the key store " + location + " " + emptiness());
        }
        return certificates;
    }

    private KeyStore load(byte[] content, String password) {
        KeyStore store = format.newKeyStore();
        try {
            store.load(new ByteArrayInputStream(content), password.toCharArray());
            return store;
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw wrongPassword(!password.isEmpty());
            }
            throw damaged();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw damaged();
        }
    }

    private NamedCertificate certificate(KeyStore store, String alias) throws KeyStoreException {
        String entry = "the entry " + LogText.escape(alias) + " of the key store " + location;
        Certificate certificate = store.getCertificate(alias);
        if (store.isKeyEntry(alias) || certificate == null) {
            throw new ConfigurationException(
                    setting,
                    entry + " is a key; a store of CA certificates must not hold keys: write one with certificate"
                            + " entries only (keytool -importcert)");
        }
        try {
            return NamedCertificate.ofAlias(alias, CertificateDecoder.decode(certificate.getEncoded()));
        } catch (DerException | CertificateEncodingException e) {
            throw new ConfigurationException(setting, entry + " can not be read: " + e.getMessage());
        }
    }

    private ConfigurationException wrongPassword(boolean given) {
        return new ConfigurationException(
                Setting.ANCHORS_PASSWORD,
                given
                        ? "it does not open the " + format.text() + " key store " + location
                                + "; write the password of that store, and when it is the right one, a file that was"
                                + " not changed since it was made"
                        : "the " + format.text() + " key store " + location
                                + " has a password that is not empty; write it");
    }

    private ConfigurationException damaged() {
        return new ConfigurationException(
                setting,
                location + " begins like a " + format.text() + " key store and can not be read as one; it is cut off,"
                        + " damaged or of a kind that the JDK does not know");
    }

    // OpenSSL does not set the attribute of a trusted certificate, without which the JDK shows no entry.
    private String emptiness() {
        return format == KeyStoreFormat.PKCS12
                ? "has no certificate entry that the JDK sees; make it by keytool -importcert, by openssl pkcs12 -export"
                        + " with -jdktrust anyExtendedKeyUsage (OpenSSL 3.2), or write PEM"
                : "is empty; write a file with the certificates of CAs";
    }
}
