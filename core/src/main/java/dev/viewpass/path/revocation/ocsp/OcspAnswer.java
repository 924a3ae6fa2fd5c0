package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.IssuerPool;
import dev.viewpass.path.revocation.RevocationStatus;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What one response says about a certificate, and how long. Whoever keeps responses learns by it which one to keep and
 * when to ask again; it decides no request, since {@link OcspExamination} examines the kept response each time.
 *
 * @param status the status; {@link Kind#UNUSABLE} when the response can not be relied on or its responder does not know
 *     the certificate, never {@link Kind#ABSENT}
 * @param thisUpdate when the status was known to be so; the epoch when the response can not be relied on, since what it
 *     says about time is then not proven either
 * @param until last instant at which the response may be used: the earliest of its nextUpdate (or the end of the
 *     {@linkplain OcspRules#maxAge() age} without one), {@link OcspRules#GREATEST_AGE} after thisUpdate, and the end of
 *     the delegate's certificate; the epoch when the response can not be relied on
 */
public record OcspAnswer(RevocationStatus status, Instant thisUpdate, Instant until) {

    /**
     * Examines a response by all rules of {@link OcspExamination} but those that only the decision about a path knows:
     * whether the delegate is denied, too weak for the setting {@code algorithms} or has unsupported extensions, and
     * whether it has the key of a certificate further below.
     *
     * @param response a response
     * @param certificate the certificate in question, whose signature is verified
     * @param issuer the certificate of the key that signed it
     * @param rules what is demanded of every response
     * @param at the time of the examination
     * @return what it says
     */
    public static OcspAnswer of(
            OcspResponse response, X509Certificate certificate, X509Certificate issuer, OcspRules rules, Instant at) {
        ExaminedPath path = new ExaminedPath(List.of(certificate, issuer), IssuerPool.EMPTY, delegate -> true);
        return new OcspExamination((subject, signer) -> List.of(response), rules, path, at).answer(0);
    }

    /** Makes the answer of data that proves nothing. */
    static OcspAnswer unproven(RevocationStatus status) {
        return new OcspAnswer(status, Instant.EPOCH, Instant.EPOCH);
    }

    /**
     * Tells whether this answer takes the place of one about the same certificate. An older one, which somebody may play
     * again, never does, and neither does one that can not be relied on. Of two answers of the same instant, the bad one
     * stays.
     *
     * @param current the answer in force
     * @return true when this one is to be kept in place of it
     */
    public boolean replaces(OcspAnswer current) {
        boolean isProven = thisUpdate.isAfter(Instant.EPOCH);
        boolean isWorse = status.kind() != Kind.GOOD || current.status.kind() == Kind.GOOD;
        return isProven
                && (thisUpdate.isAfter(current.thisUpdate) || (thisUpdate.equals(current.thisUpdate) && isWorse));
    }
}
