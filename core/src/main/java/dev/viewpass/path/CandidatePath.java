package dev.viewpass.path;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates whose names link the end entity to an anchor; nothing more is known of them. */
record CandidatePath(List<X509Certificate> certificates, X509Certificate anchor) {
    CandidatePath {
        certificates = List.copyOf(certificates);
    }

    X509Certificate endEntity() {
        return certificates.get(0);
    }

    List<X509Certificate> withAnchor() {
        List<X509Certificate> all = new ArrayList<>(certificates);
        all.add(anchor);
        return all;
    }
}
