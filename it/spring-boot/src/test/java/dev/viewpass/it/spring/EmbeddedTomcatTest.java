package dev.viewpass.it.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import dev.viewpass.testkit.junit.ForwardedCaller;
import dev.viewpass.testkit.junit.ForwardedCallers;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Where Spring, Tomcat and the filter meet. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EmbeddedTomcatTest {
    // One key for all, since such keys take seconds to make.
    private static final KeyPair LARGE = rsa4096();

    @RegisterExtension
    static final ForwardedCallers CALLERS = ForwardedCallers.builder()
            .caller("alice", "CN=alice,OU=Operations,O=Acme")
            .caller("bob", "CN=bob,OU=Sales,O=Acme")
            .caller("large", "CN=large,OU=Operations,O=Acme", certificate -> certificate.key(LARGE))
            .build();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        Path file = CALLERS.settingsFile(Path.of("src/main/resources/viewpass.properties"));
        properties.add("client-certificates.settings", file::toString);
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> get(ForwardedCaller caller, String path) {
        return caller.get(address(path));
    }

    private static List<String> cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie");
    }

    @Test
    void springsX509AuthenticationReadsTheAttribute() {
        assertThat(get(CALLERS.as("bob"), "/partners/orders").body())
                .isEqualTo("orders of partner CN=bob,OU=Sales,O=Acme");
        assertThat(get(CALLERS.as("alice"), "/partners/orders").statusCode()).isEqualTo(403);
    }

    @Test
    void controllersReadTheCertificateFromTheAttribute() {
        assertThat(get(CALLERS.as("alice"), "/orders/signed").body())
                .isEqualTo("orders for CN=alice,OU=Operations,O=Acme");
    }

    @Test
    void controllersSeeNeitherTheSecretNorTheCertificateFields() {
        assertThat(get(CALLERS.as("alice"), "/fields").body())
                .containsIgnoringCase("user-agent")
                .doesNotContainIgnoringCase("secret")
                .doesNotContainIgnoringCase("client-cert");
    }

    @Test
    void anErrorPageKnowsTheCaller() {
        HttpResponse<String> missing = get(CALLERS.as("alice"), "/missing");
        HttpResponse<String> fault = get(CALLERS.as("alice"), "/fault");
        HttpResponse<String> forbidden = get(CALLERS.as("bob"), "/orders/all");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("\"status\":404", "\"caller\":\"alice\"");
        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(fault.body()).contains("\"caller\":\"alice\"");
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.body()).contains("\"caller\":\"bob\"");
    }

    @Test
    void anAsynchronousAnswerKnowsTheCaller() {
        assertThat(get(CALLERS.as("alice"), "/orders/slow").body()).isEqualTo("orders of alice, later");
        assertThat(get(CALLERS.as("bob"), "/orders/slow").body()).isEqualTo("orders of bob, later");
    }

    @Test
    void noSessionIsMadeUnlessTheApplicationDoes() {
        assertThat(cookies(get(CALLERS.as("alice"), "/orders"))).isEmpty();
        assertThat(cookies(get(CALLERS.as("bob"), "/partners/orders"))).isEmpty();
        assertThat(cookies(get(CALLERS.as("alice"), "/orders/all"))).isEmpty();
    }

    @Test
    void theSessionOfAnotherCallerDoesNotSignIn() {
        String alices = cookies(get(CALLERS.as("alice"), "/session")).get(0).replaceFirst(";.*", "");

        HttpResponse<String> answer = CALLERS.as("bob")
                .send(HttpRequest.newBuilder(address("/session")).header("Cookie", alices));
        HttpResponse<String> admin = CALLERS.as("bob")
                .send(HttpRequest.newBuilder(address("/orders/all")).header("Cookie", alices));

        assertThat(answer.body()).endsWith("seen by bob");
        assertThat(admin.statusCode()).isEqualTo(403);
    }

    @Test
    void aRequestLargerThanTomcatTakesByDefaultPasses() {
        TestAuthority other =
                TestAuthority.builder("CN=Other CA,O=Acme").key(LARGE).root();
        Stream<X509Certificate> others = Stream.of("CN=Second CA,O=Acme", "CN=Third CA,O=Acme")
                .map(name -> other.intermediateBuilder(name).key(LARGE).build().certificate());
        TestCertificate large = CALLERS.certificate("large");
        ForwardedCaller caller = CALLERS.as(large.withIssuers(
                Stream.concat(large.issuers().stream(), others).toList()));
        String cookies = "basket=" + "x".repeat(3000);

        assertThat(cookies + caller.fields()).hasSizeGreaterThan(8192);
        assertThat(caller.send(HttpRequest.newBuilder(address("/orders")).header("Cookie", cookies))
                        .body())
                .isEqualTo("orders of large");
    }

    private static KeyPair rsa4096() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(4096);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
