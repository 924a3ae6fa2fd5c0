package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.junit.ForwardedCallers;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} on servlet classes. */
class RoleAnnotationsTest {
    @RegisterExtension
    static final ForwardedCallers CALLERS = Acme.callers();

    private Application application;

    @BeforeEach
    void make(@TempDir Path directory) {
        application = Application.in(directory, CALLERS).with("certificate", "optional");
    }

    @RolesAllowed("admin")
    private static class Admin extends Page {
        private static final long serialVersionUID = 1;
    }

    @RolesAllowed({"nobody", "user"})
    private static final class User extends Page {
        private static final long serialVersionUID = 1;
    }

    @RolesAllowed("**")
    private static final class Anybody extends Page {
        private static final long serialVersionUID = 1;
    }

    @RolesAllowed({})
    private static final class Nobody extends Page {
        private static final long serialVersionUID = 1;
    }

    @RolesAllowed("*")
    private static final class Star extends Page {
        private static final long serialVersionUID = 1;
    }

    @DenyAll
    private static final class Closed extends Page {
        private static final long serialVersionUID = 1;
    }

    @DenyAll
    @PermitAll
    @RolesAllowed("admin")
    private static final class Contradictory extends Page {
        private static final long serialVersionUID = 1;
    }

    private static class Plain extends Admin {
        private static final long serialVersionUID = 1;
    }

    private static final class PlainOfPlain extends Plain {
        private static final long serialVersionUID = 1;
    }

    @PermitAll
    private static final class Reopened extends Plain {
        private static final long serialVersionUID = 1;
    }

    @RolesAllowed("user")
    private static final class Widened extends Admin {
        private static final long serialVersionUID = 1;
    }

    @DenyAll
    private static final class Narrowed extends Admin {
        private static final long serialVersionUID = 1;
    }

