package dev.viewpass.it.server;

import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A request on its way to an application, to be dressed up as the gateway's or left as it is. */
final class GatewayRequest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpRequest.Builder request;

    private GatewayRequest(HttpRequest.Builder request) {
        this.request = request;
    }

    static GatewayRequest get(URI uri) {
        return new GatewayRequest(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)));
    }

    GatewayRequest field(String name, String value) {
        request.header(name, value);
        return this;
    }

    /** Adds what only the gateway knows. */
    GatewayRequest secret(Organization organization) {
        return field(Organization.SECRET_FIELD, organization.secret());
    }

    /** Adds a certificate, which anybody can. */
    GatewayRequest certificate(TestCertificate certificate) {
        field("Client-Cert", certificate.clientCert());
        return certificate.issuers().isEmpty() ? this : field("Client-Cert-Chain", certificate.clientCertChain());
    }

    HttpResponse<String> send() throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    int status() throws IOException, InterruptedException {
        return send().statusCode();
    }
}
