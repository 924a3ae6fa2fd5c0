package dev.viewpass.path;

import dev.viewpass.path.revocation.IssuerPool;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificates whose names link the end entity to an anchor; nothing more is known of them.
 *
 * @param pool the other certificates of the search, among which the signers of CRLs may be
 */
record CandidatePath(List<X509Certificate> certificates, X509Certificate anchor, IssuerPool pool) {
    CandidatePath {
        certificates = List.copyOf(certificates);
    }

    CandidatePath(List<X509Certificate> certificates, X509Certificate anchor) {
        this(certificates, anchor, IssuerPool.EMPTY);
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
