package dev.viewpass.path.revocation.source;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the attempts to read a source went. Immutable. */
public final class Attempts {
    static final Attempts NONE = new Attempts(null, null, "", 0);

    private final @Nullable Instant lastSuccess;
    private final @Nullable Instant lastFailure;
    private final String lastError;
    private final int failures;

    private Attempts(@Nullable Instant lastSuccess, @Nullable Instant lastFailure, String lastError, int failures) {
        this.lastSuccess = lastSuccess;
        this.lastFailure = lastFailure;
        this.lastError = lastError;
        this.failures = failures;
    }

    Attempts succeeded(Instant now) {
        return new Attempts(now, lastFailure, lastError, 0);
    }

    Attempts failed(Instant now, String error) {
        return new Attempts(lastSuccess, now, error, Math.min(failures + 1, Integer.MAX_VALUE - 1));
    }

    /**
     * Returns when the source was last read without any fault.
     *
     * @return the time, or nothing when it never was
     */
    public Optional<Instant> lastSuccess() {
        return Optional.ofNullable(lastSuccess);
    }

    /**
     * Returns when the source was last not read, or gave something that is not used.
     *
     * @return the time, or nothing when it never did
     */
    public Optional<Instant> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /**
     * Returns what was wrong then.
     *
     * @return a sentence, empty when nothing ever was
     */
    public String lastError() {
        return lastError;
    }

    /**
     * Returns how often in a row the source failed.
     *
     * @return 0 after a success
     */
    public int failures() {
        return failures;
    }
}
