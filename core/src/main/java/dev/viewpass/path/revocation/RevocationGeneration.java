package dev.viewpass.path.revocation;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the changes of revocation data. A verdict that was reached in one generation does not hold in the next. Safe for
 * use by many threads.
 */
public final class RevocationGeneration {
    private final AtomicLong number = new AtomicLong();

    /** Starts at generation 0. */
    public RevocationGeneration() {}

    /** Tells that there are new data. They must be visible to all threads before. */
    public void raise() {
        number.incrementAndGet();
    }

    /**
     * Returns the generation of the moment. Read it before a decision and keep it with the verdict.
     *
     * @return a number that only grows
     */
    public long current() {
        return number.get();
    }
}
