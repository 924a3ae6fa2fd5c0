package dev.viewpass.cli.demo;

import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/**
 * Sends requests to a site, each on a connection of its own.
 *
 * @param edge the gateway that puts the chain into one line
 * @param repeating the gateway that repeats the line of the chain
 * @param usualLimit a gateway before a container with its usual limit of heads
 * @param origin the application itself
 * @param verifiedOrigin the application that reads CloudFront's modes required and optional
 */
record Exchange(Gateway edge, Gateway repeating, Gateway usualLimit, URI origin, URI verifiedOrigin) {
    private static final int TIMEOUT_MILLIS = 10_000;

    Answer send(Call call) throws IOException {
        HttpURLConnection connection = open(call);
        try {
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Connection", "close");
            connection.setRequestProperty("Accept", "*/*");
            call.fields().forEach(field -> connection.addRequestProperty(field.name(), field.value()));
            return read(connection);
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection open(Call call) throws IOException {
        return switch (call.route()) {
            case EDGE -> open(edge, call);
            case EDGE_REPEATING_LINES -> open(repeating, call);
            case EDGE_TO_USUAL_LIMIT -> open(usualLimit, call);
            case ORIGIN -> open(origin.resolve(call.path()));
            case VERIFIED_ORIGIN -> open(verifiedOrigin.resolve(call.path()));
        };
    }

    private static HttpURLConnection open(Gateway edge, Call call) throws IOException {
        HttpsURLConnection connection = (HttpsURLConnection) open(edge.uri().resolve(call.path()));
        List<X509Certificate> trusted = List.of(edge.trustedServerCertificate());
        SSLContext tls = call.caller()
                .map(caller -> caller.sslContext(trusted))
                .orElseGet(() -> TestCertificate.anonymousSslContext(trusted));
        connection.setSSLSocketFactory(tls.getSocketFactory());
        return connection;
    }

    private static HttpURLConnection open(URI uri) throws IOException {
        return (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    }

    private static Answer read(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        try (InputStream content = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String body = content == null ? "" : new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(status, fields(connection), body);
        }
    }

    private static Map<String, List<String>> fields(HttpURLConnection connection) {
        return connection.getHeaderFields().entrySet().stream()
                // The status line stands under null.
                .filter(field -> field.getKey() != null)
                .collect(Collectors.toMap(
                        field -> field.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, Exchange::joined));
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
