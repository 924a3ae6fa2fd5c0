package dev.viewpass.path.revocation.ocsp;

import java.time.Instant;

/** Whether somebody who may answer for a CA has signed a response. */
sealed interface ResponderVerdict {

    /**
     * It is signed by one.
     *
     * @param until last instant at which the signer may answer
     */
    record Authorized(Instant until) implements ResponderVerdict {}

    /**
     * It is not.
     *
     * @param fault why
     */
    record Refused(String fault) implements ResponderVerdict {}
}
