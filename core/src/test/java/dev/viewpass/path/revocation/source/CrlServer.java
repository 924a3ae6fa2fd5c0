package dev.viewpass.path.revocation.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.viewpass.path.revocation.fetch.HttpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A CA's web server on this machine: answers with what was published last. */
public final class CrlServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile byte[] content = {};
    private volatile int status = 404;

    private CrlServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static CrlServer start() throws IOException {
        return new CrlServer(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        byte[] body = content;
        String tag = "\"" + Arrays.hashCode(body) + "\"";
        if (status == 200 && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
        exchange.close();
    }

    public CrlServer publish(X509CRL crl) {
        try {
            return publish(crl.getEncoded());
        } catch (CRLException e) {
            throw new IllegalStateException(e);
        }
    }

    public CrlServer publish(byte[] octets) {
        content = octets.clone();
        status = 200;
        return this;
    }

    public CrlServer fail() {
        content = "not now".getBytes(StandardCharsets.US_ASCII);
        status = 503;
        return this;
    }

    public HttpAddress address() {
        return HttpAddress.of("http://127.0.0.1:" + server.getAddress().getPort() + "/ca.crl");
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
