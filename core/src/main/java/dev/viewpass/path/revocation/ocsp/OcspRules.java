package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.refusal.Rejection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the settings demand of every response.
 *
 * @param maxAge how long after thisUpdate an answer without nextUpdate is usable; no answer is usable for longer than
 *     {@link #GREATEST_AGE}
 * @param signatureRule why the signature algorithm of a response is not strong enough, or nothing when it is
 */
public record OcspRules(Duration maxAge, Function<OcspResponse, Optional<Rejection>> signatureRule) {
    /**
     * How long after thisUpdate an answer is usable at most, whatever its nextUpdate says: seven days. A responder that
     * promises more would let everybody replay an answer from before the revocation. The CA/Browser Forum allows ten days.
     */
    public static final Duration GREATEST_AGE = Duration.ofDays(7);

    /**
     * How far ahead of Viewpass's clock a responder's may be: five seconds. An answer that is signed on demand has the
     * present time of the responder. One from the near future only takes effect that much earlier than its responder
     * meant.
     */
    public static final Duration GREATEST_LEAD = Duration.ofSeconds(5);
}
