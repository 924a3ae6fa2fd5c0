package dev.viewpass.testkit;

import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;

/** Values of the header fields {@code Client-Cert} and {@code Client-Cert-Chain} (RFC 9440 sections 2.2 and 2.3). */
final class ClientCertFields {
    private ClientCertFields() {}

    static String item(X509Certificate certificate) {
        return ":" + Base64.getEncoder().encodeToString(Certificates.der(certificate)) + ":";
    }

    static String list(Collection<X509Certificate> certificates) {
        return certificates.stream().map(ClientCertFields::item).collect(Collectors.joining(", "));
    }
}
