package dev.viewpass.edge;

import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;

/**
 * The fields of RFC 9440: nothing without a certificate, {@code Client-Cert} for the end-entity certificate,
 * {@code Client-Cert-Chain} only when there are others.
 */
record ClientCertFields(ChainLines layout) implements CertificateFields {

    @Override
    public List<HttpField> lines(List<X509Certificate> presented) {
        if (presented.isEmpty()) {
            return List.of();
        }
        List<String> sequences =
                presented.stream().map(ClientCertFields::byteSequence).toList();
        List<String> issuers = sequences.subList(1, sequences.size());
        Stream<String> chain = switch (layout) {
            case ONE ->
                issuers.isEmpty() ? Stream.empty() : Stream.of(issuers.stream().collect(Collectors.joining(", ")));
            case ONE_PER_CERTIFICATE -> issuers.stream();
        };
        return Stream.concat(
                        Stream.of(new HttpField(ViewerFields.CLIENT_CERT, sequences.get(0))),
                        chain.map(line -> new HttpField(ViewerFields.CLIENT_CERT_CHAIN, line)))
                .toList();
    }

    private static String byteSequence(X509Certificate certificate) {
        return ":" + Base64.getEncoder().encodeToString(CertificateFields.der(certificate)) + ":";
    }
}
