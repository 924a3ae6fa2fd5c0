package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.certificate.DerElement;
import dev.viewpass.certificate.DerReader;
import java.security.cert.X509Certificate;

/**
 * A request for the status of one certificate, in the lightweight profile (RFC 5019 section 2.1): SHA-1 identifier, no
 * nonce, not signed, so that a responder may answer with what it has signed before.
 */
public final class OcspRequest {
    private OcspRequest() {}

    /**
     * Encodes a request.
     *
     * @param certificate the certificate in question
     * @param issuer the certificate of the key that signed it
     * @return the DER encoding of an OCSPRequest
     */
    public static byte[] encode(X509Certificate certificate, X509Certificate issuer) {
        byte[] request = sequence(CertId.sha1Of(certificate, issuer).encoded());
        return sequence(sequence(sequence(request)));
    }

    private static byte[] sequence(byte[] contents) {
        return DerElement.of(DerReader.SEQUENCE, contents);
    }
}
