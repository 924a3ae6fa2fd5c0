package dev.viewpass.cli.demo;

import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestCertificate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * Fields that callers write themselves: dropped by the edge on their way through it, and refused by the application when
 * they could only come from a broken gateway, which knows the secret.
 */
final class FieldScenarios {
    private static final int TOO_MANY = 4;
    private static final String STATEMENT = "CloudFront-Viewer-Cert-Present";

    private final DemoWorld world;

    private FieldScenarios(DemoWorld world) {
        this.world = world;
    }

    static List<Scenario> all(DemoWorld world) {
        FieldScenarios scenarios = new FieldScenarios(world);
        return List.of(
                scenarios.forgedByNobody(),
                scenarios.forgedByUser(),
                scenarios.malformedField(),
                scenarios.notCertificate(),
                scenarios.notDer(),
                scenarios.tooLarge(),
                scenarios.twoLines(),
                scenarios.chainWithoutLeaf(),
                scenarios.lookAlike(),
                scenarios.tooMany(),
                scenarios.statementOfAbsence(),
                scenarios.statementOfPresence(),
                scenarios.malformedStatement());
    }

    private Scenario forgedByNobody() {
        Call call = Call.anonymous("/whoami").forwarding(alice()).with(GatewaySecrets.FIELD, secret());
        return new Scenario("forged-by-nobody", "nobody writes the admin's fields", call, ExpectedPage.forNobody());
    }

    private Scenario forgedByUser() {
        TestCertificate bob = world.of(Persona.BOB);
        Call call = Call.through(bob, "/whoami").forwarding(alice()).with(GatewaySecrets.FIELD, secret());
        return new Scenario(
                "forged-by-user", "user writes the admin's fields", call, ExpectedPage.forCaller("bob", bob, "user"));
    }

    private Scenario malformedField() {
        return refused(
                "malformed-field",
                "field without its colons",
                gateway().with("Client-Cert", alice().clientCert().replace(":", "")),
                RejectionReason.MALFORMED_FIELD);
    }

    private Scenario notCertificate() {
        byte[] bytes = "no certificate".getBytes(StandardCharsets.UTF_8);
        return refused(
                "not-a-certificate",
                "bytes that are no certificate",
                gateway().with("Client-Cert", item(bytes)),
                RejectionReason.MALFORMED_CERTIFICATE);
    }

    // A zero before the first number of the signature: the certificate has another fingerprint and the same meaning.
    private Scenario notDer() {
        byte[] encoded = Base64.getDecoder().decode(alice().clientCert().replace(":", ""));
        int signature = encoded.length - alice().certificate().getSignature().length;
        ByteBuffer malleated = ByteBuffer.allocate(encoded.length + 1)
                .put(encoded, 0, signature + 4)
                .put((byte) 0)
                .put(encoded, signature + 4, encoded.length - signature - 4);
        malleated.putShort(2, (short) (malleated.getShort(2) + 1));
        for (int length : new int[] {signature - 2, signature + 1, signature + 3}) {
            malleated.put(length, (byte) (malleated.get(length) + 1));
        }
        return refused(
                "not-der",
                "the admin's certificate in another encoding",
                gateway()
                        .with("Client-Cert", item(malleated.array()))
                        .with("Client-Cert-Chain", alice().clientCertChain()),
                RejectionReason.MALFORMED_CERTIFICATE);
    }

    private Scenario tooLarge() {
        return refused(
                "too-large",
                "certificate of 20,000 octets",
                gateway().with("Client-Cert", item(new byte[20_000])),
                RejectionReason.TOO_LARGE);
    }

    private static String item(byte[] bytes) {
        return ":" + Base64.getEncoder().encodeToString(bytes) + ":";
    }

    private Scenario twoLines() {
        return refused(
                "two-certificate-lines",
                "two lines of Client-Cert",
                gateway()
                        .with("Client-Cert", world.of(Persona.BOB).clientCert())
                        .with("Client-Cert", alice().clientCert()),
                RejectionReason.MALFORMED_FIELD);
    }

    private Scenario chainWithoutLeaf() {
        return refused(
                "chain-without-certificate",
                "chain without a certificate",
                gateway().with("Client-Cert-Chain", alice().clientCertChain()),
                RejectionReason.MALFORMED_FIELD);
    }

    private Scenario lookAlike() {
        return refused(
                "look-alike-field",
                "look-alike Client_Cert",
                gateway().with("Client_Cert", alice().clientCert()),
                RejectionReason.CONFLICTING_FIELDS);
    }

    private Scenario tooMany() {
        TestCertificate alice = alice();
        return refused(
                "too-many-certificates",
                "five certificates",
                gateway()
                        .forwarding(alice.withIssuers(
                                Collections.nCopies(TOO_MANY, alice.issuers().get(0)))),
                RejectionReason.TOO_MANY_CERTIFICATES);
    }

    private Scenario statementOfAbsence() {
        return refused(
                "statement-of-absence",
                "certificate, and a field that says there is none",
                gateway().forwarding(alice()).with(STATEMENT, "0"),
                RejectionReason.CONFLICTING_FIELDS);
    }

    private Scenario statementOfPresence() {
        return refused(
                "statement-of-presence",
                "no certificate, and a field that says there is one",
                gateway().with(STATEMENT, "1"),
                RejectionReason.CONFLICTING_FIELDS);
    }

    private Scenario malformedStatement() {
        return refused(
                "statement-malformed",
                "a field that says neither",
                gateway().forwarding(alice()).with(STATEMENT, "maybe"),
                RejectionReason.MALFORMED_FIELD);
    }

    private Call gateway() {
        return Call.direct("/whoami").with(GatewaySecrets.FIELD, secret());
    }

    private TestCertificate alice() {
        return world.of(Persona.ALICE);
    }

    private String secret() {
        return world.secrets().current();
    }

    private static Scenario refused(String id, String title, Call call, RejectionReason reason) {
        return new Scenario(id, title, call, new ExpectedRefusal(reason));
    }
}