    /** Made by the container. */
    @RolesAllowed("admin")
    public static class Late extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_OK);
        }
    }

    /** Made by the container. */
    @DenyAll
    public static final class LateAndClosed extends Late {
        private static final long serialVersionUID = 1;
    }

    /** Asks for a page as an administrator, a mere user and nobody. */
    private List<Integer> statuses(HttpServlet servlet) throws Exception {
        try (Application running = application.servlet(servlet, "/page").start()) {
            return List.of(
                    CALLERS.as("alice").get(running.address("/page")).statusCode(),
                    CALLERS.as("bob").get(running.address("/page")).statusCode(),
                    CALLERS.anonymous().get(running.address("/page")).statusCode());
        }
    }

    @Test
    void aServletWithoutAnnotationIsOpen() throws Exception {
        assertThat(statuses(new Page())).containsExactly(200, 200, 200);
    }

    @Test
    void oneOfTheRolesIsNeeded() throws Exception {
        assertThat(statuses(new Admin())).containsExactly(200, 403, 403);
    }

    @Test
    void anyOfSeveralRolesIsEnough() throws Exception {
        assertThat(statuses(new User())).containsExactly(200, 200, 403);
    }

    @Test
    void twoStarsAreAnyCaller() throws Exception {
        assertThat(statuses(new Anybody())).containsExactly(200, 200, 403);
    }

    @Test
    void oneStarAndNoRoleAreNobody() throws Exception {
        assertThat(statuses(new Star())).containsExactly(403, 403, 403);
    }

    @Test
    void anEmptyListOfRolesIsNobody() throws Exception {
        assertThat(statuses(new Nobody())).containsExactly(403, 403, 403);
    }

    @Test
    void denyAllClosesAServlet() throws Exception {
        assertThat(statuses(new Closed())).containsExactly(403, 403, 403);
    }

    @Test
    void denyAllWinsOverItsNeighbours() throws Exception {
        assertThat(statuses(new Contradictory())).containsExactly(403, 403, 403);
    }

    @Test
    void theAnnotationOfASuperclassCounts() throws Exception {
        assertThat(statuses(new Plain())).containsExactly(200, 403, 403);
    }

    @Test
    void theAnnotationOfAFarSuperclassCounts() throws Exception {
        assertThat(statuses(new PlainOfPlain())).containsExactly(200, 403, 403);
    }

    @Test
    void theMostDerivedAnnotationWins() throws Exception {
        assertThat(statuses(new Reopened())).containsExactly(200, 200, 200);
    }

    @Test
    void theMostDerivedRolesWin() throws Exception {
        assertThat(statuses(new Widened())).containsExactly(200, 200, 403);
    }

    @Test
    void theMostDerivedDenialWins() throws Exception {
        assertThat(statuses(new Narrowed())).containsExactly(403, 403, 403);
    }

    @Test
    void aServletAddedByAnInitializerIsCovered() throws Exception {
        ServletContextHandler context = application.context();
        context.addServletContainerInitializer((classes, servlets) -> {
            servlets.addServlet("by-class", Late.class).addMapping("/by-class");
            servlets.addServlet("by-name", LateAndClosed.class.getName()).addMapping("/by-name");
            servlets.addServlet("by-instance", new Plain()).addMapping("/by-instance");
        });
        try (Application running = application.start()) {
            assertThat(CALLERS.as("alice").get(running.address("/by-class")).statusCode())
                    .isEqualTo(200);
            assertThat(CALLERS.as("bob").get(running.address("/by-class")).statusCode())
                    .isEqualTo(403);
            assertThat(CALLERS.as("alice").get(running.address("/by-name")).statusCode())
                    .isEqualTo(403);
            assertThat(CALLERS.as("alice").get(running.address("/by-instance")).statusCode())
                    .isEqualTo(200);
            assertThat(CALLERS.as("bob").get(running.address("/by-instance")).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theClassLoaderOfTheApplicationIsAskedWhenItHasOne() throws Exception {
        application.context().setClassLoader(new ClassLoader(Admin.class.getClassLoader()) {});

        assertThat(statuses(new Admin())).containsExactly(200, 403, 403);
    }

    @Test
    void aServletWhoseClassIsNotVisibleIsClosed() throws Exception {
        application.context().setClassLoader(new ClassLoader(ClassLoader.getPlatformClassLoader()) {});

        assertThat(statuses(new Page())).containsExactly(403, 403, 403);
    }

    @Test
    void aServletOfTheContainerIsOpen() throws Exception {
        application.context().setClassLoader(new ClassLoader(ClassLoader.getPlatformClassLoader()) {});

        assertThat(statuses(new ServletHandler.Default404Servlet())).containsExactly(404, 404, 404);
    }

    @Test
    void theLogTellsWhatIsMissingAndTheAnswerDoesNot() throws Exception {
        try (Application running = application
                        .servlet(new Admin(), "/admin")
                        .servlet(new Closed(), "/closed")
                        .start();
                LoggedLines log = new LoggedLines(LoggedLines.DECISIONS)) {
            HttpResponse<String> nobody = CALLERS.anonymous().get(running.address("/admin"));
            HttpResponse<String> bob = CALLERS.as("bob").get(running.address("/admin"));
            HttpResponse<String> alice = CALLERS.as("alice").get(running.address("/closed"));

            assertThat(nobody.body())
                    .isEqualTo(bob.body())
                    .isEqualTo(alice.body())
                    .doesNotContain("admin");
            assertThat(refusal(log, nobody))
                    .contains("reason=CERTIFICATE_REQUIRED", "fingerprint=none", "demands one of the roles [admin]");
            assertThat(refusal(log, bob))
                    .contains("reason=ROLE_REQUIRED", "fingerprint=sha256:")
                    .contains("the caller CN=Bob,OU=Sales,O=Acme has none of the roles [admin]");
            assertThat(refusal(log, alice)).contains("reason=ROLE_REQUIRED", "closed by @DenyAll");
        }
    }

    private static String refusal(LoggedLines log, HttpResponse<String> answer) {
        String reference = answer.headers().firstValue("Viewpass-Reference").orElse("none");
        return String.join(
                "\n",
                log.lines().stream().filter(line -> line.contains(reference)).toList());
    }
}
