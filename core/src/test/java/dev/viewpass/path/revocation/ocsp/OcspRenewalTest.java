package dev.viewpass.path.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.revocation.RevocationStatus;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.path.revocation.source.OcspClient;
import dev.viewpass.path.revocation.source.OcspClientRules;
import dev.viewpass.path.revocation.source.RefreshSchedule;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When answers are renewed. */
@Timeout(60)
class OcspRenewalTest extends OcspClientScene {
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
}
