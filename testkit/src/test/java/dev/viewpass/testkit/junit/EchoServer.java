package dev.viewpass.testkit.junit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A server that answers with what it received: the method, the body, then all field lines by lower-case name. */
final class EchoServer implements AutoCloseable {
    private final HttpServer server;

    EchoServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", EchoServer::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(exchange.getRequestMethod() + " " + body + "\n");
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(exchange.getRequestHeaders());
        fields.forEach((name, lines) -> lines.forEach(line -> text.append(name.toLowerCase(Locale.ROOT))
                .append(": ")
                .append(line)
                .append('\n')));
        byte[] answer = text.toString().getBytes(StandardCharsets.UTF_8);
        boolean redirect = exchange.getRequestURI().getPath().equals("/redirect");
        if (redirect) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(redirect ? 302 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
