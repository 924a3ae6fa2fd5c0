package dev.viewpass.config;

import dev.viewpass.certificate.CertificateText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The CAs that the JVM trusts for TLS servers. They certify everybody who owns a domain or pays, so they are never
 * anchors. The store is read for this comparison only, and only when there are many anchors.
 */
final class JvmTrustStore {
    /** So many common certificates are no coincidence. */
    static final int COMMON = 20;

    private final List<Path> files;

    private JvmTrustStore(List<Path> files) {
        this.files = files;
    }

    static JvmTrustStore ofThisJvm() {
        return of(Path.of(System.getProperty("java.home", "")));
    }

    static JvmTrustStore of(Path javaHome) {
        Path directory = javaHome.resolve("lib").resolve("security");
        return new JvmTrustStore(List.of(directory.resolve("jssecacerts"), directory.resolve("cacerts")));
    }

    /** Fails when a location, by whatever links, is that of the JVM's store. */
    void requireOtherFile(ResourceLocations locations, String location) {
        if (files.stream().anyMatch(file -> locations.isSameFile(location, file))) {
            throw refused(location + " is the store of CAs that the JVM trusts for TLS servers");
        }
    }

    /** Fails when many of the certificates also stand in the JVM's store. */
    void requireOtherCertificates(CertificateFile anchors) {
        if (anchors.entries().size() < COMMON) {
            return;
        }
        Set<String> fingerprints = new HashSet<>();
        files.forEach(file -> fingerprints.addAll(fingerprints(file)));
        long common = anchors.certificates().stream()
                .map(CertificateText::fingerprint)
                .distinct()
                .filter(fingerprints::contains)
                .count();
        if (common >= COMMON) {
            throw refused(anchors.location() + " holds " + common + " CAs that the JVM trusts for TLS servers");
        }
    }

    private static ConfigurationException refused(String what) {
        return new ConfigurationException(
                Setting.ANCHORS,
                what + "; whoever they certify could sign in. Write a file with nothing but the CAs that certify your"
                        + " callers");
    }

    // What can not be read has nothing in common with the anchors; the JVM may well have no such file.
    private static Set<String> fingerprints(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            Optional<KeyStoreFormat> format = KeyStoreFormat.of(content);
            return format.isPresent() ? fingerprints(format.get().newKeyStore(), content) : Set.of();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return Set.of();
        }
    }

    private static Set<String> fingerprints(KeyStore store, byte[] content)
            throws IOException, GeneralSecurityException {
        store.load(new ByteArrayInputStream(content), null);
        Set<String> fingerprints = new HashSet<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                fingerprints.add(CertificateText.fingerprint(certificate));
            }
        }
        return fingerprints;
    }
}
