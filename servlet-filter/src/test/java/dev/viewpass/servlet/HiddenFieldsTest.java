package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secret is between the gateway and the filter; the application has no way to see or to leak it. */
class HiddenFieldsTest {
    private static final List<String> FIELDS = List.of(Application.SECRET_FIELD, "Client-Cert", "Client-Cert-Chain");

    private Application application;

    @BeforeEach
    void make(@TempDir Path directory) {
        application = Application.in(directory)
                .with("certificate", "optional")
                .with("paths.health.pattern", "/health/*")
                .with("paths.health.certificate", "ignore")
                .page("/*", (request, response) -> everythingIn(request));
    }

    /** All that the accessors tell about a request. */
    private static String everythingIn(HttpServletRequest request) {
        StringBuilder seen = new StringBuilder();
        Collections.list(request.getHeaderNames())
                .forEach(name -> seen.append("name ").append(name).append('\n'));
        for (String field : FIELDS) {
            for (String name : List.of(field, field.toLowerCase(Locale.ROOT), field.toUpperCase(Locale.ROOT))) {
                seen.append("header ").append(request.getHeader(name)).append('\n');
                seen.append("headers ")
                        .append(Collections.list(request.getHeaders(name)))
                        .append('\n');
                seen.append("date ").append(request.getDateHeader(name)).append('\n');
                seen.append("int ").append(request.getIntHeader(name)).append('\n');
            }
        }
        return seen.toString();
    }

    private static void assertNothingSeen(String body) {
        assertThat(body.lines().distinct().filter(line -> !line.startsWith("name ")))
                .containsExactlyInAnyOrder("header null", "headers []", "date -1", "int -1");
        assertThat(body.toLowerCase(Locale.ROOT)).contains("name host").doesNotContain("client-cert", "x-origin");
    }

    @Test
    void noAccessorTellsTheSecretOrTheCertificate() throws Exception {
        try (Application running = application.start()) {
            assertNothingSeen(running.get("/").as(Acme.ALICE).body());
            assertNothingSeen(running.get("/").anonymously().body());
            assertNothingSeen(running.get("/health/x").as(Acme.ALICE).body());
            assertNothingSeen(
                    running.get("/health/x").with(Acme.STRANGER).send().body());
        }
    }

    @Test
    void otherFieldsStay() throws Exception {
        application.page(
                "/other",
                (request, response) -> request.getHeader("X-Other")
                        + Collections.list(request.getHeaders("X-Other"))
                        + request.getIntHeader("X-Number")
                        + request.getDateHeader("X-Date"));
        try (Application running = application.start()) {
            assertThat(running.get("/other")
                            .field("X-Other", "a")
                            .field("X-Other", "b")
                            .field("X-Number", "42")
                            .field("X-Date", "Thu, 01 Jan 1970 00:00:01 GMT")
                            .as(Acme.ALICE)
                            .body())
                    .isEqualTo("a[a, b]421000");
        }
    }

    @Test
    void exposedCertificateFieldsAreSeenAndTheSecretStillIsNot() throws Exception {
        application
                .with("source.expose-fields", "true")
                .page(
                        "/exposed",
                        (request, response) -> Collections.list(request.getHeaderNames()) + " "
                                + request.getHeader("client-cert") + " "
                                + Collections.list(request.getHeaders("Client-Cert-Chain")) + " "
                                + request.getHeader(Application.SECRET_FIELD));
        try (Application running = application.start()) {
            assertThat(running.get("/exposed").as(Acme.ALICE).body())
                    .contains("Client-Cert, Client-Cert-Chain")
                    .doesNotContain(Application.SECRET_FIELD)
                    .endsWith(" " + Acme.ALICE.clientCert() + " [" + Acme.ALICE.clientCertChain() + "] null");
        }
    }

    @Test
    void traceDoesNotEchoThem() throws Exception {
        application.servlet(
                new HttpServlet() {
                    private static final long serialVersionUID = 1;
                },
                "/trace");
        try (Application running = application.start()) {
            HttpResponse<String> answer = running.get("/trace")
                    .method("TRACE")
                    .field("X-Other", "echoed")
                    .as(Acme.ALICE);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .containsIgnoringCase("x-other: echoed")
                    .doesNotContain(Application.SECRET, Acme.ALICE.clientCert())
                    .doesNotContainIgnoringCase("client-cert");
        }
    }

    @Test
    void trailersDoNotCarryThem() throws Exception {
        application.page("/trailers", (request, response) -> {
            request.getInputStream().readAllBytes();
            return request.getTrailerFields().toString();
        });
        try (Application running = application.start()) {
            String answer = RawSocket.exchange(
                    running.port(),
                    List.of(
                            "POST /trailers HTTP/1.1",
                            "Host: app",
                            "Connection: close",
                            "Transfer-Encoding: chunked",
                            "Trailer: X-Origin-Secret, Client-Cert, X-Sum",
                            "",
                            "1",
                            "a",
                            "0",
                            "X-ORIGIN-secret: s3cr3t",
                            "Client-Cert: forged",
                            "X-Sum: 1",
                            ""));

            assertThat(answer).contains("{x-sum=1}").doesNotContain("s3cr3t", "forged");
        }
    }

    @Test
    void noAsyncThreadSeesThem() throws Exception {
        application.page("/async", (request, response) -> {
            AsyncContext async = request.startAsync();
            HttpServletRequest seen = (HttpServletRequest) async.getRequest();
            response.getWriter().write(everythingIn(seen) + Page.callerOf(seen));
            async.complete();
            return "";
        });
        try (Application running = application.start()) {
            String body = running.get("/async").as(Acme.ALICE).body();

            assertThat(body).endsWith("caller=CN=Alice,OU=Operations,O=Acme");
            assertNothingSeen(body.substring(0, body.indexOf("caller=")));
        }
    }

    @Test
    void noPushBuilderCarriesThem() throws Exception {
        application.page(
                "/push",
                (request, response) -> request.getProtocol() + " "
                        + Optional.ofNullable(request.newPushBuilder())
                                .map(builder -> builder.getHeader(Application.SECRET_FIELD)));
        try (Application running = application.start()) {
            assertThat(running.get("/push").byHttp2(Acme.ALICE).body()).isEqualTo("HTTP/2.0 Optional.empty");
        }
    }
}
