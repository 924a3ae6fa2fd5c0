package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.source.FetchResult.Fetched;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One responder and how it fares. One that fails is left alone for a while, so that neither it nor the threads of the
 * application are kept busy by questions that nobody answers. Safe for use by many threads.
 */
final class OcspResponder {
    private static final Logger LOG = System.getLogger("dev.viewpass.revocation");

    private final HttpAddress address;
    private final HttpFetch fetch;
    private final RefreshSchedule schedule;
    private final AtomicBoolean probing = new AtomicBoolean();
    private volatile Attempts attempts = Attempts.NONE;
    private volatile Instant restsUntil = Instant.MIN;

    OcspResponder(HttpAddress address, HttpFetch fetch, RefreshSchedule schedule) {
        this.address = address;
        this.fetch = fetch;
        this.schedule = schedule;
    }

    String name() {
        return address.toString();
    }

    Attempts attempts() {
        return attempts;
    }

    /** Whether the responder may be asked; after a rest one question goes first. */
    boolean mayBeAsked(Instant now) {
        return attempts.failures() == 0 || (!now.isBefore(restsUntil) && probing.compareAndSet(false, true));
    }

    /** Asks; blocks until the deadline of the fetch at the latest. */
    FetchResult ask(byte[] request, Instant now) {
        try {
            FetchResult result = fetch.post(address, request);
            note(result, now);
            return result;
        } finally {
            notAsked();
        }
    }

    private synchronized void note(FetchResult result, Instant now) {
        if (result instanceof Fetched) {
            attempts = attempts.succeeded(now);
        } else if (result instanceof FetchResult.Failed failed) {
            Attempts after = attempts.failed(now, failed.sentence());
            restsUntil = schedule.afterFailure(now, after.failures());
            attempts = after;
            LOG.log(after.failures() == 1 ? Level.WARNING : Level.DEBUG, "OCSP: " + failed.sentence());
        }
    }

    /** Takes back a permission to ask. */
    void notAsked() {
        probing.set(false);
    }

    /** Why there may be no answer, for the end of a sentence. */
    String silence() {
        Attempts now = attempts;
        return now.failures() == 0
                ? "; " + address + " has not answered yet"
                : "; " + now.lastError() + "; it is asked again after " + restsUntil;
    }
}
