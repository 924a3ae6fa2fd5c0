package dev.viewpass.config;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.Pem;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads the certificates of a PEM file that a setting points to. */
final class CertificateFiles {
    private CertificateFiles() {}

    static List<X509Certificate> read(Configuration configuration, Setting setting) {
        String location = configuration.value(setting);
        byte[] content = configuration.locations().read(setting.key(), location);
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            for (byte[] encoded : Pem.blocks(new String(content, StandardCharsets.US_ASCII), "CERTIFICATE")) {
                certificates.add(CertificateDecoder.decode(encoded));
            }
        } catch (DerException e) {
            throw new ConfigurationException(
                    setting,
                    "certificate " + (certificates.size() + 1) + " of " + location + " can not be read: "
                            + e.getMessage());
        }
        if (certificates.isEmpty()) {
            throw new ConfigurationException(
                    setting,
                    location + " holds no PEM certificate (-----BEGIN CERTIFICATE-----); key stores are not"
                            + " available in this version");
        }
        return certificates;
    }
}
