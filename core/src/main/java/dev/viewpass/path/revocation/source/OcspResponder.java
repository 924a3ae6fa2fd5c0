package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.fetch.FetchResult;
import dev.viewpass.path.revocation.fetch.FetchResult.Failed;
import dev.viewpass.path.revocation.fetch.HttpAddress;
import dev.viewpass.path.revocation.fetch.HttpFetch;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One responder and how it fares. One that does not answer is left alone for a while, so that neither it nor the threads
 * of the application are kept busy by questions that nobody answers. An answer that can not be used is the operator's
 * concern only: it may be due to the one certificate that was asked about, and others are still answered. Safe for use by
 * many threads.
 */
final class OcspResponder {
    private static final Logger LOG = System.getLogger("dev.viewpass.revocation");

    private final HttpAddress address;
    private final HttpFetch fetch;
    private final RefreshSchedule schedule;
    private final AtomicBoolean probing = new AtomicBoolean();
    private volatile Attempts attempts = Attempts.NONE;
    private volatile int unanswered;
    private volatile int rests;
    private volatile Instant restsUntil = Instant.MIN;
    private volatile String outage = "";

    /**
     * A permission to ask.
     *
     * @param isProbe whether it is the one question after a rest
     */
    record Turn(boolean isProbe) {}

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

    /** Permits a question, which must be asked or given back; after a rest one goes first. */
    Optional<Turn> turn(Instant now) {
        if (unanswered == 0) {
            return Optional.of(new Turn(false));
        }
        return !now.isBefore(restsUntil) && probing.compareAndSet(false, true)
                ? Optional.of(new Turn(true))
                : Optional.empty();
    }

    /** Asks unless a rest began meanwhile; blocks until the deadline of the fetch at the latest. */
    Optional<FetchResult> ask(Turn turn, byte[] request, Instant now) {
        try {
            int begun = rests;
            if (unanswered > 0 && !turn.isProbe()) {
                return Optional.empty();
            }
            FetchResult result = fetch.post(address, request);
            note(result, begun, now);
            return Optional.of(result);
        } finally {
            giveBack(turn);
        }
    }

    private synchronized void note(FetchResult result, int begun, Instant now) {
        if (!(result instanceof Failed failed)) {
            unanswered = 0;
        } else if (!failed.isOutage()) {
            unanswered = 0;
            fail(failed.sentence(), now);
        } else if (begun == rests) {
            // Questions that were under way when the rest began fail for the same reason.
            outage = failed.sentence();
            unanswered = Math.min(unanswered + 1, Integer.MAX_VALUE - 1);
            restsUntil = schedule.afterFailure(now, unanswered);
            rests++;
            fail(failed.sentence(), now);
        }
    }

    /** Takes back a permission to ask. */
    void giveBack(Turn turn) {
        if (turn.isProbe()) {
            probing.set(false);
        }
    }

    /** Takes note of an answer that is used. */
    synchronized void useful(Instant now) {
        if (attempts.failures() > 0) {
            LOG.log(Level.INFO, "OCSP: " + address + " gives answers that can be used again");
        }
        attempts = attempts.succeeded(now);
    }

    /** Takes note of an answer that can not be used. */
    synchronized void useless(String fault, Instant now) {
        fail(address + " gave an answer that can not be used: " + fault, now);
    }

    private void fail(String sentence, Instant now) {
        boolean isChange = attempts.failures() == 0 || !attempts.lastError().equals(sentence);
        attempts = attempts.failed(now, sentence);
        LOG.log(isChange ? Level.WARNING : Level.DEBUG, "OCSP: " + sentence);
    }

    /** Why there may be no answer, for the end of a sentence. */
    String silence() {
        return unanswered == 0
                ? "; " + address + " has not answered yet"
                : "; " + outage + "; it is asked again after " + restsUntil;
    }
}
