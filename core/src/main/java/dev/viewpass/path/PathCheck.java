package dev.viewpass.path;

import dev.viewpass.refusal.Rejection;
import java.time.Instant;
import java.util.Optional;

/** One check that a candidate path has to pass as a whole. */
interface PathCheck {

    /** What is checked, in a few words. */
    String name();

    /** What a candidate that passed is told to have: that it holds, unless there was nothing to check. */
    default String found() {
        return "holds";
    }

    /** Tells whether the check means anything, or may cost its price, only after all checks before it held. */
    default boolean reliesOnOthers() {
        return false;
    }

    /** Tells whether a candidate that gets this far costs work, so that its signatures are counted before. */
    default boolean isCostly() {
        return false;
    }

    /**
     * Returns the check to be made on the candidates of one request. It may remember what it found out about a
     * certificate: many candidates share their certificates.
     */
    default PathCheck forOneRequest() {
        return this;
    }

    /** Returns why the path fails, or nothing. */
    Optional<Rejection> check(CandidatePath path, Instant at);
}
