package dev.viewpass;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.AuthenticationOutcome.Rejected;
import dev.viewpass.gateway.SentRequest;
import dev.viewpass.header.Formats;
import dev.viewpass.header.HeaderLimits;
import dev.viewpass.principal.PrincipalSelector;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionLogTest {
    private final SettableClock clock = new SettableClock();
    private final DecisionLines logged = new DecisionLines(Level.FINE);
    private final AuthenticationService service = Pipeline.service(Pipeline.authenticator(), clock);

    @AfterEach
    void restoreLogger() {
        logged.close();
    }

    @Test
    void refusalIsExactlyOneLineOfTheDocumentedForm() {
        TestCertificate forged = Pipeline.ALICE.selfSignedLookAlike();
        AccessDecision decision = service.decide(Pipeline.presenting(forged), "/");

        assertThat(decision).isInstanceOf(AccessDecision.Refused.class);
        Refusal refusal = ((AccessDecision.Refused) decision).refusal();
        assertThat(refusal.reference()).matches("[0-9a-f]{16}");
        assertThat(logged.lines()).hasSize(1);
        assertThat(logged.lines().get(0))
                .matches(
                        "refused reason=UNKNOWN_ISSUER reference=" + refusal.reference()
                                + " gateway=192\\.0\\.2\\.7 fingerprint=sha256:[0-9a-f]{64} : the certificate of .* names itself .*");
    }

    @Test
    void everyKindOfRefusalIsOneLine() {
        service.decide(SentRequest.empty(), "/");
        service.decide(Pipeline.fromGateway(), "/");
        service.decide(SentRequest.empty().with("Client-Cert", "x"), "/");
        service.decide(Pipeline.fromGateway().with("Client-Cert", "x"), "/");

        assertThat(logged.lines())
                .extracting(line -> line.replaceAll("reference=[0-9a-f]{16}", "reference=R"))
                .containsExactly(
                        "refused reason=CERTIFICATE_REQUIRED reference=R gateway=192.0.2.7 fingerprint=none :"
                                + " no certificate was presented, and the request did not come through the gateway",
                        "refused reason=CERTIFICATE_REQUIRED reference=R gateway=192.0.2.7 fingerprint=none :"
                                + " no certificate was presented",
                        "refused reason=GATEWAY_NOT_TRUSTED reference=R gateway=192.0.2.7 fingerprint=none :"
                                + " certificate fields came from a sender that is not the gateway:"
                                + " the field X-Gateway-Secret was not sent",
                        "refused reason=MALFORMED_FIELD reference=R gateway=192.0.2.7 fingerprint=none :"
                                + " the field Client-Cert can not be read: the colon before a byte sequence is missing"
                                + " (at character 1)");
    }

    @Test
    void tenLinesOfAReasonAndMinuteAreWrittenAndThenTheirNumber() {
        for (int i = 0; i < 25; i++) {
            service.decide(Pipeline.fromGateway(), "/");
        }
        service.decide(SentRequest.empty().with("Client-Cert", "x"), "/");
        assertThat(logged.lines()).hasSize(11);
        assertThat(logged.lines().get(10)).startsWith("refused reason=GATEWAY_NOT_TRUSTED ");

        clock.advance(Duration.ofSeconds(60));
        service.decide(Pipeline.fromGateway(), "/");

        assertThat(logged.lines()).hasSize(13);
        assertThat(logged.lines().get(11))
                .isEqualTo("refused reason=CERTIFICATE_REQUIRED 15 more times in an earlier minute");
        assertThat(logged.lines().get(12)).startsWith("refused reason=CERTIFICATE_REQUIRED reference=");
        service.decide(Pipeline.fromGateway(), "/");
        assertThat(logged.lines()).hasSize(14);
    }

    @Test
    void minuteEndsWithTheClockAndNotAMinuteAfterTheFirstLine() {
        clock.advance(Duration.ofSeconds(59));
        for (int i = 0; i < 11; i++) {
            service.decide(Pipeline.fromGateway(), "/");
        }
        clock.advance(Duration.ofSeconds(1));
        service.decide(Pipeline.fromGateway(), "/");

        assertThat(logged.lines()).hasSize(12);
        assertThat(logged.lines().get(10)).contains(" 1 more times ");
    }

    @Test
    void subjectCanNotWriteLinesOfItsOwn() {
        TestCertificate evil = Pipeline.ROOT
                .issue("CN=x\r\nrefused reason=NONE\u2028\u202e\u0085")
                .expired()
                .build();
        service.decide(Pipeline.presenting(evil), "/");

        assertThat(logged.lines()).hasSize(1);
        assertThat(logged.lines().get(0))
                .contains("CN=x\\0d\\0arefused reason\\=NONE\\e2\\80\\a8\\e2\\80\\ae\\c2\\85 expired at ")
                .matches(line -> line.chars().noneMatch(Character::isISOControl));
    }

    static Stream<TestCertificate> certificatesWithLargeNames() {
        String large = "a".repeat(30_000);
        return Stream.of(
                Pipeline.ROOT.issue("CN=" + large).expired().build(),
                Pipeline.ROOT.issue("CN=" + "李".repeat(10_000)).expired().build(),
                Pipeline.ROOT.issue("CN=" + "\u202e".repeat(10_000)).expired().build(),
                Pipeline.ROOT.issue("CN=" + large).withoutExtendedKeyUsage().build(),
                Pipeline.ROOT.issue("CN=" + large + ",CN=b").build(),
                Pipeline.ROOT.issue("CN=" + large).build().selfSignedLookAlike(),
                TestAuthority.root("CN=" + large).issue("CN=b").build());
    }

    @ParameterizedTest
    @MethodSource("certificatesWithLargeNames")
    void largeNamesDoNotMakeLargeLines(TestCertificate certificate) {
        HeaderLimits limits = new HeaderLimits(4, 65_536, 262_144);
        AuthenticationService generous = Pipeline.service(
                Pipeline.authenticator(
                        Formats.rfc9440("Client-Cert", "Client-Cert-Chain", limits),
                        PrincipalSelector.SUBJECT_CN,
                        Clock.systemUTC()),
                clock);
        generous.decide(Pipeline.presenting(certificate), "/");

        assertThat(logged.lines()).hasSize(1);
        assertThat(logged.lines().get(0)).startsWith("refused reason=").contains("…");
        assertThat(logged.lines().get(0).getBytes(UTF_8)).hasSizeLessThan(2_048);
        assertThat(logged.lines().get(0))
                .as("what is wrong stands after the name")
                .matches(".*…(?s:.*)( expired at | is absent, and | usable name: | names itself | is not among ).*");
    }

    @Test
    void explanationAndAddressOfAnyOriginAreEscaped() {
        SentRequest request = Pipeline.fromGateway().with("client_cert\r\n", "x");
        service.decide(request, "/");
        service.refuse(request, new Rejection(RejectionReason.ROLE_REQUIRED, "a\nb"), Rejected.NO_FINGERPRINT);

        assertThat(logged.lines()).hasSize(2).noneMatch(line -> line.contains("\n"));
        assertThat(logged.lines().get(1)).endsWith(" : a\\0ab");
    }

    @Test
    void firstAcceptanceOfACertificateIsOneLine() {
        for (int i = 0; i < 3; i++) {
            service.decide(Pipeline.presenting(Pipeline.ALICE), "/");
        }

        assertThat(logged.lines()).hasSize(1);
        assertThat(logged.lines().get(0))
                .matches("accepted caller=Alice groups=\\[admin] gateway=192\\.0\\.2\\.7"
                        + " fingerprint=sha256:[0-9a-f]{64}");
    }

    @Test
    void nothingIsWrittenAboveDebug() {
        try (DecisionLines quiet = new DecisionLines(Level.INFO)) {
            service.decide(Pipeline.fromGateway(), "/");
            service.decide(Pipeline.presenting(Pipeline.ALICE), "/");

            assertThat(quiet.lines()).isEmpty();
        }
    }

    @Test
    void anonymousAndIgnoredRequestsAreNoLine() {
        service.decide(Pipeline.fromGateway(), "/public/x");
        service.decide(SentRequest.empty(), "/health");

        assertThat(logged.lines()).isEmpty();
    }

    @Test
    void faultIsOneErrorWithItsCauseAndOneRefusal() {
        IllegalStateException fault = new IllegalStateException("x\ny");
        AuthenticationService faulty = Pipeline.service(
                Pipeline.authenticator(new ThrowingHeader(fault), PrincipalSelector.SUBJECT_CN, Clock.systemUTC()),
                clock);
        AccessDecision decision = faulty.decide(Pipeline.fromGateway(), "/");

        String reference = ((AccessDecision.Refused) decision).refusal().reference();
        assertThat(logged.faults()).containsExactly(fault);
        assertThat(logged.lines())
                .containsExactly(
                        "a fault inside; the request is refused, reason=INTERNAL reference=" + reference,
                        "refused reason=INTERNAL reference=" + reference
                                + " gateway=192.0.2.7 fingerprint=none : a fault inside:"
                                + " java.lang.IllegalStateException; the line at level ERROR with reference="
                                + reference + " has its cause");
    }

    @Test
    void faultHasTheReferenceOfItsAnswerAlsoWhereRefusalsAreNotLogged() {
        AuthenticationService faulty = Pipeline.service(
                Pipeline.authenticator(
                        new ThrowingHeader(new StackOverflowError()), PrincipalSelector.SUBJECT_CN, clock),
                clock);
        try (DecisionLines quiet = new DecisionLines(Level.INFO)) {
            AccessDecision decision = faulty.decide(Pipeline.fromGateway(), "/");

            assertThat(quiet.lines()).hasSize(1);
            assertThat(quiet.lines().get(0))
                    .endsWith(" reference="
                            + ((AccessDecision.Refused) decision).refusal().reference());
        }
    }

    /** Stands still until it is told to go on. */
    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
