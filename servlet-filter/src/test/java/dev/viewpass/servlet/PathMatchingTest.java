package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a path is written, a servlet that names a role is reached by that role only. */
class PathMatchingTest {
    private static Application application;

    @RolesAllowed("admin")
    private static final class Admin extends Page {
        private static final long serialVersionUID = 1;

        Admin() {
            super((request, response) -> "admin");
        }
    }

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        application = Application.in(directory)
                .with("certificate", "optional")
                .with("paths.strict.pattern", "/strict/*")
                .with("paths.strict.certificate", "required")
                .with("paths.health.pattern", "/strict/health")
                .with("paths.health.certificate", "ignore")
                .servlet(new Admin(), "/exact", "/prefix/*", "*.secret")
                .servlet(new Page(), "/prefix/open", "/strict/*")
                .servlet(new Admin(), "/")
                .start();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    /** Sends a path as it is written, which a URI would not allow for all of them; returns the status line. */
    private static String status(String path, boolean signedIn) throws IOException {
        String certificate = signedIn
                ? "Client-Cert: " + Acme.BOB.clientCert() + "\r\nClient-Cert-Chain: " + Acme.BOB.clientCertChain()
                : "X-None: 1";
        String answer = RawSocket.exchange(
                application.port(),
                List.of(
                        "GET " + path + " HTTP/1.1",
                        "Host: app.example",
                        "Connection: close",
                        Application.SECRET_FIELD + ": " + Application.SECRET,
                        certificate,
                        ""));
        assertThat(answer).doesNotContain("\r\n\r\nadmin");
        return answer.substring(9, 12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/exact",
                "/exact?x=/prefix/open",
                "/exact;a=b",
                "/exact;jsessionid=1?x",
                "/%65xact",
                "/prefix",
                "/prefix/",
                "/prefix/a/b/c",
                "/prefix;x/a",
                "/prefix/open/more",
                "/prefix/open;x/more",
                "/prefix/../exact",
                "/prefix/./a",
                "/prefix/open/../closed",
                "/a.secret",
                "/a/b/c.secret",
                "/a.secret;x=y",
                "/a.%73ecret",
                "/",
                "/anything/else",
                "/Exact",
                "/prefix/caf%C3%A9"
            })
    void aMereUserAndNobodyAreRefused(String path) throws Exception {
        assertThat(status(path, true)).isEqualTo("403");
        assertThat(status(path, false)).isEqualTo("403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/prefix/open%2f..%2fclosed",
                "/prefix/%2e%2e/exact",
                "/prefix/..;/exact",
                "/exact%00",
                "/prefix/open/..;x=y/closed",
                "//exact",
                "/prefix//open",
                "/strict/%68ealth/../x",
                "/strict/health%2f",
                "/strict/health/%2e"
            })
    void anAmbiguousPathNeverReachesAClosedServlet(String path) throws Exception {
        assertThat(status(path, true)).isIn("200", "400", "403");
        assertThat(status(path, false)).isIn("400", "403");
    }

    @ParameterizedTest
    @CsvSource({
        "/strict/health, 200",
        "/strict/health;x=y, 200",
        "/strict/he%61lth, 200",
        "/strict/a/../health, 200",
        "/strict/health/, 403",
        "/strict/healthy, 403",
        "/strict/Health, 403",
        "/strict/x, 403",
        "/strict/health/../x, 403",
        "/strict;/x, 403",
        "/strict, 403",
        "/prefix/../strict/x, 403",
        "/prefix/open, 200"
    })
    void theRuleOfAPathFollowsThePathAsTheContainerReadsIt(String path, String anonymous) throws Exception {
        assertThat(status(path, false)).isEqualTo(anonymous);
    }
}
