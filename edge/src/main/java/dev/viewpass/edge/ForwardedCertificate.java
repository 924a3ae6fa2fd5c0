package dev.viewpass.edge;

import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.eclipse.jetty.http.HttpField;

/**
 * What a client presented in TLS, as the field lines of RFC 9440: nothing without a certificate, {@code Client-Cert} for
 * the end-entity certificate, {@code Client-Cert-Chain} only when there are others.
 */
record ForwardedCertificate(List<String> byteSequences) {

    /** A resumed session still knows the whole chain, see {@link ViewerTls}. */
    static ForwardedCertificate of(SSLSession session) {
        try {
            return new ForwardedCertificate(Stream.of(session.getPeerCertificates())
                    .map(ForwardedCertificate::byteSequence)
                    .toList());
        } catch (SSLPeerUnverifiedException e) {
            return new ForwardedCertificate(List.of());
        }
    }

    List<HttpField> lines(ChainLines layout) {
        if (byteSequences.isEmpty()) {
            return List.of();
        }
        HttpField leaf = new HttpField(ViewerFields.CLIENT_CERT, byteSequences.get(0));
        List<String> issuers = byteSequences.subList(1, byteSequences.size());
        Stream<String> lines = switch (layout) {
            case ONE ->
                issuers.isEmpty() ? Stream.empty() : Stream.of(issuers.stream().collect(Collectors.joining(", ")));
            case ONE_PER_CERTIFICATE -> issuers.stream();
        };
        return Stream.concat(Stream.of(leaf), lines.map(line -> new HttpField(ViewerFields.CLIENT_CERT_CHAIN, line)))
                .toList();
    }

    private static String byteSequence(Certificate certificate) {
        try {
            return ":" + Base64.getEncoder().encodeToString(certificate.getEncoded()) + ":";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that came over TLS has no encoding.", e);
        }
    }
}
