package dev.viewpass.cli.demo;

import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestCertificate;
import java.util.List;

/**
 * Ways past the edge, with the administrator's genuine certificate: it is public, so that the secret alone tells the edge
 * from anybody who has seen it.
 */
final class BypassScenarios {
    private BypassScenarios() {}

    static List<Scenario> all(DemoWorld world) {
        TestCertificate alice = world.of(Persona.ALICE);
        GatewaySecrets secrets = world.secrets();
        Call replay = Call.direct("/whoami").forwarding(alice);
        return List.of(
                refused("no-secret", "genuine certificate, no secret", replay),
                refused("wrong-secret", "genuine certificate, wrong secret", with(replay, secrets.wrong())),
                refused("expired-secret", "genuine certificate, expired secret", with(replay, secrets.expired())),
                refused("secret-twice", "secret sent twice", with(with(replay, secrets.current()), secrets.current())),
                new Scenario(
                        "second-live-secret",
                        "the other live secret",
                        with(replay, secrets.next()),
                        ExpectedPage.forCaller("alice", alice, "admin", "user")),
                new Scenario(
                        "no-secret-no-certificate",
                        "past the edge as nobody",
                        Call.direct("/whoami"),
                        ExpectedPage.forNobody()));
    }

    private static Call with(Call call, String secret) {
        return call.with(GatewaySecrets.FIELD, secret);
    }

    private static Scenario refused(String id, String title, Call call) {
        return new Scenario(id, title, call, new ExpectedRefusal(RejectionReason.GATEWAY_NOT_TRUSTED));
    }
}
