package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalAnswerTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    private Application application;

    @BeforeEach
    void make(@TempDir Path directory) {
        application = Application.in(directory).page("/*", (request, response) -> "reached");
    }

    private static String reference(HttpResponse<String> answer) {
        return answer.headers().firstValue("Viewpass-Reference").orElse("");
    }

    @Test
    void browsersGetASmallPage() throws Exception {
        try (Application running = application.start()) {
            HttpResponse<String> forbidden =
                    running.get("/").field("Accept", BROWSER).anonymously();
            HttpResponse<String> malformed = running.get("/")
                    .field("Accept", BROWSER)
                    .field("Client-Cert", "x")
                    .anonymously();

            assertThat(forbidden.statusCode()).isEqualTo(403);
            assertThat(forbidden.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
            assertThat(forbidden.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(forbidden.body()).startsWith("<!DOCTYPE html>").contains("<h1>403 Forbidden</h1>");
            assertThat(malformed.statusCode()).isEqualTo(400);
            assertThat(malformed.body())
                    .contains("<h1>400 Bad Request</h1>")
                    .doesNotContain("MALFORMED", "Client-Cert");
        }
    }

    @Test
    void everyoneElseGetsProblemDetails() throws Exception {
        try (Application running = application.start()) {
            assertThat(running.get("/")
                            .field("Accept", "application/json")
                            .anonymously()
                            .body())
                    .startsWith("{");
            assertThat(running.get("/").field("Accept", "*/*").anonymously().body())
                    .startsWith("{");
            assertThat(running.get("/").anonymously().body()).startsWith("{");
        }
    }

    @Test
    void thePageIsTheSameForEveryReason() throws Exception {
        try (Application running = application.start()) {
            Set<String> pages = new HashSet<>();
            pages.add(running.get("/").field("Accept", BROWSER).anonymously().body());
            pages.add(running.get("/").field("Accept", BROWSER).as(Acme.EXPIRED).body());
            pages.add(
                    running.get("/").field("Accept", BROWSER).as(Acme.STRANGER).body());
            pages.add(running.get("/")
                    .field("Accept", BROWSER)
                    .with(Acme.ALICE)
                    .send()
                    .body());

            assertThat(pages).hasSize(1);
        }
    }

    @Test
    void theReasonIsAddedForLocalDevelopmentOnly() throws Exception {
        try (Application running = application.with("refusal.detail", "code").start()) {
            assertThat(running.get("/").as(Acme.EXPIRED).body())
                    .isEqualTo(
                            "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,\"reason\":\"EXPIRED\"}\n");
            assertThat(running.get("/")
                            .field("Accept", BROWSER)
                            .as(Acme.EXPIRED)
                            .body())
                    .contains("<p>EXPIRED</p>");
        }
    }

    @Test
    void eachRefusalHasItsOwnReference() throws Exception {
        try (Application running = application.start()) {
            Set<String> references = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                references.add(reference(running.get("/").anonymously()));
            }

            assertThat(references).hasSize(20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE", "PATCH", "PROPFIND", "get"})
    void everyMethodIsTreatedAlike(String method) throws Exception {
        try (Application running = application.start();
                LoggedLines log = new LoggedLines(LoggedLines.DECISIONS)) {
            HttpResponse<String> anonymous = running.get("/").method(method).anonymously();
            HttpResponse<String> signedIn = running.get("/").method(method).as(Acme.ALICE);

            assertThat(anonymous.statusCode()).isEqualTo(403);
            assertThat(anonymous.body()).hasSize(method.equals("HEAD") ? 0 : 56);
            assertThat(anonymous.headers().firstValue("Content-Length")).contains("56");
            assertThat(log.lines()).anyMatch(line -> line.contains(reference(anonymous)));
            assertThat(signedIn.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anAnswerThatTheApplicationHasBegunIsReplacedOrLeftButNeverBroken() throws Exception {
        application
                .page("/text", (request, response) -> {
                    response.getWriter().write("half a page");
                    request.authenticate(response);
                    return "";
                })
                .page("/bytes", (request, response) -> {
                    response.getOutputStream().print("half a page");
                    request.authenticate(response);
                    return "";
                })
                .page("/sent", (request, response) -> {
                    response.getWriter().write("a whole page");
                    response.flushBuffer();
                    request.authenticate(response);
                    return "";
                });
        try (Application running = application.with("certificate", "optional").start()) {
            assertThat(running.get("/text").anonymously().statusCode()).isEqualTo(403);
            assertThat(running.get("/text").anonymously().body())
                    .startsWith("{")
                    .endsWith("}\n");
            assertThat(running.get("/bytes").anonymously().statusCode()).isEqualTo(403);
            assertThat(running.get("/bytes").anonymously().body())
                    .startsWith("{")
                    .endsWith("}\n");
            assertThat(running.get("/sent").anonymously().statusCode()).isEqualTo(200);
            assertThat(running.get("/sent").anonymously().body()).isEqualTo("a whole page");
        }
    }
}
