package dev.viewpass.header;

import dev.viewpass.testkit.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** What CloudFront sends of a verified viewer: the certificate in percent-encoded PEM, with all but unreserved escaped. */
public final class ViewerCertPem {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ViewerCertPem() {}

    public static String of(TestCertificate certificate) {
        return escape(certificate.pem());
    }

    static String of(byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return escape("-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n");
    }

    /** Escapes everything but the unreserved characters of RFC 3986 section 2.3. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(octet) >= 0) {
                escaped.append((char) octet);
            } else {
                escaped.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return escaped.toString();
    }
}
