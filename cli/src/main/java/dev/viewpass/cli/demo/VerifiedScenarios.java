package dev.viewpass.cli.demo;

import dev.viewpass.cli.demo.Call.Route;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestCertificate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What comes in CloudFront's modes required and optional: the leaf alone, as percent-encoded PEM. CloudFront has verified
 * it; here it is verified again, as if not.
 */
final class VerifiedScenarios {
    private static final String PEM = "CloudFront-Viewer-Cert-Pem";

    private final DemoWorld world;

    private VerifiedScenarios(DemoWorld world) {
        this.world = world;
    }

    static List<Scenario> all(DemoWorld world) {
        VerifiedScenarios scenarios = new VerifiedScenarios(world);
        return List.of(
                scenarios.administrator(),
                scenarios.description(),
                scenarios.unknownIssuer(),
                scenarios.impostor(),
                scenarios.twoLines(),
                scenarios.twoBlocks(),
                scenarios.brokenEscape(),
                scenarios.pastTheEdge());
    }

    private Scenario administrator() {
        TestCertificate carol = world.of(Persona.CAROL);
        return new Scenario(
                "verified-administrator",
                "PEM of an administrator, issuer configured",
                gateway().with(PEM, encoded(carol)),
                ExpectedPage.forCaller("carol", carol, "admin", "user"));
    }

    private Scenario description() {
        return new Scenario(
                "verified-description",
                "an administrator's name without a certificate",
                gateway().with("CloudFront-Viewer-Cert-Subject", "CN=alice,OU=Operations,O=Acme"),
                ExpectedPage.forNobody());
    }

    private Scenario unknownIssuer() {
        return refused(
                "verified-unknown-issuer",
                "PEM of an administrator, issuer not configured",
                gateway().with(PEM, encoded(world.of(Persona.ALICE))),
                RejectionReason.UNKNOWN_ISSUER);
    }

    private Scenario impostor() {
        return refused(
                "verified-self-signed",
                "PEM of a self-signed copy",
                gateway().with(PEM, encoded(world.of(Persona.CLONE))),
                RejectionReason.UNKNOWN_ISSUER);
    }

    private Scenario twoLines() {
        String pem = encoded(world.of(Persona.CAROL));
        return refused(
                "verified-two-lines",
                "two lines of PEM",
                gateway().with(PEM, pem).with(PEM, pem),
                RejectionReason.MALFORMED_FIELD);
    }

    private Scenario twoBlocks() {
        String pem = encoded(world.of(Persona.CAROL));
        return refused(
                "verified-two-blocks",
                "two certificates in one line of PEM",
                gateway().with(PEM, pem + pem),
                RejectionReason.MALFORMED_FIELD);
    }

    private Scenario brokenEscape() {
        return refused(
                "verified-broken-escape",
                "PEM with an escape that is none",
                gateway().with(PEM, encoded(world.of(Persona.CAROL)).replaceFirst("%0A", "%0Z")),
                RejectionReason.MALFORMED_FIELD);
    }

    private Scenario pastTheEdge() {
        return refused(
                "verified-no-secret",
                "genuine PEM, no secret",
                origin().with(PEM, encoded(world.of(Persona.CAROL))),
                RejectionReason.GATEWAY_NOT_TRUSTED);
    }

    private Call gateway() {
        return origin().with(GatewaySecrets.FIELD, world.secrets().current());
    }

    private static Call origin() {
        return Call.direct("/whoami").by(Route.VERIFIED_ORIGIN);
    }

    private static String encoded(TestCertificate certificate) {
        // A blank is a plus sign in forms only.
        return URLEncoder.encode(certificate.pem(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Scenario refused(String id, String title, Call call, RejectionReason reason) {
        return new Scenario(id, title, call, new ExpectedRefusal(reason));
    }
}
