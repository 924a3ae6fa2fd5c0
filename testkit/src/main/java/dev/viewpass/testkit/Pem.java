package dev.viewpass.testkit;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;

/** Textual encodings of RFC 7468: 64 columns, line feeds, one line feed at the end. */
final class Pem {
    private Pem() {}

    static String certificates(Collection<X509Certificate> certificates) {
        return certificates.stream()
                .map(certificate -> encode("CERTIFICATE", Certificates.der(certificate)))
                .collect(Collectors.joining());
    }

    static String encode(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
