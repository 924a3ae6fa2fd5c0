package dev.viewpass.edge;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.jetty.http.HttpField;

/** Fields by which the origin learns of the client's certificate. */
interface CertificateFields {
    /**
     * Writes the field lines of one request.
     *
     * @param presented what the client presented in TLS, the end-entity certificate first; empty without a certificate
     */
    List<HttpField> lines(List<X509Certificate> presented);

    /** The encoding of a certificate, byte for byte as it came. */
    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that came over TLS has no encoding.", e);
        }
    }
}
