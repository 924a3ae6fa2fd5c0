package dev.viewpass.path.revocation.ocsp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.viewpass.path.revocation.fetch.HttpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A CA's responder on this machine: answers every question with what it was told last. */
final class ResponderServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile byte[] answer = {};
    private volatile int status = 503;
    private volatile CountDownLatch release = new CountDownLatch(0);

    private ResponderServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    static ResponderServer start() throws IOException {
        return new ResponderServer();
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] body = answer;
        exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
        exchange.sendResponseHeaders(body.length == 0 ? status : 200, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    ResponderServer answering(byte[] response) {
        answer = response.clone();
        return this;
    }

    /** Keeps answers back until the latch is released. */
    ResponderServer holding(CountDownLatch latch) {
        release = latch;
        return this;
    }

    ResponderServer failing() {
        return answering(new byte[0]);
    }

    ResponderServer failingWith(int httpStatus) {
        status = httpStatus;
        return failing();
    }

    int questions() {
        return questions.get();
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    HttpAddress address() {
        return HttpAddress.of("http://" + host() + "/ocsp");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
