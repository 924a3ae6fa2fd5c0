package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPageTest {
    private static final String ALICE = "error page of caller=CN=Alice,OU=Operations,O=Acme";
    private static final String NOBODY = "error page of caller=null";

    private Application application;

    @RolesAllowed("admin")
    private static final class ErrorPage extends Page {
        private static final long serialVersionUID = 1;

        ErrorPage() {
            super((request, response) -> "error page of " + Page.callerOf(request)
                    + (request.getHeader(Application.SECRET_FIELD) == null ? "" : " with secret"));
        }
    }

    @BeforeEach
    void make(@TempDir Path directory) {
        application = Application.in(directory)
                .with("paths.open.pattern", "/open/*")
                .with("paths.open.certificate", "optional")
                .servlet(new ErrorPage(), "/error")
                .errorPage(400, "/error")
                .errorPage(403, "/error")
                .errorPage(404, "/error")
                .errorPage(500, "/error")
                .errorPage(IllegalStateException.class, "/error")
                .page("/open/send-error", (request, response) -> {
                    response.sendError(HttpServletResponse.SC_NOT_FOUND);
                    return "";
                })
                .page("/open/forbid", (request, response) -> {
                    response.sendError(HttpServletResponse.SC_FORBIDDEN);
                    return "";
                })
                .page("/open/throw", (request, response) -> {
                    throw new IllegalStateException("on purpose");
                })
                .page("/open/async-error", (request, response) -> {
                    response.sendError(HttpServletResponse.SC_NOT_FOUND);
                    request.startAsync().complete();
                    return "";
                });
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void theErrorPageKeepsTheCallerAndTheStatus() throws Exception {
        try (Application running = application.start()) {
            assertAnswer(running.get("/open/send-error").as(Acme.ALICE), 404, ALICE);
            assertAnswer(running.get("/open/forbid").as(Acme.ALICE), 403, ALICE);
            assertAnswer(running.get("/open/throw").as(Acme.ALICE), 500, ALICE);
            assertAnswer(running.get("/open/missing").as(Acme.ALICE), 404, ALICE);
            assertAnswer(running.get("/missing").as(Acme.ALICE), 404, ALICE);
        }
    }

    @Test
    void theErrorPageOfNobodyIsShownWithItsStatusThoughItNamesARole() throws Exception {
        try (Application running = application.start()) {
            assertAnswer(running.get("/open/send-error").anonymously(), 404, NOBODY);
            assertAnswer(running.get("/open/throw").anonymously(), 500, NOBODY);
            assertAnswer(running.get("/open/missing").send(), 404, NOBODY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/send-error", "/open/throw", "/missing"})
    void theErrorPageOfACallerIsNotStored(String path) throws Exception {
        application.errorPages().setCacheControl(null);
        try (Application running = application.start()) {
            assertThat(running.get(path).as(Acme.ALICE).headers().allValues("Cache-Control"))
                    .containsExactly("no-store");
        }
    }

    @Test
    void theErrorPageMayForwardThoughTheRequestWasRefused() throws Exception {
        Filter refusing = (request, response, chain) ->
                ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
        application
                .page("/forwarding", (request, response) -> {
                    request.getRequestDispatcher("/shown").forward(request, response);
                    return "";
                })
                .page("/shown", (request, response) -> Page.callerOf(request))
                .errorPage(404, "/forwarding");
        try (Application running = application.filter(refusing).start()) {
            assertAnswer(running.get("/").as(Acme.EXPIRED), 404, "caller=null");
            assertAnswer(running.get("/").as(Acme.BOB), 404, "caller=CN=Bob,OU=Sales,O=Acme");
        }
    }

    @Test
    void aRefusalShowsNoErrorPageOfTheApplication() throws Exception {
        try (Application running = application.start()) {
            assertThat(running.get("/").anonymously().body()).startsWith("{\"type\"");
            assertThat(running.get("/open/send-error").as(Acme.EXPIRED).body()).startsWith("{\"type\"");
            assertThat(running.get("/open/x")
                            .field("Client-Cert", "x")
                            .anonymously()
                            .body())
                    .startsWith("{\"type\"")
                    .contains("400");
            assertThat(running.get("/error").as(Acme.BOB).body()).startsWith("{\"type\"");
        }
    }

    @Test
    void anErrorAfterARefusalKeepsItsStatusAndHasNoCaller() throws Exception {
        // Like a filter that compresses: with the length the answer would be complete and sent already.
        Filter failing = (request, response, chain) -> {
            chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                @Override
                public void setContentLength(int length) {}
            });
            throw new IllegalStateException("on purpose");
        };
        try (Application running = application.filter(failing).start()) {
            assertAnswer(running.get("/").as(Acme.EXPIRED), 500, NOBODY);
        }
    }

    @Test
    void anErrorBeforeTheFilterIsShownWithItsStatus() throws Exception {
        Filter refusing = (request, response, chain) ->
                ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
        try (Application running = application.filter(refusing).start()) {
            assertAnswer(running.get("/").as(Acme.ALICE), 404, ALICE);
            assertAnswer(running.get("/").as(Acme.EXPIRED), 404, NOBODY);
            assertAnswer(running.get("/").with(Acme.ALICE).send(), 404, NOBODY);
            assertAnswer(running.get("/").anonymously(), 404, NOBODY);
        }
    }
}
