package dev.viewpass.path.revocation.fetch;

import java.time.Duration;

/**
 * What a fetch may take at most.
 *
 * @param connectTimeout time to connect to one address of the host
 * @param readTimeout time without any octet of the answer
 * @param deadline time from the beginning to the last octet
 * @param maximumSize octets of the body
 */
public record FetchLimits(Duration connectTimeout, Duration readTimeout, Duration deadline, int maximumSize) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** For lists: 2 seconds, 2 seconds, 10 seconds, 32 MiB. */
    public static final FetchLimits CRL = seconds(2, 2, 10, 32 * 1024 * 1024);

    /** For answers about one certificate: 2 seconds, 2 seconds, 2 seconds, 64 KiB. */
    public static final FetchLimits OCSP = seconds(2, 2, 2, 64 * 1024);

    /**
     * Checks the limits.
     *
     * @param connectTimeout time to connect to one address of the host
     * @param readTimeout time without any octet of the answer
     * @param deadline time from the beginning to the last octet
     * @param maximumSize octets of the body
     * @throws IllegalArgumentException if a time is shorter than a millisecond or longer than an hour, or the size is
     *     not positive
     */
    public FetchLimits {
        requireTime(connectTimeout);
        requireTime(readTimeout);
        requireTime(deadline);
        if (maximumSize <= 0) {
            throw new IllegalArgumentException("the maximum size " + maximumSize + " is not positive");
        }
    }

    private static void requireTime(Duration time) {
        // The JDK takes 0 milliseconds for endless.
        if (time.toMillis() < 1 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the time limit " + time + " is not between PT0.001S and " + LONGEST);
        }
    }

    private static FetchLimits seconds(int connect, int read, int deadline, int maximumSize) {
        return new FetchLimits(
                Duration.ofSeconds(connect), Duration.ofSeconds(read), Duration.ofSeconds(deadline), maximumSize);
    }
}
