package dev.viewpass.header;

import java.util.List;

/** How certificates are written in the value of a field. Implementations know neither names of fields nor X.509. */
interface CertificateSyntax {

    /**
     * Parses a value that is exactly one certificate.
     *
     * @param value what the field holds
     * @param maxBytes most octets of the certificate
     * @return the octets that are said to be a certificate
     * @throws MalformedFieldException if anything else stands there, or the certificate is too large
     */
    byte[] item(String value, int maxBytes) throws MalformedFieldException;

    /**
     * Parses a value that is one certificate or several.
     *
     * @param value what the field holds
     * @param maxItems most certificates
     * @param maxBytes most octets of each
     * @return the octets of each, at least one
     * @throws MalformedFieldException if anything else stands there, or a limit is passed
     */
    List<byte[]> list(String value, int maxItems, int maxBytes) throws MalformedFieldException;

    /** Tells whether the lines of a field may be joined by commas to one value (RFC 9110 section 5.3). */
    default boolean isListOfLines() {
        return false;
    }
}
