package dev.viewpass.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestCertificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final Optional<LoggedRefusal> LOGGED = Optional.of(new LoggedRefusal("EXPIRED", "0f1e", "long ago"));
    private static final TestCertificate ALICE =
            TestCertificate.selfSigned("CN=alice").build();

    private final Expectation refusal = new ExpectedRefusal(RejectionReason.EXPIRED);
    private final Expectation page = ExpectedPage.forCaller("alice", ALICE, "admin", "user");

    @Test
    void aRefusalAsItShouldBeHasNoDeviations() {
        assertThat(refusal.deviations(refused(403, "application/problem+json", "no-store", "{}"), LOGGED))
                .isEmpty();
    }

    @Test
    void everyFaultOfARefusalIsTold() {
        assertThat(refusal.deviations(
                        new Answer(200, Map.of("content-type", List.of("text/plain")), "EXPIRED"), Optional.empty()))
                .containsExactly(
                        "another status",
                        "no line in the log",
                        "not application/problem+json",
                        "may be cached",
                        "tells the client the reason");
    }

    @Test
    void aRefusalForAnotherReasonIsADeviation() {
        Optional<LoggedRefusal> other = Optional.of(new LoggedRefusal("REVOKED", "0f1e", "since then"));

        assertThat(refusal.deviations(refused(403, "application/problem+json", "no-store", "{}"), other))
                .containsExactly("another reason");
    }

    @Test
    void aPageAsItShouldBeHasNoDeviations() {
        assertThat(page.deviations(whoami("alice", "[\"admin\",\"user\"]", "[\"Host\"]"), Optional.empty()))
                .isEmpty();
        assertThat(page.deviations(text("admin\ncaller: alice\n", "no-store"), Optional.empty()))
                .isEmpty();
    }

    @Test
    void anotherCallerIsADeviation() {
        assertThat(page.deviations(text("admin\ncaller: bob\n", "no-store"), Optional.empty()))
                .containsExactly("another caller");
        assertThat(ExpectedPage.forNobody().deviations(text("public\ncaller: bob\n", "no-store"), Optional.empty()))
                .containsExactly("another caller");
    }

    @Test
    void aPageForACallerThatMayBeCachedIsADeviation() {
        assertThat(page.deviations(text("admin\ncaller: alice\n", "private"), Optional.empty()))
                .containsExactly("may be cached");
    }

    @Test
    void otherGroupsAndVisibleFieldsAreDeviations() {
        assertThat(page.deviations(
                        whoami("alice", "[\"user\"]", "[\"Client-Cert-Chain\",\"" + GatewaySecrets.FIELD + "\"]"),
                        Optional.empty()))
                .containsExactly(
                        "other groups: [\"user\"]",
                        "the application sees Client-Cert-Chain",
                        "the application sees " + GatewaySecrets.FIELD);
    }

    @Test
    void anUnexpectedRefusalIsADeviation() {
        assertThat(page.deviations(refused(403, "application/problem+json", "no-store", "{}"), LOGGED))
                .containsExactly("another status", "another caller");
    }

    private static Answer refused(int status, String type, String caching, String body) {
        return new Answer(status, Map.of("content-type", List.of(type), "cache-control", List.of(caching)), body);
    }

    private static Answer text(String body, String caching) {
        return refused(200, "text/plain;charset=utf-8", caching, body);
    }

    private static Answer whoami(String caller, String groups, String headers) {
        Map<String, List<String>> fields = new HashMap<>();
        fields.put("content-type", List.of("application/json;charset=utf-8"));
        fields.put("cache-control", List.of("no-store"));
        String fingerprint = CertificateText.fingerprint(ALICE.certificate());
        return new Answer(
                200,
                fields,
                "{\"caller\":\"" + caller + "\",\"groups\":" + groups
                        + ",\"authType\":\"CLIENT_CERT\",\"fingerprint\":\"" + fingerprint + "\",\"headers\":" + headers
                        + "}");
    }
}
