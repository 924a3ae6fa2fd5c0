package dev.viewpass.path.revocation.ocsp;

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
     * @return the current responses, empty when there is none; each must be usable for the certificate to be good
     */
    List<OcspResponse> of(X509Certificate certificate, X509Certificate issuer);
}
