package dev.viewpass.path;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A certification path that passed every check of step 3. Only {@link CertificationPathVerifier} makes one, and it is
 * never serialized: verification does not outlive the process that did it.
 */
public final class VerifiedPath {
    private final List<X509Certificate> certificates;
    private final X509Certificate anchor;
    private final Instant verifiedAt;

    VerifiedPath(CandidatePath path, Instant verifiedAt) {
        this.certificates = path.certificates();
        this.anchor = path.anchor();
        this.verifiedAt = verifiedAt;
    }

    /**
     * Returns the certificate of the caller, the only one that identity is ever taken from.
     *
     * @return the end-entity certificate
     */
    public X509Certificate endEntity() {
        return certificates.get(0);
    }

    /**
     * Returns the path without its anchor.
     *
     * @return the end-entity certificate first, each followed by its issuer; at least one
     */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /**
     * Returns the configured anchor that the path ends at.
     *
     * @return a CA certificate that is not part of {@link #certificates()}
     */
    public X509Certificate anchor() {
        return anchor;
    }

    /**
     * Returns the CA certificate that issued the certificate of the caller.
     *
     * @return the second certificate of the path, or the anchor
     */
    public X509Certificate issuer() {
        return certificates.size() > 1 ? certificates.get(1) : anchor;
    }

    /**
     * Returns the certificates with the anchor as the last one.
     *
     * @return the end-entity certificate first
     */
    public List<X509Certificate> withAnchor() {
        List<X509Certificate> all = new ArrayList<>(certificates);
        all.add(anchor);
        return List.copyOf(all);
    }

    /**
     * Returns the instant for which the path was verified.
     *
     * @return the time of the decision
     */
    public Instant verifiedAt() {
        return verifiedAt;
    }
}
