package dev.viewpass;

import dev.viewpass.AuthenticationOutcome.Authenticated;
import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.refusal.LogText;
import dev.viewpass.refusal.RejectionReason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lines that the operator reads, all of the logger {@code dev.viewpass.decisions} and at level DEBUG: one for each
 * refusal, the first ten for each reason in a minute and then their number; one for the first acceptance of a
 * certificate. Faults inside are at level ERROR, with the reference of the refusal and their cause.
 */
final class DecisionLog {
    private static final Logger LOG = System.getLogger("dev.viewpass.decisions");
    private static final int LINES_PER_MINUTE = 10;
    private static final int MAX_REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<RejectionReason, Minute> minutes = new EnumMap<>(RejectionReason.class);
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    DecisionLog(Clock clock) {
        this.clock = clock;
        for (RejectionReason reason : RejectionReason.values()) {
            minutes.put(reason, new Minute());
        }
    }

    /** The lines of one reason in one minute. */
    private static final class Minute {
        private long minute;
        private int lines;

        /** Counts one refusal; returns how many of an earlier minute went unlogged, or -1 when this one is not logged. */
        synchronized int count(long now) {
            int unlogged = 0;
            if (now != minute) {
                unlogged = Math.max(0, lines - LINES_PER_MINUTE);
                minute = now;
                lines = 0;
            }
            return ++lines > LINES_PER_MINUTE ? -1 : unlogged;
        }
    }

    void refused(ForwardedRequest request, Refusal refusal, String fingerprint) {
        if (!LOG.isLoggable(Level.DEBUG)) {
            return;
        }
        RejectionReason reason = refusal.rejection().reason();
        int unlogged = Objects.requireNonNull(minutes.get(reason)).count(clock.millis() / 60_000);
        if (unlogged < 0) {
            return;
        }
        if (unlogged > 0) {
            LOG.log(Level.DEBUG, "refused reason=" + reason + " " + unlogged + " more times in an earlier minute");
        }
        LOG.log(
                Level.DEBUG,
                "refused reason=" + reason + " reference=" + refusal.reference() + " gateway="
                        + gateway(request) + " fingerprint=" + fingerprint + " : "
                        + refusal.rejection().explanation());
    }

    void accepted(ForwardedRequest request, Authenticated outcome) {
        if (!LOG.isLoggable(Level.DEBUG) || !accepted.add(outcome.caller().fingerprint())) {
            return;
        }
        if (accepted.size() > MAX_REMEMBERED) {
            accepted.clear();
        }
        LOG.log(
                Level.DEBUG,
                "accepted caller=" + outcome.caller().getName() + " groups="
                        + LogText.escape(outcome.caller().groups().toString()) + " gateway="
                        + gateway(request) + " fingerprint="
                        + outcome.caller().fingerprint());
    }

    // A container may have lost the connection and its address; no decision depends on that.
    private static String gateway(ForwardedRequest request) {
        try {
            return LogText.escape(request.remoteAddress());
        } catch (RuntimeException e) {
            return "unknown";
        }
    }

    void fault(Refusal refusal, Throwable fault) {
        LOG.log(
                Level.ERROR,
                "a fault inside; the request is refused, reason="
                        + refusal.rejection().reason() + " reference=" + refusal.reference(),
                fault);
    }

    void faultWhileClosing(Throwable fault) {
        LOG.log(Level.ERROR, "a fault while the application is stopped", fault);
    }
}
