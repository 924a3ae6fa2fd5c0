package dev.viewpass.servlet;

import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/** A request on its way, to be dressed up as the gateway's or left as it is. */
final class SentRequest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpRequest.Builder request;

    private SentRequest(HttpRequest.Builder request) {
        this.request = request;
    }

    static SentRequest get(URI uri) {
        return new SentRequest(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)));
    }

    SentRequest method(String method) {
        request.method(method, HttpRequest.BodyPublishers.noBody());
        return this;
    }

    /** Sends the request by HTTP/2, as the gateway does for a caller, from a client that takes pushed answers too. */
    HttpResponse<String> byHttp2(TestCertificate certificate) {
        throughGateway().with(certificate);
        request.version(HttpClient.Version.HTTP_2);
        return CLIENT.sendAsync(
                        request.build(),
                        HttpResponse.BodyHandlers.ofString(),
                        HttpResponse.PushPromiseHandler.of(
                                pushed -> HttpResponse.BodyHandlers.ofString(), new ConcurrentHashMap<>()))
                .join();
    }

    SentRequest field(String name, String value) {
        request.header(name, value);
        return this;
    }

    /** Adds what only the gateway knows. */
    SentRequest throughGateway() {
        return field(Application.SECRET_FIELD, Application.SECRET);
    }

    /** Adds a certificate, which anybody can. */
    SentRequest with(TestCertificate certificate) {
        field("Client-Cert", certificate.clientCert());
        return certificate.issuers().isEmpty() ? this : field("Client-Cert-Chain", certificate.clientCertChain());
    }

    /** Sends the request as the gateway does for a caller. */
    HttpResponse<String> as(TestCertificate certificate) {
        return throughGateway().with(certificate).send();
    }

    /** Sends the request as the gateway does for a viewer without a certificate. */
    HttpResponse<String> anonymously() {
        return throughGateway().send();
    }

    HttpResponse<String> send() {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
