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
                .anyMatch(line -> !StructuredFieldCursor.isBlank(line));
    }

    /**
     * Returns the names of the fields that this format reads; the application must not see them.
     *
     * @return the configured names
     */
    Set<String> fieldNames();
}
