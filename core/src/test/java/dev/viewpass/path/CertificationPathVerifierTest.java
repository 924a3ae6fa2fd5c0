package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.CertificateParts;
import dev.viewpass.certificate.Rfc9440Example;
import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.refusal.Check;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificationPathVerifierTest {
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private final TestAuthority people = root.intermediate("CN=People CA,O=Acme");
    private final TestCertificate alice = people.issue("CN=Alice,O=Acme").build();
    private final Verification verification = Verification.anchoredAt(root);

    @Test
    void verifiesTheExampleOfRfc9440WhileItWasValid() throws Exception {
        X509Certificate leaf = CertificateDecoder.decode(Rfc9440Example.LEAF);
        X509Certificate issuer = CertificateDecoder.decode(Rfc9440Example.INTERMEDIATE);
        X509Certificate anchor = CertificateDecoder.decode(Rfc9440Example.ROOT);
        Verification example = Verification.anchoredAt(anchor);
        Instant valid = Instant.parse("2020-06-01T00:00:00Z");

        VerifiedPath path = example.path(leaf, List.of(issuer), valid);

        assertThat(path.certificates()).containsExactly(leaf, issuer);
        assertThat(path.withAnchor()).containsExactly(leaf, issuer, anchor);
        assertThat(path.issuer()).isEqualTo(issuer);
        assertThat(path.verifiedAt()).isEqualTo(valid);
        assertThat(example.refusal(leaf, List.of(issuer), Instant.parse("2021-02-01T00:00:00Z"))
                        .reason())
                .isEqualTo(RejectionReason.EXPIRED);
        assertThat(example.refusal(leaf, List.of(issuer), Instant.parse("2020-01-14T22:00:00Z"))
                        .reason())
                .isEqualTo(RejectionReason.NOT_YET_VALID);
    }

    @Test
    void verifiesACertificateOfTheAnchorItself() {
        TestCertificate direct = root.issue("CN=Direct").build();
        VerifiedPath path = verification.path(direct);

        assertThat(path.certificates()).containsExactly(direct.certificate());
        assertThat(path.issuer()).isEqualTo(root.certificate());
        assertThat(path.anchor()).isEqualTo(root.certificate());
    }

    @Test
    void anchorMayBeAnIntermediateCa() {
        TestAuthority staff = people.intermediate("CN=Staff CA,O=Acme");
        TestCertificate bob = staff.issue("CN=Bob").build();

        assertThat(Verification.anchoredAt(people).path(bob).certificates())
                .containsExactly(bob.certificate(), staff.certificate());
    }

    @Test
    void unknownIssuerIsNamed() {
        Rejection rejection = verification.refusal(alice.withIssuers(List.of()));

        assertThat(rejection.reason()).isEqualTo(RejectionReason.UNKNOWN_ISSUER);
        assertThat(rejection.explanation())
                .isEqualTo("the issuer CN=People CA,O=Acme is not among the 1 anchors and 0 intermediates configured;"
                        + " the gateway sent no chain, so that each issuing CA has to stand in the file of the"
                        + " setting intermediates");
    }

    @Test
    void selfSignedLookAlikeIsUnknown() {
        Rejection rejection = verification.refusal(alice.selfSignedLookAlike());

        assertThat(rejection.reason()).isEqualTo(RejectionReason.UNKNOWN_ISSUER);
        assertThat(rejection.explanation())
                .startsWith(
                        "the certificate of CN=Alice,O=Acme names itself as its issuer and is not among the 1 anchors");
        assertThat(verification
                        .refusal(alice.selfSignedLookAlike().withIssuers(alice.issuers()))
                        .reason())
                .isEqualTo(RejectionReason.UNKNOWN_ISSUER);
    }

    @Test
    void foreignCaWithTheSameNamesIsRefused() {
        TestAuthority foreignRoot = TestAuthority.root("CN=Acme Root CA,O=Acme");
        TestAuthority foreignPeople = foreignRoot.intermediate("CN=People CA,O=Acme");
        TestCertificate mallory = foreignPeople.issue("CN=Alice,O=Acme").build();

        assertThat(verification.refusal(mallory).reason()).isEqualTo(RejectionReason.BAD_SIGNATURE);
        assertThat(verification.refusal(mallory.withIssuers(alice.issuers())).reason())
                .isEqualTo(RejectionReason.BAD_SIGNATURE);
        assertThat(verification.knowing(people).refusal(mallory).reason()).isEqualTo(RejectionReason.BAD_SIGNATURE);
        assertThat(verification
                        .refusal(foreignRoot.issue("CN=Alice,O=Acme").build())
                        .reason())
                .isEqualTo(RejectionReason.BAD_SIGNATURE);
    }

    @Test
    void anchorIsToldFromAnotherOneOfTheSameName() {
        TestAuthority namesake = TestAuthority.root("CN=Acme Root CA,O=Acme");
        TestCertificate bob = namesake.issue("CN=Bob").build();

        for (Verification both :
                List.of(Verification.anchoredAt(root, namesake), Verification.anchoredAt(namesake, root))) {
            assertThat(both.path(bob).anchor()).isEqualTo(namesake.certificate());
            assertThat(both.path(alice).anchor()).isEqualTo(root.certificate());
        }
    }

    @Test
    void changedCertificateIsRefused() throws Exception {
        byte[] toBeSigned = alice.certificate().getTBSCertificate();
        toBeSigned[toBeSigned.length - 1] ^= 1;
        X509Certificate changed = CertificateDecoder.decode(CertificateParts.of(alice.certificate())
                .withToBeSigned(toBeSigned)
                .encoded());

        assertThat(verification.refusal(changed, alice.issuers(), Instant.now()).reason())
                .isEqualTo(RejectionReason.BAD_SIGNATURE);
    }

    @Test
    void victimInTheChainIsNobodysIdentity() {
        TestCertificate mallory = people.issue("CN=Mallory").build();
        List<X509Certificate> others = new ArrayList<>(List.of(alice.certificate()));
        others.addAll(alice.issuers());

        assertThat(verification.path(mallory.withIssuers(others)).endEntity()).isEqualTo(mallory.certificate());
        assertThat(verification
                        .refusal(mallory.selfSignedLookAlike().withIssuers(others))
                        .reason())
                .isEqualTo(RejectionReason.UNKNOWN_ISSUER);
    }

    @Test
    void victimCanNotBeMadeAnIssuer() {
        TestAuthority impostor = TestAuthority.builder("CN=Alice,O=Acme").root();
        TestCertificate mallory = impostor.issue("CN=Admin").build();
        List<X509Certificate> others = List.of(alice.certificate(), people.certificate());

        assertThat(verification.refusal(mallory.withIssuers(others)).reason())
                .isIn(RejectionReason.BAD_SIGNATURE, RejectionReason.PATH_INVALID, RejectionReason.KEY_USAGE);
    }

    @Test
    void configuredAnchorIsNoClient() {
        assertThat(verification.refusal(root.certificate(), List.of(), Instant.now()))
                .isEqualTo(new Rejection(
                        RejectionReason.CA_CERTIFICATE, "the presented certificate is itself a configured anchor"));
        X509Certificate pinned = TestCertificate.selfSigned("CN=Pinned").build().certificate();
        assertThat(Verification.anchoredAt(pinned)
                        .refusal(pinned, List.of(), Instant.now())
                        .reason())
                .isEqualTo(RejectionReason.CA_CERTIFICATE);
    }

    @Test
    void caCertificateIsNoClient() {
        assertThat(verification
                        .refusal(people.certificate(), List.of(), Instant.now())
                        .reason())
                .isEqualTo(RejectionReason.CA_CERTIFICATE);
        assertThat(verification
                        .refusal(people.issue("CN=Both").certificateAuthority().build())
                        .reason())
                .isEqualTo(RejectionReason.CA_CERTIFICATE);
    }

    @Test
    void refusalIsThatOfTheCandidateThatGotFurthest() {
        TestAuthority other = TestAuthority.root("CN=Acme Root CA,O=Acme");
        TestCertificate server = root.issue("CN=Server").serverAuthOnly().build();

        for (Verification both : List.of(Verification.anchoredAt(root, other), Verification.anchoredAt(other, root))) {
            assertThat(both.refusal(server).reason()).isEqualTo(RejectionReason.EXTENDED_KEY_USAGE);
        }
    }

    @Test
    void listenerHearsEveryCheckInOrder() {
        List<Check> checks = new ArrayList<>();
        verification.verdict(alice.certificate(), alice.issuers(), Instant.now(), checks::add);

        assertThat(checks).extracting(Check::passed).containsOnly(true);
        assertThat(checks.get(0))
                .isEqualTo(new Check(
                        "certification path",
                        true,
                        "CN=Alice,O=Acme <- CN=People CA,O=Acme <- CN=Acme Root CA,O=Acme"));
        assertThat(checks.get(1).name()).isEqualTo("well-formed extensions");
        assertThat(checks.get(checks.size() - 1).name()).isEqualTo("revocation (off)");
    }

    @Test
    void listenerHearsWhyNoPathWasFound() {
        List<Check> checks = new ArrayList<>();
        verification.verdict(alice.certificate(), List.of(), Instant.now(), checks::add);

        assertThat(checks).hasSize(1);
        assertThat(checks.get(0).passed()).isFalse();
        assertThat(checks.get(0).text()).startsWith("UNKNOWN_ISSUER: the issuer CN=People CA,O=Acme");
    }

    @Test
    void showsWhatItWasMadeOf() {
        assertThat(verification.verifier().anchors().certificates()).containsExactly(root.certificate());
        assertThat(verification.verifier().revocation()).isEqualTo(new RevocationPolicy.Off());
    }
}
