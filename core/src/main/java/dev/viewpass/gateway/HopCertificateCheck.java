package dev.viewpass.gateway;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether the certificate of a TLS connection is the gateway's own. */
@FunctionalInterface
public interface HopCertificateCheck {

    /**
     * Examines the certificates with which the sender authenticated its connection.
     *
     * @param chain leaf first, never empty
     * @param now the time of the decision
     * @return nothing when the certificate is the gateway's, else why not, for the operator
     */
    Optional<String> fault(List<X509Certificate> chain, Instant now);
}
