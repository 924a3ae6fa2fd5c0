package dev.viewpass.path.revocation.source;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.path.revocation.ocsp.OcspAnswer;
import dev.viewpass.path.revocation.ocsp.OcspResponse;
import dev.viewpass.path.revocation.ocsp.OcspResponseDecoder;
import dev.viewpass.path.revocation.ocsp.OcspRules;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one certificate: the newest good response, or why there is none. A response stays until a newer one
 * takes its place; when it has ended, look-ups find that out. Safe for use by many threads.
 */
final class OcspEntry {
    private static final Known NOTHING = new Known(null, null, "");

    private final X509Certificate certificate;
    private final X509Certificate issuer;
    private final OcspResponder responder;
    private final AtomicBoolean used = new AtomicBoolean();
    private final AtomicReference<@Nullable CountDownLatch> asking = new AtomicReference<>();
    private volatile Known known = NOTHING;
    private volatile Instant askAgain = Instant.MIN;
    private volatile int failures;

    /** A response and what it says, or why what came is none; a fault beside a response is for the operator only. */
    private record Known(
            @Nullable OcspResponse response, @Nullable OcspAnswer answer, String fault) {}

    OcspEntry(X509Certificate certificate, X509Certificate issuer, OcspResponder responder) {
        this.certificate = certificate;
        this.issuer = issuer;
        this.responder = responder;
    }

    X509Certificate certificate() {
        return certificate;
    }

    X509Certificate issuer() {
        return issuer;
    }

    OcspResponder responder() {
        return responder;
    }

    Instant askAgain() {
        return askAgain;
    }

    /** Tells whether there is something worth renewing, and forgets that it was used. */
    boolean takeUsed() {
        return used.getAndSet(false) && known.response() != null;
    }

    /** What look-ups are to see. */
    List<OcspResponse> responses() throws DerException {
        used.set(true);
        Known now = known;
        if (now.response() != null) {
            return List.of(now.response());
        }
        if (!now.fault().isEmpty()) {
            throw new DerException(now.fault());
        }
        return List.of();
    }

    boolean isUsable(Instant now) {
        OcspAnswer answer = known.answer();
        return answer != null && !now.isAfter(answer.until());
    }

    /** Claims the right to ask; whoever has it must call {@link #asked()} in the end. */
    Optional<CountDownLatch> claim(Instant now) {
        CountDownLatch latch = new CountDownLatch(1);
        return !now.isBefore(askAgain) && asking.compareAndSet(null, latch) ? Optional.of(latch) : Optional.empty();
    }

    /** The question under way. */
    Optional<CountDownLatch> pending() {
        return Optional.ofNullable(asking.get());
    }

    void asked() {
        CountDownLatch latch = asking.getAndSet(null);
        if (latch != null) {
            latch.countDown();
        }
    }

    /**
     * Takes what a responder sent.
     *
     * @param refusalIsSilence whether an error status of the responder is no answer instead of an unusable one
     * @return whether look-ups see something else from now on
     */
    boolean take(byte[] encoded, OcspRules rules, boolean refusalIsSilence, RefreshSchedule schedule, Instant now) {
        try {
            OcspResponse response = OcspResponseDecoder.decode(encoded);
            OcspAnswer answer = OcspAnswer.of(response, certificate, issuer, rules, now);
            OcspAnswer before = known.answer();
            if (before == null ? answer.until().isAfter(Instant.EPOCH) : answer.replaces(before)) {
                known = new Known(response, answer, "");
                failures = 0;
                askAgain = schedule.afterSuccess(now, answer.until());
                return before == null || !answer.equals(before);
            }
            boolean isOlder = answer.status().kind() != Kind.UNUSABLE;
            return failed(
                    isOlder
                            ? "the answer is older than the one in force"
                            : answer.status().text(),
                    schedule,
                    now);
        } catch (DerException e) {
            boolean isSilence = refusalIsSilence && OcspResponseDecoder.isRefusal(encoded);
            return failed(isSilence ? "" : String.valueOf(e.getMessage()), schedule, now);
        }
    }

    /** Takes note that nothing usable came; the sentence is empty when nothing came at all. */
    boolean failed(String sentence, RefreshSchedule schedule, Instant now) {
        int count = failures + 1;
        failures = count;
        askAgain = schedule.afterFailure(now, count);
        Known before = known;
        if (sentence.isEmpty() || before.fault().equals(sentence)) {
            return false;
        }
        known = new Known(before.response(), before.answer(), sentence);
        return before.response() == null;
    }
}
