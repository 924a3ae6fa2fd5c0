package dev.viewpass.path.revocation.fetch;

import dev.viewpass.path.revocation.fetch.FetchResult.Failed;
import dev.viewpass.refusal.LogText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;

/**
 * One request and its answer on a thread of their own, so that the deadline holds whatever the network does: the JDK
 * has no limit for resolving a name or for a server that sends its octets one after another.
 *
 * <p>It speaks HTTP itself: no connection of {@link java.net.HttpURLConnection} can be closed while another thread reads
 * from it, and a {@link java.net.http.HttpClient} can not be closed at all before JDK 21, so that its thread keeps the
 * class loader of an application that was undeployed.
 */
final class HttpExchange {
    private final HttpAddress address;
    private final HttpQuestion question;
    private final FetchLimits limits;
    private final Runnable atEnd;
    private final HttpConnection connection;
    private final CompletableFuture<FetchResult> result = new CompletableFuture<>();

    HttpExchange(HttpAddress address, HttpQuestion question, FetchLimits limits, Runnable atEnd) {
        this.address = address;
        this.question = question;
        this.limits = limits;
        this.atEnd = atEnd;
        this.connection = new HttpConnection(address, limits, HttpExchange::tlsOfTheJvm);
    }

    /** Starts the thread; tells whether that was possible. */
    boolean start() {
        Thread thread = new Thread(null, this::run, "viewpass-fetch", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        try {
            thread.start();
            return true;
        } catch (OutOfMemoryError e) {
            // That is how the JVM says that the system has no thread left.
            atEnd.run();
            return false;
        }
    }

    /** Waits for the answer until the deadline. */
    FetchResult await() {
        try {
            return result.get(limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            connection.close();
            return failed("did not answer completely within " + limits.deadline());
        } catch (InterruptedException e) {
            connection.close();
            Thread.currentThread().interrupt();
            return failed("was not waited for: Viewpass is stopping");
        } catch (ExecutionException e) {
            throw new IllegalStateException("an exchange never completes with an exception", e);
        }
    }

    private void run() {
        try {
            result.complete(exchange());
        } catch (IOException | RuntimeException e) {
            boolean isOutage = !(e instanceof HttpAnswerException answer) || answer.isOutage();
            result.complete(new Failed(address + " " + reason(e), isOutage));
        } finally {
            result.complete(failed("was asked in vain: the exchange ended with an error of the JVM"));
            atEnd.run();
        }
    }

    private FetchResult exchange() throws IOException {
        try (connection) {
            List<Proxy> routes = routes();
            for (Proxy route : routes.subList(0, routes.size() - 1)) {
                try {
                    return connection.exchange(route, question);
                } catch (ConnectException e) {
                    // The operator named another way.
                }
            }
            return connection.exchange(routes.get(routes.size() - 1), question);
        }
    }

    private static SSLSocketFactory tlsOfTheJvm() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    /** The ways that the proxy settings of the JVM allow, which are for the operator to choose; at least one. */
    private List<Proxy> routes() {
        ProxySelector selector = ProxySelector.getDefault();
        List<Proxy> routes = selector == null ? List.of() : selector.select(address.uri());
        return routes.isEmpty() ? List.of(Proxy.NO_PROXY) : routes;
    }

    private static String reason(Exception e) {
        if (e instanceof HttpAnswerException answer) {
            return String.valueOf(answer.getMessage());
        }
        if (e instanceof UnknownHostException) {
            return "can not be asked: its host name can not be resolved";
        }
        if (e instanceof SocketTimeoutException) {
            return "did not answer in time: " + LogText.name(String.valueOf(e.getMessage()));
        }
        return "can not be fetched: " + e.getClass().getSimpleName() + ": "
                + LogText.name(String.valueOf(e.getMessage()));
    }

    private FetchResult failed(String what) {
        return new Failed(address + " " + what, true);
    }
}
