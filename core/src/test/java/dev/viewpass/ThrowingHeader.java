package dev.viewpass;

import dev.viewpass.gateway.ProvenRequest;
import dev.viewpass.header.ClientCertificateHeader;
import dev.viewpass.header.HeaderContent;
import java.util.Set;

/** A wire format with a fault in it. */
record ThrowingHeader(Throwable fault) implements ClientCertificateHeader {

    @Override
    public HeaderContent read(ProvenRequest request) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }

    @Override
    public int maxCertificates() {
        return 1;
    }

    @Override
    public Set<String> fieldNames() {
        return Set.of("Client-Cert");
    }
}
