package dev.viewpass.path.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.RevocationPolicy.Ocsp;
import dev.viewpass.path.revocation.RevocationPolicy.Scope;
import dev.viewpass.path.revocation.RevocationStatus;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.path.revocation.fetch.AllowedHosts;
import dev.viewpass.path.revocation.source.OcspClient;
import dev.viewpass.path.revocation.source.OcspClientRules;
import dev.viewpass.path.revocation.source.RefreshSchedule;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestCertificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client against a real responder of this machine. */
@Timeout(60)
class OcspClientTest extends OcspClientScene {
    @Test
    void firstRequestWaitsForTheAnswerAndOthersFindIt() {
        server.answering(scene.good(scene.direct()).encoded());
        try (OcspClient client = OcspClient.start(rules().build())) {
            assertThat(status(client).kind()).isEqualTo(Kind.GOOD);
            assertThat(status(client).kind()).isEqualTo(Kind.GOOD);
            assertThat(server.questions()).isEqualTo(1);
            assertThat(client.entries()).isEqualTo(1);
            assertThat(generation.current()).isEqualTo(1);
        }
    }

    @Test
    void requestThatMayNotWaitIsToldThatThereIsNoAnswerYet() {
        server.answering(scene.good(scene.direct()).encoded());
        try (OcspClient client =
                OcspClient.start(rules().longestWait(Duration.ZERO).build())) {
            RevocationStatus status = status(client);

            assertThat(status.kind()).isEqualTo(Kind.ABSENT);
            assertThat(status.text()).endsWith(server.address() + " has not answered yet");
        }
    }

    @Test
    void answerOfAResponderWhoseClockIsAheadIsUsedAtOnce() {
        Instant ahead = scene.now.plusSeconds(3);
        server.answering(scene.direct()
                .producedAt(ahead)
                .answer(scene.id, CertificateStatus.GOOD, ahead, scene.inAnHour)
                .encoded());
        try (OcspClient client =
                OcspClient.start(rules(Clock.fixed(scene.now, ZoneOffset.UTC)).build())) {
            assertThat(status(client, scene.now).kind()).isEqualTo(Kind.GOOD);
        }
    }

    @Test
    void onlyTheCertificateOfTheResponderIsKept() throws Exception {
        TestCertificate delegate = scene.delegate();
        server.answering(scene.good(scene.delegated(delegate))
                .enclosing(scene.other.certificate())
                .enclosing(scene.delegate().certificate())
                .encoded());
        try (OcspClient client = OcspClient.start(rules().build())) {
            assertThat(status(client).kind()).isEqualTo(Kind.GOOD);
            assertThat(client.of(scene.alice.certificate(), scene.root.certificate()))
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.certificates()).containsExactly(delegate.certificate()));
        }
    }

    @Test
    void forgedAnswerIsUnusable() {
        server.answering(scene.good(scene.signedBy(scene.other.privateKey())).encoded());
        try (OcspClient client = OcspClient.start(rules().build())) {
            assertThat(status(client).kind()).isEqualTo(Kind.UNUSABLE);
        }
    }

    @Test
    void certificateChoosesTheResponderOnlyAmongAllowedHosts() throws Exception {
        TestCertificate bob = scene.issued("CN=Bob")
                .extension(
                        "1.3.6.1.5.5.7.1.1",
                        false,
                        new AuthorityInformationAccess(
                                        AccessDescription.id_ad_ocsp,
                                        new GeneralName(
                                                GeneralName.uniformResourceIdentifier,
                                                server.address().toString()))
                                .getEncoded())
                .build();
        ExaminedPath path = ExaminedPath.of(List.of(bob.certificate(), scene.root.certificate()));
        server.answering(scene.direct()
                .answer(
                        Responder.id(bob.certificate(), scene.root.certificate(), Responder.SHA_1),
                        CertificateStatus.GOOD,
                        scene.now,
                        scene.inAnHour)
                .producedAt(scene.now)
                .encoded());
        for (AllowedHosts hosts : List.of(AllowedHosts.NONE, AllowedHosts.of(List.of("127.0.0.1")))) {
            try (OcspClient client = OcspClient.start(advertised(hosts))) {
                Optional<Rejection> rejection =
                        new Ocsp(client, OcspScene.rules(), Scope.PATH, false).check(path, Instant.now());
                assertThat(rejection).map(Rejection::reason).hasValue(RejectionReason.REVOCATION_UNKNOWN);
                assertThat(rejection.orElseThrow().explanation())
                        .contains("it names no responder of revocation.allowed-hosts");
            }
        }
        assertThat(server.questions()).isZero();

        try (OcspClient client = OcspClient.start(advertised(AllowedHosts.of(List.of(server.host()))))) {
            assertThat(new Ocsp(client, OcspScene.rules(), Scope.PATH, false)
                            .check(path, Instant.now().plusSeconds(1)))
                    .isEmpty();
        }
    }

    private OcspClientRules advertised(AllowedHosts hosts) {
        return OcspClientRules.builder(
                        OcspScene.rules(),
                        RefreshSchedule.of(Duration.ofHours(1), () -> 0.5),
                        Clock.offset(Clock.systemUTC(), Duration.ofSeconds(1)))
                .advertised(hosts)
                .longestWait(Duration.ofSeconds(2))
                .build();
    }

    @Test
    void nobodyWaitsLongerThanTwoSeconds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules().longestWait(Duration.ofMillis(2001)))
                .withMessage("write a duration from PT0S to PT2S");
        assertThatIllegalArgumentException().isThrownBy(() -> rules().longestWait(Duration.ofMillis(-1)));
    }

    @Test
    void closedClientKeepsItsAnswersAndEndsItsThreads() {
        server.answering(scene.good(scene.direct()).encoded());
        OcspClient client = OcspClient.start(rules().build());
        status(client);
        client.close();

        assertThat(status(client).kind()).isEqualTo(Kind.GOOD);
        // The test's timeout is the limit: a pool counts a thread as ended a moment before it has.
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("viewpass-ocsp"))) {
            Thread.onSpinWait();
        }
    }
}
