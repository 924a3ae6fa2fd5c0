package dev.viewpass;

import dev.viewpass.path.VerifiedPath;
import dev.viewpass.principal.CertificatePrincipal;
import dev.viewpass.refusal.Rejection;

/** What the four steps say about a request. Whether a missing certificate is acceptable is decided later, by path. */
public sealed interface AuthenticationOutcome {

    /**
     * The caller is known.
     *
     * @param caller name and groups
     * @param path the path that was verified for this request
     */
    record Authenticated(CertificatePrincipal caller, VerifiedPath path) implements AuthenticationOutcome {}

    /**
     * No certificate was presented.
     *
     * @param gatewayProven whether the request came through the gateway
     */
    record NoCertificate(boolean gatewayProven) implements AuthenticationOutcome {}

    /**
     * What was presented is refused.
     *
     * @param rejection why
     * @param fingerprint the fingerprint of the presented end-entity certificate, {@code none} when it was not read
     */
    record Rejected(Rejection rejection, String fingerprint) implements AuthenticationOutcome {
        /** The fingerprint when no certificate was read. */
        public static final String NO_FINGERPRINT = "none";
    }
}
