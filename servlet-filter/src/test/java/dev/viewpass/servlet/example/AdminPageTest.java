package dev.viewpass.servlet.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.servlet.ClientCertificateFilter;
import dev.viewpass.testkit.junit.ForwardedCallers;
import dev.viewpass.testkit.junit.Impostor;
import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdminPageTest {
    @RegisterExtension
    static final ForwardedCallers callers = ForwardedCallers.builder()
            .caller("alice", "CN=alice,OU=Operations,O=Acme")
            .caller("bob", "CN=bob,OU=Sales,O=Acme")
            .revokedCaller("carol", "CN=carol,OU=Operations,O=Acme")
            .build();

    static final Path OWN_SETTINGS = Path.of("src/test/resources/dev/viewpass/servlet/example/viewpass.properties");

    static final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    @BeforeAll
    static void start() throws Exception {
        ServletContextHandler application = new ServletContextHandler();
        application.setInitParameter(
                "viewpass.config", callers.settingsFile(OWN_SETTINGS).toString());
        application.addFilter(ClientCertificateFilter.class, "/*", EnumSet.allOf(DispatcherType.class));
        application.addServlet(AdminPage.class, "/admin");
        server.setHandler(application);
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    static URI admin() {
        return server.getURI().resolve("/admin");
    }

    @Test
    void operationsMayOpenThePage() {
        assertThat(callers.as("alice").get(admin()).body()).isEqualTo("Hello CN=alice,OU=Operations,O=Acme");
    }

    @Test
    void nobodyElseMay() {
        assertThat(callers.as("bob").get(admin()).statusCode()).isEqualTo(403);
        assertThat(callers.as("carol").get(admin()).statusCode()).isEqualTo(403);
        assertThat(callers.anonymous().get(admin()).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource
    void noImpostorOfAliceMay(Impostor impostor) {
        assertThat(callers.impostor(impostor, "alice").get(admin()).statusCode())
                .isEqualTo(403);
    }
}
