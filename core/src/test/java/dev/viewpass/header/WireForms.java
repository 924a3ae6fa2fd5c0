package dev.viewpass.header;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.testkit.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Certificates as gateways write them. */
final class WireForms {
    private WireForms() {}

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    static String base64(X509Certificate certificate) {
        return base64(der(certificate));
    }

    static String item(X509Certificate certificate) {
        return ":" + base64(certificate) + ":";
    }

    static String concatenated(List<X509Certificate> certificates) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        certificates.forEach(certificate -> octets.writeBytes(der(certificate)));
        return base64(octets.toByteArray());
    }

    static String pem(X509Certificate certificate) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(certificate));
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }

    /** As nginx, Envoy and CloudFront escape: all but unreserved characters. */
    static String escaped(String text) {
        return ViewerCertPem.escape(text);
    }

    /** As an AWS load balancer escapes: {@code + = /} stay. */
    static String halfEscaped(String text) {
        return text.replace(" ", "%20").replace("\n", "%0A");
    }

    /** As Apache httpd writes a variable: blanks for line ends. */
    static String blanks(String text) {
        return text.replace('\n', ' ').strip();
    }

    static String base64Pem(X509Certificate certificate) {
        return base64(pem(certificate).getBytes(StandardCharsets.US_ASCII));
    }

    static String xfcc(TestCertificate certificate) {
        return "Hash=" + hash(certificate.certificate()) + ";Cert=\"" + escaped(pem(certificate.certificate())) + "\"";
    }

    static String xfccChain(TestCertificate certificate) {
        String chain = certificate.issuers().stream()
                .map(WireForms::pem)
                .collect(Collectors.joining("", pem(certificate.certificate()), ""));
        return xfcc(certificate) + ";Chain=\"" + escaped(chain) + "\"";
    }

    static String hash(X509Certificate certificate) {
        return CertificateText.fingerprint(certificate).substring("sha256:".length());
    }
}
