package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.source.FetchResult.Failed;
import dev.viewpass.refusal.LogText;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer on a thread of their own, so that the deadline holds whatever the network does: the JDK
 * has no limit for resolving a name or for a server that sends its header fields one octet after another.
 */
final class HttpExchange {
    // java.net.http.HttpClient is not used: before JDK 21 it can not be closed, and its selector thread keeps the class
    // loader of an application that was undeployed. The proxy of the JVM is used, which is for the operator to choose.
    private static final Authenticator NO_CREDENTIALS = new Authenticator() {};

    private final HttpAddress address;
    private final HttpQuestion question;
    private final FetchLimits limits;
    private final Runnable atEnd;
    private final CompletableFuture<FetchResult> result = new CompletableFuture<>();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTING);
    private final AtomicReference<@Nullable HttpURLConnection> connection = new AtomicReference<>();
    private final ClosableSockets encrypted = new ClosableSockets(HttpsURLConnection.getDefaultSSLSocketFactory());

    /** How far the exchange has come. */
    private enum Phase {
        CONNECTING,
        HEAD,
        BODY,
        GIVEN_UP
    }

    HttpExchange(HttpAddress address, HttpQuestion question, FetchLimits limits, Runnable atEnd) {
        this.address = address;
        this.question = question;
        this.limits = limits;
        this.atEnd = atEnd;
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
            giveUp();
            return failed("did not answer completely within " + limits.deadline());
        } catch (InterruptedException e) {
            giveUp();
            Thread.currentThread().interrupt();
            return failed("was not waited for: Viewpass is stopping");
        } catch (ExecutionException e) {
            throw new IllegalStateException("an exchange never completes with an exception", e);
        }
    }

    private void giveUp() {
        // Not in the body, where the JDK would wait for the reader before it closes the stream. There each read takes
        // what has arrived, and the reader looks at the phase afterwards; bodies in chunks are refused for that reason.
        if (phase.getAndSet(Phase.GIVEN_UP) != Phase.BODY) {
            Optional.ofNullable(connection.get()).ifPresent(HttpURLConnection::disconnect);
        }
        encrypted.close();
    }

    private void run() {
        try {
            result.complete(exchange());
        } catch (IOException | RuntimeException e) {
            result.complete(failed(reason(e)));
        } finally {
            result.complete(failed("was asked in vain: the exchange ended with an error of the JVM"));
            atEnd.run();
        }
    }

    private FetchResult exchange() throws IOException {
        URLConnection opened = address.uri().toURL().openConnection();
        if (!(opened instanceof HttpURLConnection connection)) {
            return failed("can not be asked: another library of this JVM has taken over its scheme");
        }
        connection.setConnectTimeout((int) limits.connectTimeout().toMillis());
        connection.setReadTimeout((int) limits.readTimeout().toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setAuthenticator(NO_CREDENTIALS);
        connection.setRequestProperty("User-Agent", "viewpass");
        connection.setRequestProperty("Accept-Encoding", "identity");
        // No connection outlives its exchange, and no thread of the JDK has to look after one.
        connection.setRequestProperty("Connection", "close");
        if (connection instanceof HttpsURLConnection https) {
            https.setSSLSocketFactory(encrypted);
        }
        question.prepare(connection);
        this.connection.set(connection);
        try {
            connection.connect();
            return answer(connection);
        } finally {
            connection.disconnect();
        }
    }

    private FetchResult answer(HttpURLConnection connection) throws IOException {
        enter(Phase.CONNECTING, Phase.HEAD);
        question.send(connection);
        HttpAnswer answer = new HttpAnswer(connection, question, limits.maximumSize());
        if (answer.isUnchanged()) {
            return new FetchResult.Unchanged();
        }
        Optional<String> refusal = answer.refusal();
        if (refusal.isPresent()) {
            return failed(refusal.get());
        }
        enter(Phase.HEAD, Phase.BODY);
        return new FetchResult.Fetched(answer.body(() -> phase.get() == Phase.BODY), answer.validators());
    }

    private void enter(Phase from, Phase to) throws IOException {
        if (!phase.compareAndSet(from, to)) {
            throw new IOException("given up");
        }
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
        if (e instanceof HttpRetryException demand) {
            return "answered with status " + demand.responseCode();
        }
        return "can not be fetched: " + e.getClass().getSimpleName() + ": "
                + LogText.name(String.valueOf(e.getMessage()));
    }

    private FetchResult failed(String what) {
        return new Failed(address + " " + what);
    }
}
