package dev.viewpass.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.viewpass.testkit.TestCertificate;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ForwardedCallersTest {
    private static final String SECRET_FIELD = "X-Gateway-Secret";

    @RegisterExtension
    static final ForwardedCallers CALLERS = ForwardedCallers.builder()
            .caller("alice", "CN=alice,OU=Operations,O=Acme")
            .caller("mail", "", certificate -> certificate.rsa(2048).email("mail@acme.example"))
            .build();

    private EchoServer server;

    @BeforeEach
    void start() throws Exception {
        server = new EchoServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String secret() {
        return CALLERS.settings().getOrDefault("gateway.secret.values", "");
    }

    @Test
    void aCallerSendsSecretCertificateAndIssuer() {
        TestCertificate alice = CALLERS.certificate("alice");

        assertThat(CALLERS.as("alice").fields())
                .containsExactly(
                        Map.entry(SECRET_FIELD, secret()),
                        Map.entry("Client-Cert", alice.clientCert()),
                        Map.entry("Client-Cert-Chain", alice.clientCertChain()));
        assertThat(alice.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=alice,OU=Operations,O=Acme");
        assertThat(alice.issuers())
                .singleElement()
                .extracting(issuer -> issuer.getSubjectX500Principal().getName())
                .isEqualTo("CN=Test Issuing CA");
    }

    @Test
    void nobodySendsTheSecretOnly() {
        assertThat(CALLERS.anonymous().fields()).containsExactly(Map.entry(SECRET_FIELD, secret()));
    }

    @Test
    void theSecretIsLongAndAnotherForEachTest() {
        try (ForwardedCallers others = ForwardedCallers.builder().build()) {
            assertThat(secret()).matches("[0-9a-f]{64}");
            assertThat(others.settings().get("gateway.secret.values"))
                    .matches("[0-9a-f]{64}")
                    .isNotEqualTo(secret());
        }
    }

    @Test
    void pastTheGatewayOnlyTheCertificateIsSent() {
        TestCertificate alice = CALLERS.certificate("alice");

        assertThat(CALLERS.pastTheGateway("alice").fields())
                .containsExactly(
                        Map.entry("Client-Cert", alice.clientCert()),
                        Map.entry("Client-Cert-Chain", alice.clientCertChain()));
    }

    @Test
    void anyCertificateMayBeSentWithItsIssuersOrWithout() {
        TestCertificate mallory = TestCertificate.selfSigned("CN=Mallory").build();

        assertThat(CALLERS.as(mallory).fields())
                .containsExactly(Map.entry(SECRET_FIELD, secret()), Map.entry("Client-Cert", mallory.clientCert()));
    }

    @Test
    void detailsAreInTheCertificate() throws Exception {
        assertThat(CALLERS.certificate("mail").certificate().getSubjectAlternativeNames())
                .containsExactly(List.of(1, "mail@acme.example"));
    }

    @Test
    void theClientSendsTheFieldsAndReturnsTheAnswer() {
        HttpResponse<String> answer = CALLERS.as("alice").get(server.address("/page"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("GET \n")
                .contains("\nclient-cert: " + CALLERS.certificate("alice").clientCert() + "\n")
                .contains("\nclient-cert-chain: :")
                .contains("\nx-gateway-secret: " + secret() + "\n");
    }

    @Test
    void theClientFollowsNoRedirect() {
        assertThat(CALLERS.anonymous().get(server.address("/redirect")).statusCode())
                .isEqualTo(302);
    }

    @Test
    void anyRequestMayBeSentTwiceAndItsOwnFieldsStayButForThoseOfTheGateway() {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address("/page"))
                .header("X-Other", "kept")
                .header("client-cert", "forged")
                .POST(HttpRequest.BodyPublishers.ofString("grüße"));

        assertThat(CALLERS.as("alice").send(request).body())
                .isEqualTo(CALLERS.as("alice").send(request).body())
                .startsWith("POST grüße\n")
                .contains("\nx-other: kept\n")
                .doesNotContain("forged");
        assertThat(CALLERS.anonymous().send(request).body()).contains("client-cert: forged");
    }

    @Test
    void aServerThatIsNotThereIsNoAnswer() {
        URI address = server.address("/");
        server.close();

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> CALLERS.anonymous().get(address));
    }

    @Test
    void anInterruptedTestStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> CALLERS.anonymous().get(server.address("/")));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aCallerWhoWasNeverNamedIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALLERS.as("Alice"))
                .withMessage("There is no caller \"Alice\", only [alice, mail].");
        assertThatIllegalArgumentException().isThrownBy(() -> CALLERS.pastTheGateway("carol"));
    }

    @Test
    void twoCallersOfOneNameAreAMistake() {
        ForwardedCallers.Builder builder = ForwardedCallers.builder().caller("alice", "CN=alice");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.revokedCaller("alice", "CN=other"))
                .withMessage("There are two callers \"alice\".");
    }

    @Test
    void textsNameTheCallerAndNotTheSecret() {
        assertThat(CALLERS.as("alice")).hasToString("alice");
        assertThat(CALLERS.impostor(Impostor.EXPIRED, "alice")).hasToString("alice EXPIRED");
        assertThat(CALLERS.anonymous()).hasToString("anonymous");
        assertThat(OriginSecret.random()).hasToString("OriginSecret[X-Gateway-Secret]");
    }
}
