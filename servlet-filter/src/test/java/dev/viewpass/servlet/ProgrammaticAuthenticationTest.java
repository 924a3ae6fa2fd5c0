package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.junit.ForwardedCallers;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code login}, {@code logout} and {@code authenticate} of the request. */
class ProgrammaticAuthenticationTest {
    @RegisterExtension
    static final ForwardedCallers CALLERS = Acme.callers();

    private Application application;

    @BeforeEach
    void make(@TempDir Path directory) {
        application = Application.in(directory, CALLERS)
                .with("certificate", "optional")
                .page(
                        "/authenticate",
                        (request, response) -> request.authenticate(response) ? "in, " + Page.callerOf(request) : "")
                .page("/login", (request, response) -> {
                    try {
                        request.login("alice", "password");
                        return "in";
                    } catch (ServletException e) {
                        return "failed, " + Page.callerOf(request);
                    }
                })
                .page("/caller", (request, response) -> everything(request))
                .page("/logout", (request, response) -> {
                    request.logout();
                    return everything(request);
                })
                .page("/logout-and-forward", (request, response) -> {
                    request.logout();
                    request.getRequestDispatcher("/caller").forward(request, response);
                    return "";
                })
                .page("/logout-and-dispatch", (request, response) -> {
                    request.logout();
                    request.startAsync().dispatch("/caller");
                    return "";
                })
                .page("/include-logout", (request, response) -> {
                    request.getRequestDispatcher("/logout").include(request, response);
                    return "\nafterwards " + everything(request);
                });
    }

    private static String everything(HttpServletRequest request) {
        return request.getUserPrincipal() + " " + request.getRemoteUser() + " " + request.getAuthType() + " "
                + request.isUserInRole("user") + " " + request.getAttribute("jakarta.servlet.request.X509Certificate");
    }

    private static final String NOBODY = "null null null false null";

    @Test
    void authenticateIsTrueForACaller() throws Exception {
        try (Application running = application.start()) {
            assertThat(CALLERS.as("bob").get(running.address("/authenticate")).body())
                    .isEqualTo("in, caller=CN=Bob,OU=Sales,O=Acme");
        }
    }

    @Test
    void authenticateDemandsACertificateOfNobody() throws Exception {
        try (Application running = application.start();
                LoggedLines log = new LoggedLines(LoggedLines.DECISIONS)) {
            HttpResponse<String> answer = CALLERS.anonymous().get(running.address("/authenticate"));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403}\n");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("reason=CERTIFICATE_REQUIRED")
                    .contains(answer.headers().firstValue("Viewpass-Reference").orElse("none"));
        }
    }

    @Test
    void thereIsNoLoginByPassword() throws Exception {
        try (Application running = application.start()) {
            assertThat(CALLERS.anonymous().get(running.address("/login")).body())
                    .isEqualTo("failed, caller=null");
            assertThat(CALLERS.as("bob").get(running.address("/login")).body())
                    .isEqualTo("failed, caller=CN=Bob,OU=Sales,O=Acme");
        }
    }

    @Test
    void logoutForgetsTheCallerForTheRestOfTheRequest() throws Exception {
        try (Application running = application.start()) {
            assertThat(CALLERS.as("bob").get(running.address("/logout")).body()).isEqualTo(NOBODY);
            assertThat(CALLERS.as("bob")
                            .get(running.address("/logout-and-forward"))
                            .body())
                    .isEqualTo(NOBODY);
            assertThat(CALLERS.as("bob")
                            .get(running.address("/logout-and-dispatch"))
                            .body())
                    .isEqualTo(NOBODY);
            assertThat(CALLERS.anonymous().get(running.address("/logout")).body())
                    .isEqualTo(NOBODY);
        }
    }

    @Test
    void logoutInAnIncludedPageCountsForTheIncludingOneToo() throws Exception {
        try (Application running = application.start()) {
            assertThat(CALLERS.as("bob").get(running.address("/include-logout")).body())
                    .isEqualTo(NOBODY + "\nafterwards " + NOBODY);
        }
    }

    @Test
    void theNextRequestIsDecidedAnew() throws Exception {
        try (Application running = application.start()) {
            CALLERS.as("bob").get(running.address("/logout"));

            assertThat(CALLERS.as("bob").get(running.address("/caller")).body()).startsWith("CN=Bob");
        }
    }
}
