package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.AuthenticationService;
import dev.viewpass.config.Assembly;
import dev.viewpass.config.Configuration;
import dev.viewpass.testkit.junit.ForwardedCallers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletException;
import java.io.StringReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A filter that an embedded container builds in code. */
class FilterInCodeTest {
    @RegisterExtension
    static final ForwardedCallers CALLERS = Acme.callers();

    @TempDir
    private Path directory;

    @RolesAllowed("admin")
    private static final class Admin extends Page {
        private static final long serialVersionUID = 1;
    }

    private static AuthenticationService service(String name, String principal) throws Exception {
        return Assembly.service(Configuration.builder()
                .file(new StringReader(String.join(
                        "\n", "application=" + name, "principal=" + principal, "group.admin=subject.ou=Operations")))
                .initParameters(CALLERS.settings())
                .build());
    }

    @Test
    void usesTheGivenServiceAndNoSettingsOfTheApplication() throws Exception {
        try (AuthenticationService service = service("first", "subject.cn");
                Application application = Application.in(directory, CALLERS)
                        .with("principal", "no selector at all")
                        .servlet(new Admin(), "/admin")
                        .start(new ClientCertificateFilter(service))) {
            assertThat(CALLERS.as("alice").get(application.address("/admin")).body())
                    .isEqualTo("caller=Alice");
            assertThat(CALLERS.as("bob").get(application.address("/admin")).statusCode())
                    .isEqualTo(403);
            assertThat(CALLERS.anonymous().get(application.address("/admin")).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void leavesTheGivenServiceOpenForOthers() throws Exception {
        try (AuthenticationService service = service("first", "subject.cn")) {
            Application.in(directory, CALLERS)
                    .start(new ClientCertificateFilter(service))
                    .close();

            assertThat(RegisteredApplications.names()).containsExactly("first");
        }
        assertThat(RegisteredApplications.names()).isEmpty();
    }

    @Test
    void closesTheServiceThatItMadeItself() throws Exception {
        Application application = Application.in(directory, CALLERS).start();
        assertThat(RegisteredApplications.names()).containsExactly("-");

        application.close();
        assertThat(RegisteredApplications.names()).isEmpty();
    }

    @Test
    void aDecisionOfAnotherServiceDoesNotCount() throws Exception {
        try (AuthenticationService first = service("first", "subject.cn");
                AuthenticationService second = service("second", "subject.cn");
                Application application = Application.in(directory, CALLERS)
                        .page("/", (request, response) -> Page.callerOf(request))
                        .filter(new ClientCertificateFilter(first))
                        .start(new ClientCertificateFilter(second))) {
            // The second filter decides for itself, and the first has already hidden the fields from it.
            assertThat(CALLERS.as("alice").get(application.address("/")).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theSameFilterTwiceDecidesOnce() throws Exception {
        try (AuthenticationService service = service("first", "subject.cn");
                Application application = Application.in(directory, CALLERS)
                        .page("/", (request, response) -> Page.callerOf(request))
                        .filter(new ClientCertificateFilter(service))
                        .start(new ClientCertificateFilter(service))) {
            assertThat(CALLERS.as("alice").get(application.address("/")).body()).isEqualTo("caller=Alice");
        }
    }

    @Test
    void aFilterThatIsNotInitializedLetsNobodyThrough() throws Exception {
        ClientCertificateFilter filter = new ClientCertificateFilter();
        try (Application application = Application.in(directory, CALLERS)
                .page("/", (request, response) -> Page.callerOf(request))
                .start(filter)) {
            filter.destroy();

            assertThat(CALLERS.as("alice").get(application.address("/")).statusCode())
                    .isEqualTo(500);
        }
        filter.destroy();
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> Application.in(directory, CALLERS)
                        .with("mechanism", "jaspic")
                        .start()
                        .close())
                .withMessageContaining("mechanism: jaspic is not available in this version");
    }
}
