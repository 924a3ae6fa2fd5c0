package dev.viewpass.principal;

import java.io.Serializable;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * The caller, as the application sees it: {@code request.getUserPrincipal()} is one of these.
 *
 * <p>Serializable, so that a session may hold it; what is serialized are texts and the encoding of the end-entity
 * certificate, never a verified path.
 */
public interface CertificatePrincipal extends Principal, Serializable {

    /**
     * Returns the groups that the rules gave to the caller.
     *
     * @return an immutable set in alphabetical order
     */
    Set<String> groups();

    /**
     * Returns the certificate of the caller.
     *
     * @return the end-entity certificate, which was verified when the request was decided
     */
    X509Certificate certificate();

    /**
     * Returns the serial number of the certificate.
     *
     * @return lower-case hexadecimal digits
     */
    String serial();

    /**
     * Returns the fingerprint of the certificate.
     *
     * @return {@code sha256:} and 64 lower-case hexadecimal digits
     */
    String fingerprint();
}
