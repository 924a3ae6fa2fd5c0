package dev.viewpass.header;

import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.gateway.ProvenRequest;
import java.util.Set;

/** One wire format of forwarded client certificates. There is no detection of formats: the operator names one. */
public interface ClientCertificateHeader {

    /**
     * Reads the certificate fields of a proven request.
     *
     * @param request a request that came through the gateway
     * @return absent, malformed or presented; no exception, whatever was sent
     */
    HeaderContent read(ProvenRequest request);

    /**
     * Tells, without parsing anything, whether a request carries certificate fields at all.
     *
     * @param request a request from anybody
     * @return true when any certificate field has a value
     */
    default boolean isPresent(ForwardedRequest request) {
        return fieldNames().stream()
                .flatMap(name -> request.fieldLines(name).stream())
                .anyMatch(line -> !FieldCursor.isBlank(line));
    }

    /**
     * Returns the names of the fields that carry certificates, which this format reads.
     *
     * @return the configured names
     */
    Set<String> fieldNames();

    /**
     * Returns how many certificates one request may carry.
     *
     * @return at least 1, the leaf counted
     */
    int maxCertificates();

    /**
     * Returns the names of the fields that the application must not see: those that carry certificates, and those by
     * which the gateway describes them. An application that believed a description would be open to whoever can write
     * one.
     *
     * @return the configured names and those that the gateway's manual gives to descriptions
     */
    default Set<String> hiddenFieldNames() {
        return fieldNames();
    }
}
