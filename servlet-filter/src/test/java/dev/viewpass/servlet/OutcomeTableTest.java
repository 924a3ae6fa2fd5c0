package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestCertificate;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every situation under every rule: who reaches the page, and who gets which answer. */
class OutcomeTableTest {
    private static final String REACHED = "reached by ";
    private static final String NOBODY = REACHED + "null";
    private static final String PROBLEM_400 = "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400}\n";
    private static final String PROBLEM_403 = "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403}\n";

    private static Application application;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        application = Application.in(directory)
                .with("paths.optional.pattern", "/optional/*")
                .with("paths.optional.certificate", "optional")
                .with("paths.ignore.pattern", "/ignore/*")
                .with("paths.ignore.certificate", "ignore")
                .page("/*", (request, response) -> REACHED + request.getRemoteUser())
                .start();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private record Situation(
            String name, UnaryOperator<SentRequest> fields, String required, String optional, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Situation refused(String name, int status, String reason, UnaryOperator<SentRequest> fields) {
        String answer = "" + status;
        return new Situation(name, fields, answer, answer, reason);
    }

    private static Situation refusedOfGateway(
            String name, int status, String reason, UnaryOperator<SentRequest> fields) {
        return refused(name, status, reason, request -> fields.apply(request.throughGateway()));
    }

    private static Situation absent(String name, UnaryOperator<SentRequest> fields) {
        return new Situation(name, fields, "403", NOBODY, "CERTIFICATE_REQUIRED");
    }

    // At most five for one reason: refused under two rules, that makes the ten lines that the log gives a reason a
    // minute.
    static Stream<Situation> situations() {
        String leaf = Acme.ALICE.clientCert();
        String bytes = ":" + Base64.getEncoder().encodeToString(new byte[300]) + ":";
        String caller = REACHED + "CN=Alice,OU=Operations,O=Acme";
        TestCertificate largeChain = Acme.ALICE.withIssuers(Collections.nCopies(12, Acme.BOB.certificate()));
        return Stream.of(
                new Situation(
                        "proven, verified", request -> request.throughGateway().with(Acme.ALICE), caller, caller, ""),
                absent("unproven, absent", request -> request),
                absent("unproven, empty field", request -> request.field("Client-Cert", "")),
                absent("proven, absent", SentRequest::throughGateway),
                absent(
                        "proven, empty field",
                        request -> request.throughGateway().field("Client-Cert", " ")),
                refused("unproven, verifiable", 403, "GATEWAY_NOT_TRUSTED", request -> request.with(Acme.ALICE)),
                refused("unproven, malformed", 403, "GATEWAY_NOT_TRUSTED", r -> r.field("Client-Cert", "x")),
                refused("unproven, chain only", 403, "GATEWAY_NOT_TRUSTED", r -> r.field("Client-Cert-Chain", leaf)),
                refused(
                        "wrong secret, verifiable",
                        403,
                        "GATEWAY_NOT_TRUSTED",
                        r -> r.field(Application.SECRET_FIELD, Application.SECRET.replace('8', '9'))
                                .with(Acme.ALICE)),
                refused(
                        "secret twice, verifiable",
                        403,
                        "GATEWAY_NOT_TRUSTED",
                        request -> request.throughGateway().throughGateway().with(Acme.ALICE)),
                refusedOfGateway("proven, no base64", 400, "MALFORMED_FIELD", r -> r.field("Client-Cert", ":x y:")),
                refusedOfGateway(
                        "proven, sent twice",
                        400,
                        "MALFORMED_FIELD",
                        r -> r.with(Acme.ALICE).with(Acme.ALICE)),
                refusedOfGateway(
                        "proven, list", 400, "MALFORMED_FIELD", r -> r.field("Client-Cert", leaf + ", " + leaf)),
                refusedOfGateway("proven, chain only", 400, "MALFORMED_FIELD", r -> r.field("Client-Cert-Chain", leaf)),
                refusedOfGateway("proven, no DER", 400, "MALFORMED_CERTIFICATE", r -> r.field("Client-Cert", bytes)),
                refusedOfGateway(
                        "proven, too large",
                        400,
                        "TOO_LARGE",
                        r -> r.field("Client-Cert", ":" + "AAAA".repeat(6000) + ":")),
                refusedOfGateway("proven, too many", 400, "TOO_MANY_CERTIFICATES", r -> r.with(largeChain)),
                refusedOfGateway("proven, look-alike", 400, "CONFLICTING_FIELDS", r -> r.field("Client_Cert", leaf)),
                refusedOfGateway("proven, expired", 403, "EXPIRED", r -> r.with(Acme.EXPIRED)),
                refusedOfGateway("proven, stranger", 403, "UNKNOWN_ISSUER", r -> r.with(Acme.STRANGER)),
                refusedOfGateway("proven, server", 403, "EXTENDED_KEY_USAGE", r -> r.with(Acme.SERVER)),
                refusedOfGateway(
                        "proven, self-signed look-alike",
                        403,
                        "UNKNOWN_ISSUER",
                        r -> r.with(Acme.ALICE.selfSignedLookAlike())));
    }

    static Stream<Arguments> table() {
        return situations()
                .flatMap(situation -> Stream.of(
                        Arguments.of("required", situation, situation.required()),
                        Arguments.of("optional", situation, situation.optional()),
                        Arguments.of("ignore", situation, NOBODY)));
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @MethodSource("table")
    void everySituationHasItsOneAnswer(String rule, Situation situation, String expected) {
        try (LoggedLines log = new LoggedLines(LoggedLines.DECISIONS)) {
            HttpResponse<String> answer = situation
                    .fields()
                    .apply(application.get("/" + rule + "/page"))
                    .send();

            if (expected.startsWith(REACHED)) {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(expected);
                assertThat(answer.headers().firstValue("Viewpass-Reference")).isEmpty();
                assertThat(answer.headers().allValues("Cache-Control"))
                        .isEqualTo(expected.equals(NOBODY) ? List.of() : List.of("no-store"));
                assertThat(log.lines()).noneMatch(line -> line.contains("refused"));
            } else {
                assertRefused(answer, expected, situation, log);
            }
        }
    }

    private static void assertRefused(
            HttpResponse<String> answer, String status, Situation situation, LoggedLines log) {
        String reference = answer.headers().firstValue("Viewpass-Reference").orElse("none");

        assertThat(answer.statusCode()).isEqualTo(Integer.parseInt(status));
        assertThat(answer.body()).isEqualTo(status.equals("400") ? PROBLEM_400 : PROBLEM_403);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().map().keySet())
                .containsExactlyInAnyOrder(
                        "cache-control", "content-length", "content-type", "date", "server", "viewpass-reference");
        assertThat(reference).matches("[0-9a-f]{16}");
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("FINE: refused reason=" + situation.reason() + " reference=" + reference
                        + " gateway=127.0.0.1 fingerprint=")
                .doesNotContain(Application.SECRET);
    }
}
