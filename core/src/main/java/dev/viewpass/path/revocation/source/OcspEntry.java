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
    private volatile String refusal = "";

    /** A response and what it says, or why what came is none; a fault beside a response is for the operator only. */
    private record Known(
            @Nullable OcspResponse response, @Nullable OcspAnswer answer, String fault) {}

    /**
     * What became of an answer.
     *
     * @param isNews whether look-ups see something else from now on
     * @param fault why it can not be used, empty when it can
     */
    record Outcome(boolean isNews, String fault) {}

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

    /** The answer that look-ups can rely on at a moment. */
    Optional<OcspAnswer> inForce(Instant now) {
        return Optional.ofNullable(known.answer())
                .filter(answer ->
                        !now.isAfter(answer.until()) && answer.status().kind() != Kind.UNUSABLE);
    }

    /** Tells whether an answer was used since it came, and still can be. */
    boolean isInUse(Instant now) {
        return used.get() && isUsable(now);
    }

    /** Why there may be no answer, for the end of a sentence. */
    String silence() {
        return refusal.isEmpty() ? responder.silence() : "; " + refusal;
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
     */
    Outcome take(byte[] encoded, OcspRules rules, boolean refusalIsSilence, RefreshSchedule schedule, Instant now) {
        refusal = "";
        try {
            OcspResponse response = OcspResponseDecoder.decode(encoded);
            OcspAnswer answer = OcspAnswer.of(response, certificate, issuer, rules, now);
            OcspAnswer before = known.answer();
            boolean isUnusable = answer.status().kind() == Kind.UNUSABLE;
            if (before == null ? answer.until().isAfter(Instant.EPOCH) : answer.replaces(before)) {
                known = new Known(response.withoutOtherCertificates(), answer, "");
                used.set(false);
                failures = 0;
                askAgain = schedule.afterSuccess(now, answer.until());
                return new Outcome(
                        !answer.equals(before), isUnusable ? answer.status().text() : "");
            }
            String fault = isUnusable ? answer.status().text() : "the answer is older than the one in force";
            return new Outcome(failed(fault, schedule, now), fault);
        } catch (DerException e) {
            String fault = String.valueOf(e.getMessage());
            boolean isSilence = refusalIsSilence && OcspResponseDecoder.isRefusal(encoded);
            refusal = isSilence ? responder.name() + ": " + fault : "";
            return new Outcome(failed(isSilence ? "" : fault, schedule, now), fault);
        }
    }

    /**
     * Takes note that there is no OCSP response.
     *
     * @param sentence why this certificate has none, empty when that is due to the responder as a whole
     */
    void silent(String sentence, RefreshSchedule schedule, Instant now) {
        refusal = sentence;
        boolean ignored = failed("", schedule, now);
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
