package dev.viewpass.cli;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** The cases of the troubleshooting guide, in its order. All names, serial numbers and dates are fixed. */
final class Situations {
    static final Instant TIME = Instant.parse("2026-06-01T12:00:00Z");

    private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String ALICE = "CN=alice,OU=Operations,O=Acme";

    private final TestAuthority root = root();
    private final TestAuthority people = root.intermediate("CN=Acme People CA,O=Acme");
    private final TestCertificate alice = alice(people).build();

    private static TestAuthority root() {
        return TestAuthority.builder("CN=Acme Root CA,O=Acme")
                .clock(Clock.fixed(TIME, ZoneOffset.UTC))
                .root();
    }

    private static TestCertificate.Builder alice(TestAuthority issuer) {
        return issuer.issue(ALICE).serialNumber(BigInteger.valueOf(0x2a0b1c));
    }

    List<Situation> all() {
        return List.of(
                        good(),
                        noChain(),
                        lookAlike(),
                        foreignAuthority(),
                        expired("Expired"),
                        expired("The same as JSON").asJson(),
                        withoutExtendedKeyUsage(),
                        serverAuthority(),
                        authorityAsClient(),
                        weakKey(),
                        nameConstraints(),
                        revoked(),
                        noCrl(),
                        crlOfAnotherKey(),
                        staleCrl(),
                        denied(),
                        keyIdentifierMissing(),
                        ambiguousPrincipal(),
                        missingPrincipal())
                .stream()
                .map(situation -> situation
                        .file("client-ca.pem", root.pem())
                        .file("gateway-secret", "7uJ0cQk2vYwXb9ZrT4mN6pLsD8fGhA1e\n"))
                .toList();
    }

    private Situation good() {
        return Situation.of("Accepted", alice);
    }

    private Situation noChain() {
        return Situation.of("The issuing CA is missing", alice.withIssuers(List.of()))
                .file("people-ca.pem", people.pem());
    }

    private Situation lookAlike() {
        return Situation.of("A self-signed certificate with somebody's name", alice.selfSignedLookAlike());
    }

    private Situation foreignAuthority() {
        TestAuthority foreign = root().intermediate("CN=Acme People CA,O=Acme");
        return Situation.of(
                "A foreign CA with the names of yours", alice(foreign).build());
    }

    private Situation expired(String title) {
        return Situation.of(title, alice(people).expired().build());
    }

    private Situation withoutExtendedKeyUsage() {
        return Situation.of(
                "No extended key usage", alice(people).withoutExtendedKeyUsage().build());
    }

    private Situation serverAuthority() {
        TestAuthority servers = root.intermediateBuilder("CN=Acme Server CA,O=Acme")
                .extendedKeyUsage(SERVER_AUTH)
                .build();
        return Situation.of("Issued by a CA for servers", alice(servers).build());
    }

    private Situation authorityAsClient() {
        return Situation.of(
                "A CA certificate as client certificate",
                people.issue("CN=Acme Team CA,O=Acme").certificateAuthority().build());
    }

    private Situation weakKey() {
        return Situation.of("A weak key", alice(people).rsa(1024).build());
    }

    private Situation nameConstraints() {
        TestAuthority constrained = root.intermediateBuilder("CN=Acme Mail CA,O=Acme")
                .extension(NAME_CONSTRAINTS, true, permitted("acme.example"))
                .build();
        return Situation.of(
                "A name that the CA may not certify",
                alice(constrained).email("alice@other.example").build());
    }

    private static byte[] permitted(String mailHost) {
        GeneralSubtree host = new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, mailHost));
        try {
            return new NameConstraints(new GeneralSubtree[] {host}, null).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Situation revoked() {
        return Situation.of("Revoked", alice)
                .settings("revocation=crl", "revocation.crl.locations=/etc/acme/crls")
                .file("crls/root.crl", root.crl().pem())
                .file("crls/people.crl", people.crl().revoke(alice).pem());
    }

    private Situation noCrl() {
        return Situation.of("No CRL of the issuing CA", alice)
                .settings("revocation=crl", "revocation.crl.locations=/etc/acme/crls/root.crl")
                .file("crls/root.crl", root.crl().pem());
    }

    private Situation crlOfAnotherKey() {
        TestAuthority old = root.intermediate("CN=Acme People CA,O=Acme");
        return Situation.of("A CRL signed with another key", alice)
                .settings("revocation=crl", "revocation.crl.locations=/etc/acme/crls")
                .file("crls/root.crl", root.crl().pem())
                .file("crls/people.crl", old.crl().pem());
    }

    private Situation staleCrl() {
        Duration day = Duration.ofDays(1);
        return Situation.of("A stale CRL", alice)
                .settings("revocation=crl", "revocation.crl.locations=/etc/acme/crls")
                .file("crls/root.crl", root.crl().pem())
                .file(
                        "crls/people.crl",
                        people.crl()
                                .validity(TIME.minus(day.multipliedBy(8)), TIME.minus(day))
                                .pem());
    }

    private Situation denied() {
        return Situation.of("On the deny list", alice)
                .settings("deny.file=/etc/acme/denied.txt")
                .file("denied.txt", "# laptop of Alice, stolen on Monday\n2a0b1c CN=Acme People CA,O=Acme\n");
    }

    private Situation keyIdentifierMissing() {
        TestAuthority old = root.intermediateBuilder("CN=Acme Old CA,O=Acme")
                .withoutExtension(SUBJECT_KEY_IDENTIFIER)
                .build();
        return Situation.of("Key identifiers are missing", alice(old).build());
    }

    private Situation ambiguousPrincipal() {
        return Situation.of(
                "Two names where one is needed",
                people.issue("CN=alice,CN=Alice Archer,OU=Operations,O=Acme").build());
    }

    private Situation missingPrincipal() {
        return Situation.of("No name of the configured kind", alice).settings("principal=san.email,san.uri");
    }
}
