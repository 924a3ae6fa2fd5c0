package dev.viewpass.path.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.RevocationGeneration;
import dev.viewpass.path.revocation.RevocationPolicy.Ocsp;
import dev.viewpass.path.revocation.RevocationPolicy.Scope;
import dev.viewpass.path.revocation.RevocationStatus;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.path.revocation.source.AllowedHosts;
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
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client against a real responder of this machine. */
@Timeout(60)
class OcspClientTest {
    private static final byte[] TRY_LATER = {0x30, 3, 0x0a, 1, 3};

    private final OcspScene scene = new OcspScene();
    private final RevocationGeneration generation = new RevocationGeneration();
    private ResponderServer server;

    @BeforeEach
    void start() throws Exception {
        server = ResponderServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private OcspClientRules.Builder rules() {
        return rules(Clock.systemUTC());
    }

    private OcspClientRules.Builder rules(Clock clock) {
        return OcspClientRules.builder(OcspScene.rules(), RefreshSchedule.of(Duration.ofSeconds(1), () -> 0.5), clock)
                .responder(server.address())
                .longestWait(Duration.ofSeconds(2))
                .generation(generation);
    }

    private RevocationStatus status(OcspClient client) {
        return status(client, Instant.now());
    }

    private RevocationStatus status(OcspClient client, Instant at) {
        ExaminedPath path = scene.path();
        client.prepare(path, 0, 1);
        return new OcspExamination(client, OcspScene.rules(), path, at).status(0);
    }

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
    void revocationTakesEffectAtTheFirstRequestAfterTheRenewal() throws Exception {
        server.answering(scene.good(scene.direct()).encoded());
        try (OcspClient client = OcspClient.start(rules().build())) {
            assertThat(status(client).kind()).isEqualTo(Kind.GOOD);
            server.answering(revokedNow().encoded());
            long before = generation.current();
            while (generation.current() == before) {
                status(client);
                Thread.sleep(20);
            }

            assertThat(status(client).kind()).isEqualTo(Kind.REVOKED);
        }
    }

    private Responder revokedNow() {
        return scene.direct()
                .answer(
                        scene.id,
                        new RevokedStatus(Date.from(scene.hourAgo), 1),
                        scene.hourAgo.plusSeconds(60),
                        scene.inAnHour)
                .producedAt(scene.hourAgo.plusSeconds(60));
    }

    @Test
    void answerIsNotRenewedWhenNobodyUsesIt() throws Exception {
        server.answering(scene.good(scene.direct()).encoded());
        try (OcspClient client = OcspClient.start(rules().build())) {
            status(client);
            Thread.sleep(3500);

            // Once for the use above, and not again.
            assertThat(server.questions()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void olderAnswerDoesNotTakeARevocationBack() throws Exception {
        server.answering(revokedNow().encoded());
        try (OcspClient client = OcspClient.start(rules().build())) {
            assertThat(status(client).kind()).isEqualTo(Kind.REVOKED);
            server.answering(scene.good(scene.direct()).encoded());
            int before = server.questions();
            while (server.questions() < before + 2) {
                assertThat(status(client).kind()).isEqualTo(Kind.REVOKED);
                Thread.sleep(20);
            }
        }
    }

    @Test
    void answerOutlivesAnOutageUntilItsEnd() throws Exception {
        server.answering(scene.good(scene.direct()).encoded());
        try (OcspClient client = OcspClient.start(rules().build())) {
            status(client);
            server.failing();
            int before = server.questions();
            while (server.questions() < before + 2) {
                assertThat(status(client).kind()).isEqualTo(Kind.GOOD);
                Thread.sleep(20);
            }

            assertThat(client.health()).singleElement().satisfies(health -> {
                assertThat(health.attempts().failures()).isPositive();
                assertThat(health.attempts().lastError()).contains("503");
            });
            RevocationStatus ended = status(client, scene.inAnHour.plusSeconds(1));
            assertThat(ended.kind()).isEqualTo(Kind.UNUSABLE);
            assertThat(ended.text()).contains("it is stale since");
        }
    }

    @Test
    void garbageIsUnusableAndSilenceIsNot() {
        try (OcspClient client = OcspClient.start(rules().build())) {
            server.answering(new byte[] {1, 2, 3});
            assertThat(status(client).kind()).isEqualTo(Kind.UNUSABLE);
        }
        try (OcspClient client = OcspClient.start(rules().build())) {
            server.failing();
            assertThat(status(client).kind()).isEqualTo(Kind.ABSENT);
            assertThat(status(client).text()).contains("answered with status 503", "it is asked again after");
        }
    }

    @Test
    void errorStatusIsUnusableUnlessAnotherSourceIsAskedNext() {
        server.answering(TRY_LATER);
        try (OcspClient alone = OcspClient.start(rules().build());
                OcspClient first = OcspClient.start(rules().refusalIsSilence().build())) {
            assertThat(status(alone).kind()).isEqualTo(Kind.UNUSABLE);
            assertThat(status(alone).text()).contains("tryLater");
            assertThat(status(first).kind()).isEqualTo(Kind.ABSENT);
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
    void responderThatFailedIsLeftAlone() {
        server.failing();
        Clock still = Clock.fixed(scene.now, ZoneOffset.UTC);
        try (OcspClient client = OcspClient.start(rules(still).build())) {
            status(client);
            for (int i = 0; i < 20; i++) {
                status(client);
            }

            assertThat(server.questions()).isEqualTo(1);
        }
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
