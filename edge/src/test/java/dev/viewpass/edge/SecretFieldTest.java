package dev.viewpass.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.viewpass.testkit.TestCertificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

class SecretFieldTest {
    private static final String FIELD = "X-Origin-Verify";
    private static final String SECRET = "0123456789abcdef-0123456789abcdef";

    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    @Test
    void secretReachesTheOriginButNoLogEvenAtFullDetail() throws Exception {
        HttpServer origin = origin();
        Logger jetty = Logger.getLogger("org.eclipse.jetty");
        Handler collector = collector();
        jetty.addHandler(collector);
        jetty.setUseParentHandlers(false);
        jetty.setLevel(Level.ALL);
        try (PassthroughEdge edge = PassthroughEdge.builder()
                .origin(URI.create("http://127.0.0.1:" + origin.getAddress().getPort()))
                .secret(FIELD, SECRET)
                .build()) {
            edge.start();
            new Viewer(TestCertificate.anonymousSslContext(List.of(edge.trustedServerCertificate())), edge.port())
                    .get();
        } finally {
            jetty.setLevel(null);
            jetty.setUseParentHandlers(true);
            jetty.removeHandler(collector);
            origin.stop(0);
        }

        assertThat(received).containsExactly(SECRET);
        assertThat(log).anyMatch(line -> line.contains(FIELD + ": (secret)"));
        assertThat(log).noneMatch(line -> line.contains(SECRET));
    }

    /** Not on Jetty, whose own log of the received request would show the secret. */
    private HttpServer origin() throws Exception {
        HttpServer origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        origin.createContext("/", exchange -> {
            received.addAll(exchange.getRequestHeaders().get(FIELD));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        origin.start();
        return origin;
    }

    private Handler collector() {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.add(new SimpleFormatter().format(record));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
