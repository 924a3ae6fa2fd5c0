package dev.viewpass.path.revocation.source;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.fetch.FetchResult;
import dev.viewpass.path.revocation.fetch.FetchResult.Failed;
import dev.viewpass.path.revocation.fetch.FetchResult.Fetched;
import dev.viewpass.path.revocation.fetch.HttpAddress;
import dev.viewpass.path.revocation.ocsp.OcspAnswer;
import dev.viewpass.path.revocation.ocsp.OcspRequest;
import dev.viewpass.path.revocation.ocsp.OcspResponse;
import dev.viewpass.path.revocation.ocsp.OcspResponses;
import dev.viewpass.path.revocation.source.OcspResponder.Turn;
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
import java.util.stream.Collectors;

/**
 * Asks OCSP responders (RFC 6960) in the background and keeps what they answer until it ends. A request only reads; one
 * that needs an answer which is not there waits for it for a limited time. An answer that was used is renewed before it
 * ends, and one that is used when its renewal is due is renewed at once.
 *
 * <p>Safe for use by many threads.
 */
public final class OcspClient implements OcspResponses, AutoCloseable {
    private static final Logger LOG = System.getLogger("dev.viewpass.revocation");
    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_RESPONDERS = 256;
    private static final int MAX_QUESTIONS = 256;
    // Fewer than questions whose answer somebody needs, so that those are not kept waiting.
    private static final int MAX_RENEWALS = 16;
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(1);
    private static final int THREADS = 4;

    private final OcspClientRules rules;
    private final WaitingRequests waiting;
    private final Semaphore questions = new Semaphore(MAX_QUESTIONS);
    private final Semaphore renewals = new Semaphore(MAX_RENEWALS);
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
        OcspClient client = new OcspClient(rules);
        // What goes wrong is logged where it does.
        Future<?> ignored = client.threads.scheduleWithFixedDelay(
                client::renewUsed, BETWEEN_RENEWALS.toMillis(), BETWEEN_RENEWALS.toMillis(), TimeUnit.MILLISECONDS);
        return client;
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
                .map(OcspEntry::silence)
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

    /** Asks in the background when it is time, unless a question is under way or there is a reason to wait. */
    private void ask(OcspEntry entry, Instant now) {
        if (entry.claim(now).isEmpty()) {
            return;
        }
        Semaphore places = entry.isUsable(now) ? renewals : questions;
        if (!places.tryAcquire()) {
            entry.asked();
            return;
        }
        Optional<Turn> turn = entry.responder().turn(now);
        if (turn.isPresent()) {
            try {
                threads.execute(() -> answer(entry, turn.get(), places));
                return;
            } catch (RejectedExecutionException e) {
                // Closed: what is at hand stays.
                entry.responder().giveBack(turn.get());
            }
        }
        places.release();
        entry.asked();
    }

    private void answer(OcspEntry entry, Turn turn, Semaphore places) {
        Instant now = rules.clock().instant();
        try {
            entry.responder()
                    .ask(turn, OcspRequest.encode(entry.certificate(), entry.issuer()), now)
                    .ifPresent(result -> take(entry, result, now));
        } catch (RuntimeException | Error e) {
            LOG.log(
                    Level.ERROR,
                    "a question to the OCSP responder " + entry.responder().name() + " failed",
                    e);
            boolean ignored = entry.failed("", rules.schedule(), now);
        } finally {
            places.release();
            entry.asked();
        }
    }

    private void take(OcspEntry entry, FetchResult result, Instant asked) {
        if (!(result instanceof Fetched fetched)) {
            boolean isRefusal = result instanceof Failed failed && !failed.isOutage();
            entry.silent(isRefusal ? ((Failed) result).sentence() : "", rules.schedule(), asked);
            return;
        }
        Instant now = rules.clock().instant();
        OcspEntry.Outcome outcome =
                entry.take(fetched.octets(), rules.answers(), rules.refusalIsSilence(), rules.schedule(), now);
        if (outcome.fault().isEmpty()) {
            entry.responder().useful(now);
        } else {
            entry.responder().useless(outcome.fault(), now);
        }
        if (outcome.isNews()) {
            rules.generation().raise();
        }
    }

    /** Renews answers that were used, whether or not anybody will come again, so that the next one need not wait. */
    private void renewUsed() {
        try {
            Instant now = rules.clock().instant();
            everything().stream().filter(entry -> entry.isInUse(now)).forEach(entry -> ask(entry, now));
        } catch (RuntimeException | Error e) {
            // An exception would end the renewal for good.
            LOG.log(Level.ERROR, "OCSP answers could not be renewed", e);
        }
    }

    private List<OcspEntry> everything() {
        synchronized (entries) {
            return List.copyOf(entries.values());
        }
    }

    /**
     * Returns how the responders fare.
     *
     * @return a picture of the moment, in alphabetical order
     */
    public List<ResponderHealth> health() {
        Instant now = rules.clock().instant();
        Map<OcspResponder, List<OcspAnswer>> inForce = everything().stream()
                .collect(Collectors.groupingBy(
                        OcspEntry::responder,
                        Collectors.flatMapping(entry -> entry.inForce(now).stream(), Collectors.toList())));
        return responders.values().stream()
                .map(responder -> health(responder, inForce.getOrDefault(responder, List.of())))
                .sorted(Comparator.comparing(ResponderHealth::name))
                .toList();
    }

    private static ResponderHealth health(OcspResponder responder, List<OcspAnswer> inForce) {
        return new ResponderHealth(
                responder.name(),
                responder.attempts(),
                inForce.stream().map(OcspAnswer::thisUpdate).min(Comparator.naturalOrder()),
                inForce.stream().map(OcspAnswer::until).min(Comparator.naturalOrder()));
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
