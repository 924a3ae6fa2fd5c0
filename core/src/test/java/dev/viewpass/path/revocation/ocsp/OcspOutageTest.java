package dev.viewpass.path.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.RevocationStatus;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.path.revocation.source.OcspClient;
import dev.viewpass.testkit.TestCertificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a responder that does not answer, or not usably, leads to. */
@Timeout(60)
class OcspOutageTest extends OcspClientScene {
    private static final byte[] TRY_LATER = {0x30, 3, 0x0a, 1, 3};

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
    void answerThatCanNotBeUsedIsAFailureButNoReasonToRest(String fault, byte[] answer) throws Exception {
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
            // A request is not kept waiting until the responder's record is written, too.
            awaitSuccess(client);
            assertThat(client.health()).singleElement().satisfies(health -> {
                assertThat(health.isGood()).isTrue();
                assertThat(health.thisUpdate()).hasValue(scene.hourAgo);
                assertThat(health.until()).hasValue(scene.inAnHour);
            });
        } finally {
            logger.removeHandler(handler);
        }
    }

    private static void awaitSuccess(OcspClient client) throws InterruptedException {
        while (client.health().get(0).attempts().lastSuccess().isEmpty()) {
            Thread.sleep(5);
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
}
