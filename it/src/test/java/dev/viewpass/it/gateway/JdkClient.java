package dev.viewpass.it.gateway;

import dev.viewpass.cli.demo.Gateway;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The JDK's client.
 *
 * @param version what it asks for
 */
record JdkClient(HttpClient.Version version) implements Client.Sender {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Override
    public Answer get(Gateway gateway, String path, Optional<TestCertificate> caller, String... fields)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.uri().resolve(path));
        return send(tls(gateway, caller), fields.length == 0 ? request : request.headers(fields));
    }

    /** Sends any request. */
    Answer send(SSLContext tls, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newBuilder()
                .version(version)
                .sslContext(tls)
                .connectTimeout(TIMEOUT)
                .build()
                .send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.version() == HttpClient.Version.HTTP_2 ? "2" : "1.1", response.statusCode(), response.body());
    }

    // A new context resumes no session of another.
    private static SSLContext tls(Gateway gateway, Optional<TestCertificate> caller) {
        List<X509Certificate> trusted = List.of(gateway.trustedServerCertificate());
        return caller.map(certificate -> certificate.sslContext(trusted))
                .orElseGet(() -> TestCertificate.anonymousSslContext(trusted));
    }
}
