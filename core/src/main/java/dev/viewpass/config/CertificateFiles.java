package dev.viewpass.config;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.Pem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the certificates of the file that a setting points to: PEM or a key store, told apart by its content. */
final class CertificateFiles {
    private static final int DER_SEQUENCE = 0x30;

    private CertificateFiles() {}

    static CertificateFile read(Configuration configuration, Setting setting) {
        String location = configuration.value(setting);
        byte[] content = configuration.locations().read(setting.key(), location);
        Optional<KeyStoreFormat> format = KeyStoreFormat.of(content);
        if (format.isPresent()) {
            String password = configuration.text(Setting.ANCHORS_PASSWORD).orElse("");
            KeyStoreFile keyStore = new KeyStoreFile(setting, location, format.get());
            return new CertificateFile(location, keyStore.certificates(content, password), true);
        }
        return new CertificateFile(location, pem(setting, location, content), false);
    }

    private static List<NamedCertificate> pem(Setting setting, String location, byte[] content) {
        List<NamedCertificate> certificates = new ArrayList<>();
        try {
            for (byte[] encoded : Pem.blocks(new String(content, StandardCharsets.US_ASCII), "CERTIFICATE")) {
                certificates.add(NamedCertificate.of(CertificateDecoder.decode(encoded)));
            }
        } catch (DerException e) {
            throw new ConfigurationException(
                    setting,
                    "certificate " + (certificates.size() + 1) + " of " + location + " can not be read: "
                            + e.getMessage());
        }
        if (certificates.isEmpty()) {
            boolean der = content.length > 1 && content[0] == DER_SEQUENCE && content[1] < 0;
            throw new ConfigurationException(
                    setting,
                    location + " holds no PEM certificate (-----BEGIN CERTIFICATE-----) and is neither a PKCS#12 nor"
                            + " a JKS key store"
                            + (der
                                    ? "; when it is a certificate in DER, write what openssl x509 -inform DER -in FILE prints"
                                    : ""));
        }
        return certificates;
    }
}
