package dev.viewpass.path.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.RevocationGeneration;
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
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
            assertThat(server.questions()).isEqualTo(2);
        }
    }

    @Test
    void callerWhoComesBackAfterALongTimeSoonMeetsTheRevocation() throws Exception {
        server.answering(scene.good(scene.direct()).encoded());
        try (OcspClient client = OcspClient.start(every(Duration.ofSeconds(2)).build())) {
            status(client);
            awaitQuestions(2);
            Thread.sleep(2600);
            assertThat(server.questions()).isEqualTo(2);
            server.answering(revokedNow().encoded());

            assertThat(status(client).kind()).isEqualTo(Kind.GOOD);
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (status(client).kind() != Kind.REVOKED) {
                assertThat(System.nanoTime()).as("still good").isLessThan(end);
                Thread.sleep(20);
            }
        }
    }

    @Test
    void answerWhoseRenewalIsDueIsRenewedByWhoeverAsks() throws Exception {
        server.answering(scene.good(scene.direct()).encoded());
        try (OcspClient client = OcspClient.start(every(Duration.ofSeconds(2)).build())) {
            client.prepare(scene.path(), 0, 1);
            Thread.sleep(3500);
            assertThat(server.questions()).isEqualTo(1);

            client.prepare(scene.path(), 0, 1);
            awaitQuestions(2);
        }
    }

    private OcspClientRules.Builder every(Duration interval) {
        return OcspClientRules.builder(OcspScene.rules(), RefreshSchedule.of(interval, () -> 0.5), Clock.systemUTC())
                .responder(server.address())
                .longestWait(Duration.ofSeconds(2))
                .generation(generation);
    }

    /** The test's timeout is the limit. */
    private void awaitQuestions(int count) throws InterruptedException {
        while (server.questions() < count) {
            Thread.sleep(5);
        }
    }

    @Test
    void outageThatManyQuestionsMeetIsOneFailureAndEndsTheQueue() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        server.failing().holding(release);
        try (OcspClient client =
                OcspClient.start(rules().longestWait(Duration.ZERO).build())) {
            for (int i = 0; i < 12; i++) {
                client.prepare(pathOf(scene.issued("CN=Caller " + i).build()), 0, 1);
            }
            awaitQuestions(4);
            release.countDown();
            while (client.health().get(0).attempts().failures() == 0) {
                Thread.sleep(5);
            }
            Thread.sleep(500);

            assertThat(server.questions()).isEqualTo(4);
            assertThat(client.health().get(0).attempts().failures()).isEqualTo(1);
        }
    }

    private ExaminedPath pathOf(TestCertificate caller) {
        return ExaminedPath.of(List.of(caller.certificate(), scene.root.certificate()));
    }

    static Stream<Arguments> answersThatCanNotBeUsed() {
        OcspScene other = new OcspScene();
        return Stream.of(
                Arguments.of("unauthorized (6)", new byte[] {0x30, 3, 0x0a, 1, 6}),
                Arguments.of("end found", new byte[] {0x30, 0}),
                Arguments.of("other certificates", other.good(other.direct()).encoded()));
    }

    @ParameterizedTest
    @MethodSource("answersThatCanNotBeUsed")
    void answerThatCanNotBeUsedIsAFailureButNoReasonToRest(String fault, byte[] answer) {
        TestCertificate bob = scene.issued("CN=Bob").build();
        List<String> warnings = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger("dev.viewpass.revocation");
        Handler handler = recording(warnings);
        logger.addHandler(handler);
        server.answering(answer);
        try (OcspClient client = OcspClient.start(rules().build())) {
            assertThat(status(client).kind()).isEqualTo(Kind.UNUSABLE);
            assertThat(client.health()).singleElement().satisfies(health -> {
                assertThat(health.isGood()).isFalse();
                assertThat(health.attempts().failures()).isEqualTo(1);
                assertThat(health.attempts().lastError())
                        .startsWith(server.address() + " gave an answer that can not be used: ")
                        .contains(fault);
                assertThat(health.thisUpdate()).isEmpty();
            });
            assertThat(warnings).singleElement().asString().contains(fault);

            server.answering(goodOf(bob).encoded());
            assertThat(examination(client, pathOf(bob)).kind()).isEqualTo(Kind.GOOD);
            assertThat(client.health()).singleElement().satisfies(health -> {
                assertThat(health.isGood()).isTrue();
                assertThat(health.thisUpdate()).hasValue(scene.hourAgo);
                assertThat(health.until()).hasValue(scene.inAnHour);
            });
        } finally {
            logger.removeHandler(handler);
        }
    }

    private Responder goodOf(TestCertificate caller) {
        return scene.direct()
                .producedAt(scene.now)
                .answer(
                        Responder.id(caller.certificate(), scene.root.certificate(), Responder.SHA_1),
                        CertificateStatus.GOOD,
                        scene.hourAgo,
                        scene.inAnHour);
    }

    private static RevocationStatus examination(OcspClient client, ExaminedPath path) {
        client.prepare(path, 0, 1);
        return new OcspExamination(client, OcspScene.rules(), path, Instant.now()).status(0);
    }

    private static Handler recording(List<String> warnings) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().equals(Level.WARNING)) {
                    warnings.add(entry.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
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
            assertThat(status(first).text()).contains("the OCSP responder answered tryLater (3)");
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
    void statusThatOneCertificateCausesDoesNotSilenceTheResponder() {
        server.failingWith(500);
        Clock still = Clock.fixed(scene.now, ZoneOffset.UTC);
        try (OcspClient client = OcspClient.start(rules(still).build())) {
            status(client);
            server.answering(scene.good(scene.direct()).encoded());

            client.prepare(scene.otherPath(), 0, 1);

            assertThat(server.questions()).isEqualTo(2);
            assertThat(status(client).text()).contains("answered with status 500");
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
