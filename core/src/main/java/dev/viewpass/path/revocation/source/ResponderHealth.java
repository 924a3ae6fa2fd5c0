package dev.viewpass.path.revocation.source;

import java.time.Instant;
import java.util.Optional;

/**
 * How an OCSP responder fares at a moment, for an operator's monitoring.
 *
 * @param name its address
 * @param attempts how asking it went; an answer that can not be used counts as a failure
 * @param thisUpdate date of the oldest of its answers in force, or nothing without one
 * @param until end of the answer in force that ends first, or nothing without one
 */
public record ResponderHealth(String name, Attempts attempts, Optional<Instant> thisUpdate, Optional<Instant> until) {

    /**
     * Tells whether the operator can be at ease.
     *
     * @return true when the responder was asked and its last answer is used
     */
    public boolean isGood() {
        return attempts.failures() == 0 && attempts.lastSuccess().isPresent();
    }
}
