package dev.viewpass.refusal;

/**
 * The stable codes of everything that can make Viewpass refuse a request.
 *
 * <p>Codes appear in logs, metrics and tests. Later versions add codes and never rename one. A client never sees them,
 * unless {@code refusal.detail=code} is set: it gets one constant answer per status.
 */
public enum RejectionReason {
    /** Certificate fields came from a sender that could not prove to be the configured gateway. */
    GATEWAY_NOT_TRUSTED(false),
    /** A certificate field breaks its wire format (RFC 9440, RFC 9651). */
    MALFORMED_FIELD(true),
    /** A field carries bytes that are not exactly one DER-encoded X.509 certificate. */
    MALFORMED_CERTIFICATE(true),
    /** A field or a certificate exceeds the configured number of bytes. */
    TOO_LARGE(true),
    /** More certificates were sent than the configured number. */
    TOO_MANY_CERTIFICATES(true),
    /** Fields contradict each other, or a look-alike of a configured field name was sent. */
    CONFLICTING_FIELDS(true),
    /** No configured anchor is reached from the certificate. */
    UNKNOWN_ISSUER(false),
    /** The path breaks a rule of RFC 5280 section 6.1 that has no code of its own. */
    PATH_INVALID(false),
    /** A signature of the path does not verify. */
    BAD_SIGNATURE(false),
    /** A certificate of the path is not valid yet. */
    NOT_YET_VALID(false),
    /** A certificate of the path has expired. */
    EXPIRED(false),
    /** A CA certificate was presented as a client certificate. */
    CA_CERTIFICATE(false),
    /** The client certificate breaks the profile of RFC 5280 section 4 for end-entity certificates. */
    LEAF_PROFILE(false),
    /** The key usage of a certificate forbids the use that was made of it. */
    KEY_USAGE(false),
    /** The extended key usage does not allow client authentication. */
    EXTENDED_KEY_USAGE(false),
    /** A key of the path is of a kind or size that the algorithm policy does not accept. */
    WEAK_KEY(false),
    /** A signature of the path was made with an algorithm that the algorithm policy does not accept. */
    WEAK_SIGNATURE(false),
    /** A name lies outside the name constraints of a CA. */
    NAME_CONSTRAINTS(false),
    /** The path has more CA certificates than allowed. */
    PATH_TOO_LONG(false),
    /** The certificate policies of the path are not acceptable. */
    POLICY(false),
    /** A constraint in the anchor's own certificate forbids the path. */
    ANCHOR_CONSTRAINTS(false),
    /** A certificate of the path is revoked. */
    REVOKED(false),
    /** Revocation data exists but can not be relied on: stale, wrongly signed or out of scope. */
    REVOCATION_UNUSABLE(false),
    /** No revocation data exists for a certificate of the path. */
    REVOCATION_UNKNOWN(false),
    /** The certificate or its key is on the deny list. */
    DENIED(false),
    /** None of the configured principal selectors yields a value. */
    PRINCIPAL_MISSING(false),
    /** The winning principal selector yields more than one value. */
    PRINCIPAL_AMBIGUOUS(false),
    /** The principal name holds characters that are unsafe in logs and comparisons, or is too long. */
    PRINCIPAL_UNSAFE(false),
    /** A work limit was reached before the decision was complete. */
    LIMIT_EXCEEDED(false),
    /** A fault inside Viewpass or the JDK; the log line carries its cause. */
    INTERNAL(false),
    /** The resource demands a certificate and none was presented. */
    CERTIFICATE_REQUIRED(false),
    /** The caller is known and lacks the role that the resource demands. */
    ROLE_REQUIRED(false);

    private final boolean malformedRequest;

    RejectionReason(boolean malformedRequest) {
        this.malformedRequest = malformedRequest;
    }

    /**
     * Returns the HTTP status of the answer: 400 when the request itself is broken, else 403 (RFC 9440 section 2.4).
     * No refusal ever answers 5xx: a cache in front of the origin would show one caller's error to others.
     *
     * @return 400 or 403
     */
    public int httpStatus() {
        return malformedRequest ? 400 : 403;
    }
}
