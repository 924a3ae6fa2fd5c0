package dev.viewpass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.AuthenticationOutcome.Authenticated;
import dev.viewpass.AuthenticationOutcome.NoCertificate;
import dev.viewpass.AuthenticationOutcome.Rejected;
import dev.viewpass.certificate.CertificateText;
import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.gateway.ProvenRequest;
import dev.viewpass.gateway.SentRequest;
import dev.viewpass.header.ClientCertificateHeader;
import dev.viewpass.header.HeaderContent;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.principal.PrincipalSelector;
import dev.viewpass.refusal.Check;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestCertificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCertificateAuthenticatorTest {
    private final ClientCertificateAuthenticator authenticator = Pipeline.authenticator();

    @Test
    void callerOfAVerifiedCertificateIsKnown() {
        AuthenticationOutcome outcome = authenticator.authenticate(Pipeline.presenting(Pipeline.ALICE));

        assertThat(outcome).isInstanceOf(Authenticated.class);
        Authenticated authenticated = (Authenticated) outcome;
        assertThat(authenticated.caller().getName()).isEqualTo("Alice");
        assertThat(authenticated.caller().groups()).containsExactly("admin");
        assertThat(authenticated.caller().certificate()).isEqualTo(Pipeline.ALICE.certificate());
        assertThat(authenticated.path().anchor()).isEqualTo(Pipeline.ROOT.certificate());
    }

    @Test
    void genuineCertificateWithoutProofOfTheGatewayIsRefused() {
        SentRequest replayed = SentRequest.empty().with("Client-Cert", Pipeline.ALICE.clientCert());

        for (SentRequest unproven : List.of(
                replayed,
                replayed.with("X-Gateway-Secret", "wrong"),
                Pipeline.presenting(Pipeline.ALICE).with("X-Gateway-Secret", Pipeline.SECRET))) {
            Rejected rejected = rejected(unproven);

            assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.GATEWAY_NOT_TRUSTED);
            assertThat(rejected.rejection().explanation())
                    .startsWith("certificate fields came from a sender that is not the gateway: the field"
                            + " X-Gateway-Secret ")
                    .doesNotContain(Pipeline.SECRET);
            assertThat(rejected.fingerprint()).isEqualTo("none");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "::", ":MAEC:", "x, y", ":not base64:"})
    void fieldsOfAnUnprovenRequestAreNeverParsed(String garbage) {
        ClientCertificateAuthenticator unread =
                Pipeline.authenticator(new UnreadableHeader(), PrincipalSelector.SUBJECT_CN, Clock.systemUTC());

        for (String field : List.of("Client-Cert", "Client-Cert-Chain")) {
            SentRequest request = SentRequest.empty().with(field, garbage);

            assertThat(((Rejected) unread.authenticate(request)).rejection().reason())
                    .isEqualTo(RejectionReason.GATEWAY_NOT_TRUSTED);
            assertThat(rejected(request).rejection().reason()).isEqualTo(RejectionReason.GATEWAY_NOT_TRUSTED);
        }
    }

    @Test
    void requestWithoutCertificateSaysWhetherTheGatewayIsProven() {
        assertThat(authenticator.authenticate(SentRequest.empty())).isEqualTo(new NoCertificate(false));
        assertThat(authenticator.authenticate(SentRequest.empty().with("Client-Cert", " ")))
                .isEqualTo(new NoCertificate(false));
        assertThat(authenticator.authenticate(Pipeline.fromGateway())).isEqualTo(new NoCertificate(true));
        assertThat(authenticator.authenticate(Pipeline.fromGateway().with("Client-Cert", "")))
                .isEqualTo(new NoCertificate(true));
    }

    @Test
    void malformedFieldOfTheGatewayIsRefusedWithoutFingerprint() {
        Rejected rejected = rejected(Pipeline.fromGateway().with("Client-Cert", ":MAEC:"));

        assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.MALFORMED_CERTIFICATE);
        assertThat(rejected.fingerprint()).isEqualTo("none");
    }

    @Test
    void metadataNamesNobody() {
        SentRequest metadata = Pipeline.fromGateway()
                .with("CloudFront-Viewer-Cert-Subject", "CN=Alice")
                .with("CloudFront-Viewer-Cert-Present", "1");

        assertThat(authenticator.authenticate(metadata)).isEqualTo(new NoCertificate(true));
    }

    @Test
    void refusedCertificateIsNamedByItsFingerprint() {
        TestCertificate forged = Pipeline.ALICE.selfSignedLookAlike();
        Rejected rejected = rejected(Pipeline.presenting(forged));

        assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.UNKNOWN_ISSUER);
        assertThat(rejected.fingerprint()).isEqualTo(CertificateText.fingerprint(forged.certificate()));
    }

    @Test
    void nobodyHasANameBeforeThePathIsVerified() {
        TestCertificate twice = Pipeline.ROOT.issue("CN=alice,CN=admin").build();
        TestCertificate expiredTwice =
                Pipeline.ROOT.issue("CN=alice,CN=admin").expired().build();

        assertThat(rejected(Pipeline.presenting(twice)).rejection().reason())
                .isEqualTo(RejectionReason.PRINCIPAL_AMBIGUOUS);
        assertThat(rejected(Pipeline.presenting(expiredTwice)).rejection().reason())
                .isEqualTo(RejectionReason.EXPIRED);
    }

    @Test
    void brokenNameThatAGroupRuleLooksAtRefuses() {
        TestCertificate broken = Pipeline.ROOT.issue("OU=#0c01ff,CN=Bob").build();
        ClientCertificateAuthenticator byFingerprint =
                Pipeline.authenticator(new FixedHeader(broken), PrincipalSelector.FINGERPRINT, Clock.systemUTC());

        Rejected rejected = (Rejected) byFingerprint.authenticate(Pipeline.fromGateway());

        assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.PRINCIPAL_UNSAFE);
        assertThat(rejected.rejection().explanation())
                .isEqualTo("a name that a group rule looks at is broken: text that is not UTF-8");
    }

    @Test
    void stepsThatARefusalLeavesOutAreReported() {
        TestCertificate expired = Pipeline.ROOT.issue("CN=Bob").expired().build();
        TestCertificate nameless = Pipeline.ROOT.issue("O=Acme").build();

        assertThat(notReached(expired)).containsExactly("principal", "groups");
        assertThat(notReached(nameless)).containsExactly("groups");
        assertThat(notReached(Pipeline.ALICE)).isEmpty();
    }

    private List<String> notReached(TestCertificate certificate) {
        List<Check> checks = new ArrayList<>();
        PresentedChain chain = new PresentedChain(certificate.certificate(), List.of());
        authenticator.authenticate(chain, Instant.now(), checks::add);
        return checks.stream()
                .filter(check -> check.text().startsWith("not checked: "))
                .map(Check::name)
                .toList();
    }

    @Test
    void clockTellsTheTimeOfTheDecision() {
        Instant end = Pipeline.ALICE.certificate().getNotAfter().toInstant();
        FixedHeader header = new FixedHeader(Pipeline.ALICE);

        for (int seconds = 0; seconds <= 1; seconds++) {
            Clock clock = Clock.fixed(end.plusSeconds(seconds), ZoneOffset.UTC);
            AuthenticationOutcome outcome = Pipeline.authenticator(header, PrincipalSelector.SUBJECT_CN, clock)
                    .authenticate(Pipeline.fromGateway());

            assertThat(outcome instanceof Authenticated).isEqualTo(seconds == 0);
        }
    }

    @Test
    void listenerHearsPrincipalAndGroupsLast() {
        List<Check> checks = new ArrayList<>();
        authenticator.authenticate(
                new PresentedChain(Pipeline.ALICE.certificate(), List.of()), Instant.now(), checks::add);

        assertThat(checks.subList(checks.size() - 2, checks.size()))
                .containsExactly(new Check("principal", true, "Alice"), new Check("groups", true, "admin"));
    }

    @Test
    void hiddenFieldsAreThoseOfTheHeader() {
        assertThat(authenticator.hiddenFields()).containsExactlyInAnyOrder("Client-Cert", "Client-Cert-Chain");
    }

    private Rejected rejected(ForwardedRequest request) {
        AuthenticationOutcome outcome = authenticator.authenticate(request);
        assertThat(outcome).isInstanceOf(Rejected.class);
        return (Rejected) outcome;
    }

    /** Fails the test as soon as it is asked to read. */
    private static final class UnreadableHeader implements ClientCertificateHeader {
        @Override
        public HeaderContent read(ProvenRequest request) {
            throw new AssertionError("a field of an unproven request is read");
        }

        @Override
        public Set<String> fieldNames() {
            return Set.of("Client-Cert", "Client-Cert-Chain");
        }

        @Override
        public int maxCertificates() {
            return 1;
        }
    }

    private record FixedHeader(TestCertificate certificate) implements ClientCertificateHeader {
        @Override
        public HeaderContent read(ProvenRequest request) {
            return new HeaderContent.Presented(new PresentedChain(certificate.certificate(), List.of()));
        }

        @Override
        public Set<String> fieldNames() {
            return Set.of();
        }

        @Override
        public int maxCertificates() {
            return 1;
        }
    }
}
