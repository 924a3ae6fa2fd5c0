package dev.viewpass.path.revocation.ocsp;

import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.RevocationGeneration;
import dev.viewpass.path.revocation.RevocationStatus;
import dev.viewpass.path.revocation.source.OcspClient;
import dev.viewpass.path.revocation.source.OcspClientRules;
import dev.viewpass.path.revocation.source.RefreshSchedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client of a responder on this machine. */
abstract class OcspClientScene {
    final OcspScene scene = new OcspScene();

    final RevocationGeneration generation = new RevocationGeneration();

    ResponderServer server;

    @BeforeEach
    void start() throws Exception {
        server = ResponderServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    OcspClientRules.Builder rules() {
        return rules(Clock.systemUTC());
    }

    OcspClientRules.Builder rules(Clock clock) {
        return OcspClientRules.builder(OcspScene.rules(), RefreshSchedule.of(Duration.ofSeconds(1), () -> 0.5), clock)
                .responder(server.address())
                .longestWait(Duration.ofSeconds(2))
                .generation(generation);
    }

    RevocationStatus status(OcspClient client) {
        return status(client, Instant.now());
    }

    RevocationStatus status(OcspClient client, Instant at) {
        ExaminedPath path = scene.path();
        client.prepare(path, 0, 1);
        return new OcspExamination(client, OcspScene.rules(), path, at).status(0);
    }

    /** The test's timeout is the limit. */
    void awaitQuestions(int count) throws InterruptedException {
        while (server.questions() < count) {
            Thread.sleep(5);
        }
    }
}
