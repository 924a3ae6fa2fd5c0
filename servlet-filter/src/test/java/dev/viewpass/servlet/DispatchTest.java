package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.junit.ForwardedCallers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forward, include and async dispatches: the caller stays, and forward and async stand before closed doors too. */
class DispatchTest {
    @RegisterExtension
    static final ForwardedCallers CALLERS = Acme.callers();

    private static final String SECRET_FIELD =
            CALLERS.anonymous().fields().keySet().iterator().next();

    private Application application;

    @RolesAllowed("admin")
    private static final class Admin extends Page {
        private static final long serialVersionUID = 1;

        Admin() {
            super((request, response) -> "admin, " + describe(request));
        }
    }

    private static String describe(HttpServletRequest request) {
        return request.getDispatcherType() + " caller=" + request.getRemoteUser() + " admin="
                + request.isUserInRole("admin") + " secret=" + request.getHeader(SECRET_FIELD)
                + " certificates=" + (request.getAttribute("jakarta.servlet.request.X509Certificate") != null) + "\n";
    }

    private static String seen(String dispatcher, boolean alice) {
        return dispatcher + " caller=" + (alice ? "CN=Alice,OU=Operations,O=Acme" : "null") + " admin=" + alice
                + " secret=null certificates=" + alice + "\n";
    }

    /** Starts an asynchronous answer that is dispatched from another thread. */
    private static String async(AsyncContext async, String target) {
        async.start(() -> {
            if (target.isEmpty()) {
                async.dispatch();
            } else {
                async.dispatch(target);
            }
        });
        return "";
    }

    private static String again(HttpServletRequest request, HttpServletResponse response, boolean withArguments) {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            return describe(request);
        }
        return async(withArguments ? request.startAsync(request, response) : request.startAsync(), "");
    }

    @BeforeEach
    void make(@TempDir Path directory) {
        application = Application.in(directory, CALLERS)
                .with("certificate", "optional")
                .servlet(new Admin(), "/admin/*", "*.admin")
                .page("/open", (request, response) -> describe(request))
                .page("/async-again", (request, response) -> again(request, response, false))
                .page("/async-again-with", (request, response) -> again(request, response, true))
                .page("/forward", (request, response) -> {
                    request.getRequestDispatcher(target(request)).forward(request, response);
                    return "";
                })
                .page("/forward-after-writing", (request, response) -> {
                    response.getWriter().write("half a page");
                    request.getRequestDispatcher(target(request)).forward(request, response);
                    return "";
                })
                .page("/include", (request, response) -> {
                    request.getRequestDispatcher(target(request)).include(request, response);
                    return describe(request);
                })
                .page("/async", (request, response) -> async(request.startAsync(), target(request)))
                .page(
                        "/async-with",
                        (request, response) -> async(request.startAsync(request, response), target(request)))
                .page("/async-bare", (request, response) -> {
                    AsyncContext async = request.startAsync();
                    async.start(() -> write(async));
                    return "";
                });
    }

    private static String target(HttpServletRequest request) {
        return String.valueOf(request.getQueryString());
    }

    private static void write(AsyncContext async) {
        try {
            async.getResponse().getWriter().write(describe((HttpServletRequest) async.getRequest()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            async.complete();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/forward?/open", "/forward-after-writing?/open"})
    void aForwardKeepsTheCaller(String path) throws Exception {
        try (Application running = application.start()) {
            assertThat(CALLERS.as("alice").get(running.address(path)).body()).isEqualTo(seen("FORWARD", true));
            assertThat(CALLERS.anonymous().get(running.address(path)).body()).isEqualTo(seen("FORWARD", false));
        }
    }

    @Test
    void anIncludeKeepsTheCallerBothInsideAndAfterwards() throws Exception {
        try (Application running = application.start()) {
            assertThat(CALLERS.as("alice")
                            .get(running.address("/include?/open"))
                            .body())
                    .isEqualTo(seen("INCLUDE", true) + seen("REQUEST", true));
            assertThat(CALLERS.anonymous()
                            .get(running.address("/include?/open"))
                            .body())
                    .isEqualTo(seen("INCLUDE", false) + seen("REQUEST", false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/async?/open", "/async-with?/open", "/async-again", "/async-again-with"})
    void anAsyncDispatchKeepsTheCaller(String path) throws Exception {
        try (Application running = application.start()) {
            assertThat(CALLERS.as("alice").get(running.address(path)).body()).isEqualTo(seen("ASYNC", true));
            assertThat(CALLERS.anonymous().get(running.address(path)).body()).isEqualTo(seen("ASYNC", false));
        }
    }

    @Test
    void anAsyncThreadKeepsTheCaller() throws Exception {
        try (Application running = application.start()) {
            assertThat(CALLERS.as("alice").get(running.address("/async-bare")).body())
                    .isEqualTo(seen("REQUEST", true));
            assertThat(CALLERS.anonymous().get(running.address("/async-bare")).body())
                    .isEqualTo(seen("REQUEST", false));
        }
    }

    // Each target is the query of the one before.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/forward?/admin",
                "/forward?/admin/deep/er",
                "/forward?/x.admin",
                "/forward?/forward?/admin",
                "/forward-after-writing?/admin",
                "/async?/admin",
                "/async?/x.admin",
                "/async-with?/admin",
                "/async?/forward?/admin",
                "/forward?/async?/admin",
                "/forward?/async-with?/admin",
                "/include?/async?/admin"
            })
    void noForwardOrAsyncDispatchPassesAClosedDoor(String path) throws Exception {
        try (Application running = application.start();
                LoggedLines log = new LoggedLines(LoggedLines.DECISIONS)) {
            HttpResponse<String> bob = CALLERS.as("bob").get(running.address(path));
            HttpResponse<String> nobody = CALLERS.anonymous().get(running.address(path));

            assertThat(CALLERS.as("alice").get(running.address(path)).body()).contains("admin, ");
            assertThat(bob.statusCode()).isEqualTo(403);
            assertThat(bob.body()).doesNotContain("admin, ").endsWith("\"status\":403}\n");
            assertThat(nobody.statusCode()).isEqualTo(403);
            assertThat(log.lines()).anyMatch(line -> line.contains("ROLE_REQUIRED"));
            assertThat(log.lines()).anyMatch(line -> line.contains("CERTIFICATE_REQUIRED"));
        }
    }

    @Test
    void anIncludeIsNotAskedForRolesAgain() throws Exception {
        try (Application running = application.start()) {
            HttpResponse<String> bob = CALLERS.as("bob").get(running.address("/include?/admin"));

            assertThat(bob.statusCode()).isEqualTo(200);
            assertThat(bob.body()).startsWith("admin, INCLUDE caller=CN=Bob");
        }
    }

    @Test
    void theRuleOfTheFirstPathCountsForTheWholeRequest() throws Exception {
        application.with("paths.health.pattern", "/forward").with("paths.health.certificate", "ignore");
        try (Application running = application.start()) {
            assertThat(CALLERS.as("alice")
                            .get(running.address("/forward?/open"))
                            .body())
                    .isEqualTo(seen("FORWARD", false));
            assertThat(CALLERS.as("alice")
                            .get(running.address("/forward?/admin"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void anApplicationThatForgetsOurAttributesGainsNothing() throws Exception {
        application.page("/forget", (request, response) -> {
            Collections.list(request.getAttributeNames()).forEach(request::removeAttribute);
            request.getRequestDispatcher("/open").forward(request, response);
            return "";
        });
        try (Application running = application.start()) {
            assertThat(CALLERS.as("alice").get(running.address("/forget")).body())
                    .isEqualTo(seen("FORWARD", false));
        }
    }
}
