package dev.viewpass.path.revocation.fetch;

import dev.viewpass.path.revocation.fetch.FetchResult.Failed;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Fetches revocation data over HTTP (RFC 5280 section 4.2.1.13, RFC 6960 appendix A): status 200 and a complete body
 * within the limits, or a sentence that says why not. Redirects are not followed, content encodings not undone. Who may
 * be asked is for the caller to decide.
 *
 * <p>Blocks the calling thread until the deadline at the latest, and must not be called on the thread of a request. An
 * interrupt ends the call early and stays set. Safe for use by many threads.
 */
public final class HttpFetch {
    // An exchange that was given up may keep its thread until the network lets go of it; they must not pile up.
    private static final int MAX_EXCHANGES = 16;
    // No server may take all places.
    private static final int MAX_EXCHANGES_OF_HOST = 8;

    private final FetchLimits limits;
    private final Semaphore exchanges = new Semaphore(MAX_EXCHANGES);
    private final Map<String, Integer> exchangesOfHosts = new ConcurrentHashMap<>();

    private HttpFetch(FetchLimits limits) {
        this.limits = limits;
    }

    /**
     * Makes a fetch.
     *
     * @param limits what each call may take
     * @return the fetch
     */
    public static HttpFetch of(FetchLimits limits) {
        return new HttpFetch(limits);
    }

    /**
     * Gets a list.
     *
     * @param address where it is
     * @param known what the version at hand came with, {@link Validators#NONE} to get any
     * @return the octets; or that there is nothing newer; or why there is nothing
     */
    public FetchResult get(HttpAddress address, Validators known) {
        return fetch(address, HttpQuestion.get(known));
    }

    /**
     * Asks an OCSP responder (RFC 6960 appendix A.1).
     *
     * @param address where the responder is
     * @param request an OCSPRequest in DER
     * @return the octets of what claims to be an OCSPResponse, or why there is none
     */
    public FetchResult post(HttpAddress address, byte[] request) {
        return fetch(address, HttpQuestion.post(request));
    }

    private FetchResult fetch(HttpAddress address, HttpQuestion question) {
        String host = address.host() + ":" + address.port();
        if (exchangesOfHosts.merge(host, 1, Integer::sum) > MAX_EXCHANGES_OF_HOST) {
            leave(host);
            return new Failed(
                    address + " was not asked: " + MAX_EXCHANGES_OF_HOST
                            + " exchanges with its host have not ended yet",
                    true);
        }
        if (!exchanges.tryAcquire()) {
            leave(host);
            return new Failed(address + " was not asked: " + MAX_EXCHANGES + " exchanges have not ended yet", true);
        }
        HttpExchange exchange = new HttpExchange(address, question, limits, () -> {
            exchanges.release();
            leave(host);
        });
        return exchange.start()
                ? exchange.await()
                : new Failed(address + " was not asked: no thread can be started", true);
    }

    private void leave(String host) {
        exchangesOfHosts.computeIfPresent(host, (name, count) -> count == 1 ? null : count - 1);
    }
}
