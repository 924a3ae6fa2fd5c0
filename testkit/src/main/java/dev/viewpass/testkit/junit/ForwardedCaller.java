package dev.viewpass.testkit.junit;

import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who sends requests to the application under test: what the gateway adds to the requests of this caller, and a
 * plain client that adds it. Other clients take the {@link #fields()}:
 *
 * <pre>{@code
 * callers.as("alice").fields().forEach(mockMvcRequest::header);
 * given().headers(callers.as("alice").fields()).get("/admin");    // REST Assured
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ForwardedCaller {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String description;
    private final Map<String, String> fields;
    private final HttpClient client;

    private ForwardedCaller(String description, Map<String, String> fields, HttpClient client) {
        this.description = description;
        this.fields = Collections.unmodifiableMap(fields);
        this.client = client;
    }

    static ForwardedCaller of(
            String description,
            Optional<OriginSecret> secret,
            Optional<TestCertificate> certificate,
            HttpClient client) {
        Map<String, String> fields = new LinkedHashMap<>();
        secret.ifPresent(value -> fields.put(value.field(), value.value()));
        certificate.ifPresent(presented -> {
            fields.put("Client-Cert", presented.clientCert());
            if (!presented.issuers().isEmpty()) {
                fields.put("Client-Cert-Chain", presented.clientCertChain());
            }
        });
        return new ForwardedCaller(description, fields, client);
    }

    /**
     * Returns the field lines that a request of this caller carries when it reaches the application.
     *
     * @return names and values: the gateway's secret, and {@code Client-Cert} and {@code Client-Cert-Chain} of RFC 9440,
     *     as far as they apply
     */
    public Map<String, String> fields() {
        return fields;
    }

    /**
     * Sends a GET request by HTTP/1.1 and waits for the answer, at most 30 seconds. Redirects are not followed.
     *
     * @param address of the application, past all gateways
     * @return the answer, whatever its status
     * @throws UncheckedIOException if there is none
     * @throws IllegalStateException if the waiting thread is interrupted
     */
    public HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    /**
     * Sends any request, as {@link #get(URI)} does.
     *
     * @param request without the {@link #fields()}, which replace those of the same name; it is not changed
     * @return the answer, whatever its status
     * @throws UncheckedIOException if there is none
     * @throws IllegalStateException if the request has no address, or the waiting thread is interrupted
     */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest.Builder forwarded = request.copy();
        fields.forEach(forwarded::setHeader);
        if (forwarded.build().timeout().isEmpty()) {
            forwarded.timeout(PATIENCE);
        }
        try {
            return client.send(forwarded.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the answer.", e);
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
