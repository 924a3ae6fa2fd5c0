package dev.viewpass.header;

import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.gateway.ProvenRequest;
import java.util.HashSet;
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
     * Returns the names of the fields that the application must not see: those that carry certificates, those by which the
     * gateway describes them, and the standard ones of RFC 9440 even where others are read. A gateway removes what callers
     * write only from the fields that it writes itself, and an application that believed another would be open to whoever
     * can write it.
     *
     * @return the configured names, the standard ones, and those that the gateway's manual gives to descriptions
     */
    default Set<String> hiddenFieldNames() {
        Set<String> names = new HashSet<>(LeafAndChainHeader.STANDARD_FIELDS);
        names.addAll(fieldNames());
        return Set.copyOf(names);
    }
}
