package dev.viewpass.it.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.junit.ForwardedCaller;
import dev.viewpass.testkit.junit.ForwardedCallers;
import dev.viewpass.testkit.junit.Impostor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OrdersApplicationTest {
    @RegisterExtension
    static final ForwardedCallers callers = ForwardedCallers.builder()
            .caller("alice", "CN=alice,OU=Operations,O=Acme")
            .caller("bob", "CN=bob,OU=Sales,O=Acme")
            .caller("guest", "CN=guest,O=Elsewhere")
            .build();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        Path file = callers.settingsFile(Path.of("src/main/resources/viewpass.properties"));
        properties.add("client-certificates.settings", file::toString);
    }

    @LocalServerPort
    private int port;

    private HttpResponse<String> get(ForwardedCaller caller, String path) {
        return caller.get(URI.create("http://localhost:" + port + path));
    }

    @Test
    void springKnowsTheCallerByTheNameOfTheFilter() {
        assertThat(get(callers.as("alice"), "/orders").body()).isEqualTo("orders of alice");
        assertThat(get(callers.as("bob"), "/orders").body()).isEqualTo("orders of bob");
    }

    @Test
    void controllersAndServletsAreReachedByRole() {
        assertThat(get(callers.as("alice"), "/orders/all").statusCode()).isEqualTo(200);
        assertThat(get(callers.as("alice"), "/report").statusCode()).isEqualTo(200);
        assertThat(get(callers.as("bob"), "/orders/all").statusCode()).isEqualTo(403);
        assertThat(get(callers.as("bob"), "/report").statusCode()).isEqualTo(403);
        assertThat(get(callers.as("guest"), "/orders").statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyIsRefusedButForTheProbe() {
        assertThat(get(callers.anonymous(), "/orders").statusCode()).isEqualTo(403);
        assertThat(get(callers.anonymous(), "/health").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void noImpostorOfAliceIsLetIn(Impostor impostor) {
        assertThat(get(callers.impostor(impostor, "alice"), "/orders").statusCode())
                .isEqualTo(403);
    }
}
