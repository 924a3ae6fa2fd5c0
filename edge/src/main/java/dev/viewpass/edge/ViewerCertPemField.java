package dev.viewpass.edge;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.http.HttpField;

/**
 * {@code CloudFront-Viewer-Cert-Pem}, the end-entity certificate as percent-encoded PEM; nothing without a certificate.
 *
 * <p>Whether CloudFront escapes the characters {@code + / =} of base64 is not documented. Here they are escaped
 * ({@code %2B %2F %3D}), so that a decoder meets the form that it must not overlook; one has to take both.
 */
record ViewerCertPemField() implements CertificateFields {
    private static final String NAME = "CloudFront-Viewer-Cert-Pem";
    private static final int COLUMNS = 64;

    @Override
    public List<HttpField> lines(List<X509Certificate> presented) {
        return presented.stream()
                .limit(1)
                .map(leaf -> new HttpField(NAME, percentEncoded(pem(leaf))))
                .toList();
    }

    private static String pem(X509Certificate certificate) {
        String body = Base64.getMimeEncoder(COLUMNS, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(CertificateFields.der(certificate));
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }

    private static String percentEncoded(String pem) {
        return pem.replace(" ", "%20")
                .replace("\n", "%0A")
                .replace("+", "%2B")
                .replace("/", "%2F")
                .replace("=", "%3D");
    }
}
