package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.revocation.ExaminedPath;
import java.security.cert.X509Certificate;
import java.util.List;

/** Where OCSP responses come from. It is asked by threads of requests, so that it answers from memory. */
@FunctionalInterface
public interface OcspResponses {

    /**
     * Returns the responses that are at hand for a certificate. Nothing in them is believed before it is examined.
     *
     * @param certificate a certificate whose signature is verified
     * @param issuer the certificate of the key that signed it
     * @return the current responses, empty when there is none at all; each must be usable for the certificate to be good
     * @throws DerException if there is something and it can not be read; the certificate is then refused, whatever the
     *     setting for unknown certificates says
     */
    List<OcspResponse> of(X509Certificate certificate, X509Certificate issuer) throws DerException;

    /**
     * Sees to it that there will be responses, and waits for them as long as the request may.
     *
     * @param path a path whose signatures are verified
     * @param from index of the first certificate that is asked about
     * @param to index after the last
     */
    default void prepare(ExaminedPath path, int from, int to) {}

    /**
     * Says why there may be no response.
     *
     * @param certificate the certificate
     * @param issuer the certificate of the key that signed it
     * @return the end of a sentence for the operator, or an empty text
     */
    default String absence(X509Certificate certificate, X509Certificate issuer) {
        return "";
    }
}
