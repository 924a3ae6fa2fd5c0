package dev.viewpass.path.revocation;

import java.time.Duration;

/**
 * How long one request has waited for revocation data, whatever it waited for: many certificates do not make it wait
 * longer than one. Used by the thread of the request only.
 */
public final class WaitingTime {
    private Duration spent = Duration.ZERO;

    /** Starts with nothing. */
    public WaitingTime() {}

    /**
     * Returns how long the request may still wait.
     *
     * @param most how long it may wait in all
     * @return not negative
     */
    public Duration left(Duration most) {
        return spent.compareTo(most) < 0 ? most.minus(spent) : Duration.ZERO;
    }

    /**
     * Adds time that the request has waited.
     *
     * @param time not negative
     */
    public void spend(Duration time) {
        spent = spent.plus(time);
    }
}
