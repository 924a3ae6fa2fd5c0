package dev.viewpass.gateway;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/**
 * The few facts of a request that the pipeline needs, as an adapter sees them. Implementations only translate; they
 * neither merge, split nor reorder field lines.
 */
public interface ForwardedRequest {

    /**
     * Returns the address of the sender as the container gives it.
     *
     * @return an IPv4 or IPv6 address in text form
     */
    String remoteAddress();

    /**
     * Returns all lines of a field in the order of arrival.
     *
     * @param name a field name; case does not matter
     * @return one entry for each line, with an empty text for an empty value; empty when there is no such line
     */
    List<String> fieldLines(String name);

    /**
     * Returns the names of all fields of the request.
     *
     * @return the names as sent, in any order, possibly repeated
     */
    Collection<String> fieldNames();

    /**
     * Returns the certificates with which the sender itself authenticated its TLS connection to this server, which is
     * the gateway's and never the caller's.
     *
     * @return leaf first; empty without TLS or without a certificate
     */
    List<X509Certificate> hopCertificates();

    /**
     * Returns the host that the request names.
     *
     * @return the host without port, empty when the request names none
     */
    String host();
}
