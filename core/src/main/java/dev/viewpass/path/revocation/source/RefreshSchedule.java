package dev.viewpass.path.revocation.source;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * When a source is asked again: after a success at the interval or before its list ends, after failures at growing
 * distances. Every distance is varied by up to a tenth either way, so that many instances do not ask at one time.
 */
public final class RefreshSchedule {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    // Also keeps the arithmetic of times from overflowing.
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    // Leaves time for several retries while the list at hand is still good.
    private static final double PART_OF_REMAINING_TIME = 0.5;
    private static final double VARIATION = 0.1;

    private final Duration interval;
    private final DoubleSupplier random;

    private RefreshSchedule(Duration interval, DoubleSupplier random) {
        this.interval = interval;
        this.random = random;
    }

    /**
     * Makes a schedule.
     *
     * @param interval the usual distance, from one second to 365 days
     * @param random numbers from 0 to less than 1
     * @return the schedule
     * @throws IllegalArgumentException if the interval is shorter or longer
     */
    public static RefreshSchedule of(Duration interval, DoubleSupplier random) {
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the refresh interval " + interval + " is not between " + SHORTEST + " and " + LONGEST);
        }
        return new RefreshSchedule(interval, random);
    }

    /**
     * Plans after data without an end arrived, or nothing newer was there.
     *
     * @param now the present time
     * @return when to ask again
     */
    public Instant afterSuccess(Instant now) {
        return now.plus(varied(interval));
    }

    /**
     * Plans after data with an end arrived, or nothing newer was there. A source that serves data which have ended is
     * asked like one that failed once.
     *
     * @param now the present time
     * @param nextUpdate the end of the data (RFC 5280 section 5.1.2.5)
     * @return when to ask again: after the interval, or when half of the remaining time has passed
     */
    public Instant afterSuccess(Instant now, Instant nextUpdate) {
        if (!nextUpdate.isAfter(now)) {
            return afterFailure(now, 1);
        }
        // Compared as dates first: the distance to the year 9999 and farther has no number of nanoseconds.
        if (nextUpdate.isAfter(now.plus(interval.multipliedBy(2)))) {
            return afterSuccess(now);
        }
        Duration part = scaled(Duration.between(now, nextUpdate), PART_OF_REMAINING_TIME);
        return now.plus(varied(part));
    }

    /**
     * Plans after the source failed.
     *
     * @param now the present time
     * @param failures how often it failed since the last success, at least 1
     * @return when to ask again: after half a minute, then after twice the time, up to the interval
     */
    public Instant afterFailure(Instant now, int failures) {
        Duration distance = shorter(FIRST_RETRY, interval);
        for (int i = 1; i < failures && distance.compareTo(interval) < 0; i++) {
            distance = shorter(distance.multipliedBy(2), interval);
        }
        return now.plus(varied(distance));
    }

    private Duration varied(Duration distance) {
        Duration varied = scaled(distance, 1 - VARIATION + 2 * VARIATION * random.getAsDouble());
        return varied.compareTo(SHORTEST) < 0 ? SHORTEST : varied;
    }

    private static Duration scaled(Duration distance, double factor) {
        return Duration.ofMillis(Math.round(distance.toMillis() * factor));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
