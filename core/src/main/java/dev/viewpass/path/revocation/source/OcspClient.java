package dev.viewpass.path.revocation.source;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.ocsp.OcspRequest;
import dev.viewpass.path.revocation.ocsp.OcspResponse;
import dev.viewpass.path.revocation.ocsp.OcspResponses;
import dev.viewpass.path.revocation.source.FetchResult.Fetched;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Asks OCSP responders (RFC 6960) in the background and keeps what they answer until it ends. A request only reads; one
 * that needs an answer which is not there waits for it for a limited time. An answer in use is renewed before it ends.
 *
 * <p>Safe for use by many threads.
 */
public final class OcspClient implements OcspResponses, AutoCloseable {
    private static final Logger LOG = System.getLogger("dev.viewpass.revocation");
    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_RESPONDERS = 256;
    private static final int MAX_QUESTIONS = 256;
    private static final int THREADS = 4;

    private final OcspClientRules rules;
    private final WaitingRequests waiting;
    private final Semaphore questions = new Semaphore(MAX_QUESTIONS);
    private final Map<HttpAddress, OcspResponder> responders = new ConcurrentHashMap<>();
    private final Map<OcspQuestion, OcspEntry> entries = Collections.synchronizedMap(new LeastRecentlyUsed());
    private final ScheduledThreadPoolExecutor threads;

    /** Forgets the entry that was not looked at for the longest time. */
    private static final class LeastRecentlyUsed extends LinkedHashMap<OcspQuestion, OcspEntry> {
        private static final long serialVersionUID = 1;

        LeastRecentlyUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<OcspQuestion, OcspEntry> eldest) {
            return size() > MAX_ENTRIES;
        }
    }

    private OcspClient(OcspClientRules rules) {
        this.rules = rules;
        this.waiting = new WaitingRequests(rules.longestWait());
        this.threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(null, task, "viewpass-ocsp", 0, false);
            thread.setContextClassLoader(null);
            thread.setDaemon(true);
            return thread;
        });
        threads.setKeepAliveTime(10, TimeUnit.SECONDS);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Starts a client that knows nothing yet.
     *
     * @param rules who may be asked and what is demanded of answers
     * @return the client, to be closed when the application ends
     */
    public static OcspClient start(OcspClientRules rules) {
        return new OcspClient(rules);
    }

    @Override
    public void prepare(ExaminedPath path, int from, int to) {
        Instant now = rules.clock().instant();
        for (int i = from; i < to; i++) {
            entry(path.certificates().get(i), path.certificates().get(i + 1)).ifPresent(entry -> ask(entry, now));
        }
        for (int i = from; i < to; i++) {
            Optional<OcspEntry> entry =
                    known(path.certificates().get(i), path.certificates().get(i + 1));
            entry.filter(unknown -> !unknown.isUsable(now))
                    .flatMap(OcspEntry::pending)
                    .ifPresent(event -> waiting.await(event, path.pool().waiting()));
        }
    }

    @Override
    public List<OcspResponse> of(X509Certificate certificate, X509Certificate issuer) throws DerException {
        Optional<OcspEntry> entry = known(certificate, issuer);
        return entry.isPresent() ? entry.get().responses() : List.of();
    }

    @Override
    public String absence(X509Certificate certificate, X509Certificate issuer) {
        return known(certificate, issuer)
                .map(entry -> entry.responder().silence())
                .orElse(
                        "; it names no responder of revocation.allowed-hosts, and revocation.ocsp.responder is not set");
    }

    private Optional<OcspEntry> known(X509Certificate certificate, X509Certificate issuer) {
        return Optional.ofNullable(entries.get(OcspQuestion.about(certificate, issuer)));
    }

    private Optional<OcspEntry> entry(X509Certificate certificate, X509Certificate issuer) {
        return known(certificate, issuer)
                .or(() -> responder(certificate).map(responder -> {
                    OcspEntry entry = new OcspEntry(certificate, issuer, responder);
                    OcspEntry other = entries.putIfAbsent(OcspQuestion.about(certificate, issuer), entry);
                    return other == null ? entry : other;
                }));
    }

    private Optional<OcspResponder> responder(X509Certificate certificate) {
        return rules.responder()
                .or(() -> OcspQuestion.advertised(certificate, rules.advertised()))
                .filter(address -> responders.containsKey(address) || responders.size() < MAX_RESPONDERS)
                .map(address -> responders.computeIfAbsent(
                        address, found -> new OcspResponder(found, rules.fetch(), rules.schedule())));
    }

    /** Asks in the background, unless there is a usable answer, a question under way, or a reason to wait. */
    private void ask(OcspEntry entry, Instant now) {
        if (!entry.isUsable(now)) {
            renew(entry, now);
        }
    }

    private void renew(OcspEntry entry, Instant now) {
        if (entry.claim(now).isEmpty()) {
            return;
        }
        if (!questions.tryAcquire()) {
            entry.asked();
            return;
        }
        if (entry.responder().mayBeAsked(now)) {
            try {
                threads.execute(() -> answer(entry));
                return;
            } catch (RejectedExecutionException e) {
                // Closed: what is at hand stays.
                entry.responder().notAsked();
            }
        }
        questions.release();
        entry.asked();
    }

    private void answer(OcspEntry entry) {
        Instant now = rules.clock().instant();
        try {
            FetchResult result = entry.responder().ask(OcspRequest.encode(entry.certificate(), entry.issuer()), now);
            boolean isNews = result instanceof Fetched fetched
                    ? entry.take(
                            fetched.octets(),
                            rules.answers(),
                            rules.refusalIsSilence(),
                            rules.schedule(),
                            rules.clock().instant())
                    : entry.failed("", rules.schedule(), now);
            if (isNews) {
                rules.generation().raise();
            }
        } catch (RuntimeException | Error e) {
            LOG.log(
                    Level.ERROR,
                    "a question to the OCSP responder " + entry.responder().name() + " failed",
                    e);
        } finally {
            questions.release();
            entry.asked();
            renewLater(entry);
        }
    }

    private void renewLater(OcspEntry entry) {
        Duration delay = Duration.between(rules.clock().instant(), entry.askAgain());
        try {
            // What goes wrong in a question is logged where it is asked.
            Future<?> ignored = threads.schedule(
                    () -> {
                        if (entry.takeUsed()) {
                            renew(entry, rules.clock().instant());
                        }
                    },
                    Math.max(delay.toMillis(), 1000),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "answers of " + entry.responder().name() + " are not renewed: the client is closed");
        }
    }

    /**
     * Returns how the responders fare.
     *
     * @return a picture of the moment, in alphabetical order
     */
    public List<ResponderHealth> health() {
        return responders.values().stream()
                .map(responder -> new ResponderHealth(responder.name(), responder.attempts()))
                .sorted(Comparator.comparing(ResponderHealth::name))
                .toList();
    }

    /**
     * Returns how many requests wait for an answer at this moment.
     *
     * @return from 0 to 16
     */
    public int waitingRequests() {
        return waiting.count();
    }

    /**
     * Returns for how many certificates something is known.
     *
     * @return from 0 to 10,000
     */
    public int entries() {
        return entries.size();
    }

    /** Ends the background: questions under way are given up, and the answers at hand stay as they are. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            boolean ignored = threads.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
