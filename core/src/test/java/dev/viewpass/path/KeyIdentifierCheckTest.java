package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

class KeyIdentifierCheckTest {
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final String SUBJECT_KEY = "2.5.29.14";
    private static final String SETTING = "profile.allow-nonconforming=true accepts that";
    private static final byte[] OTHER_KEY = Der.hex("30 04 80 02 0a 0b");

    private static final TestAuthority ROOT = TestAuthority.builder("CN=Acme Root CA")
            .serialNumber(BigInteger.valueOf(5))
            .root();

    private final KeyIdentifierCheck strict = new KeyIdentifierCheck(false);
    private final KeyIdentifierCheck lenient = new KeyIdentifierCheck(true);

    @Test
    void identifiersThatAgreePass() {
        assertPasses(ROOT.intermediate("CN=People CA").issue("CN=Alice").build());
        assertThat(strict.name()).isEqualTo("key identifiers");
    }

    @Test
    void identifiersThatContradictEachOtherAreRefusedAlways() {
        TestCertificate alice = ROOT.issue("CN=Alice")
                .extension(AUTHORITY_KEY, false, OTHER_KEY)
                .build();
        TestAuthority people = ROOT.intermediateBuilder("CN=People CA")
                .extension(SUBJECT_KEY, false, Der.hex("04 01 07"))
                .build();

        assertRefused(
                strict,
                alice,
                "the authority key identifier of the certificate of CN=Alice is 0a0b, and the subject key"
                        + " identifier of the certificate of the anchor CN=Acme Root CA is ");
        assertRefused(lenient, alice, "the authority key identifier of the certificate of CN=Alice is 0a0b");
        TestCertificate bob = people.issue("CN=Bob")
                .extension(AUTHORITY_KEY, false, OTHER_KEY)
                .build();
        assertRefused(
                lenient,
                bob,
                "the authority key identifier of the certificate of CN=Bob is 0a0b, and the subject key"
                        + " identifier of the certificate of the CA CN=People CA is 07");
    }

    @Test
    void issuerMustNameItsKeyWhenTheCertificateDoes() {
        TestAuthority silent = ROOT.intermediateBuilder("CN=Silent CA")
                .withoutExtension(SUBJECT_KEY)
                .build();
        TestCertificate alice = silent.issue("CN=Alice").build();

        assertRefused(
                strict,
                alice,
                "the certificate of the CA CN=Silent CA has no subject key identifier, which RFC 5280" + " demands; "
                        + SETTING);
        assertThat(check(lenient, alice, ROOT)).isEmpty();
    }

    @Test
    void certificateMustNameItsKeyWhenTheIssuerDoes() {
        TestCertificate empty = ROOT.issue("CN=Alice")
                .extension(AUTHORITY_KEY, false, Der.sequence())
                .build();

        for (TestCertificate alice : List.of(silentLeaf(ROOT), empty)) {
            assertRefused(
                    strict,
                    alice,
                    "the certificate of CN=Alice has no authority key identifier, which RFC 5280" + " demands; "
                            + SETTING);
            assertThat(check(lenient, alice, ROOT)).isEmpty();
        }
    }

    @Test
    void pathWithoutAnyIdentifierPasses() {
        TestAuthority bare = TestAuthority.builder("CN=Bare CA")
                .withoutExtension(SUBJECT_KEY)
                .root();

        assertThat(check(strict, silentLeaf(bare), bare)).isEmpty();
    }

    @Test
    void selfSignedCertificateOfThePathNeedNotNameItsKey() {
        TestAuthority first = TestAuthority.root("CN=Acme Root CA");
        KeyPair key = new KeyPair(first.certificate().getPublicKey(), first.privateKey());
        TestAuthority renewed =
                TestAuthority.builder("CN=Acme Root CA").key(key).root();
        TestCertificate alice = renewed.issue("CN=Alice").build();
        TestCertificate longer = alice.withIssuers(List.of(renewed.certificate()));

        assertThat(renewed.certificate().getExtensionValue(AUTHORITY_KEY)).isNull();
        assertThat(check(strict, longer, first)).isEmpty();
    }

    @Test
    void selfIssuedCertificateOfAnotherKeyMustNameThatKey() {
        TestAuthority next = ROOT.intermediateBuilder("CN=Acme Root CA")
                .withoutExtension(AUTHORITY_KEY)
                .build();
        TestCertificate alice = next.issue("CN=Alice").build();

        assertRefused(strict, alice, "the certificate of the CA CN=Acme Root CA has no authority key identifier");
        assertPasses(ROOT.intermediate("CN=Acme Root CA").issue("CN=Alice").build());
    }

    @Test
    void issuerAndSerialNumberMustBeThoseOfTheIssuersCertificateWhenTheyNameItAlone() {
        assertThat(check(lenient, naming(ROOT, "CN=acme root ca", 5), ROOT)).isEmpty();
        assertRefused(
                lenient,
                naming(ROOT, "CN=Acme Root CA", 6),
                "the authority key identifier of the certificate of CN=Alice names another issuer or serial number"
                        + " than the certificate of the anchor CN=Acme Root CA has (issuer CN=Acme Root CA, serial"
                        + " number 5)");
        assertRefused(lenient, naming(ROOT, "CN=Other", 5), "the authority key identifier of the certificate");
    }

    @Test
    void serialNumberCountsAloneWhenTheIssuerHasNoDirectoryName() {
        byte[] address = Der.hex("82 01 61");
        assertThat(check(lenient, withAuthorityKey(ROOT, address, 5), ROOT)).isEmpty();
        assertRefused(lenient, withAuthorityKey(ROOT, address, 6), "the authority key identifier of");
    }

    @Test
    void renewedCertificateOfTheSameKeyIssuedWhatTheOldOneDid() {
        byte[] identifier = ROOT.certificate().getExtensionValue(SUBJECT_KEY);
        byte[] authority = Der.sequence(
                Der.element(0x80, Arrays.copyOfRange(identifier, 4, identifier.length)),
                Der.element(0xa1, Der.element(0xa4, new X500Principal("CN=Acme Root CA").getEncoded())),
                Der.element(0x82, Der.bytes(4)));

        assertPasses(ROOT.issue("CN=Alice")
                .extension(AUTHORITY_KEY, false, authority)
                .build());
    }

    @Test
    void anchorIssuedByAnotherMustNameThatKey() {
        TestAuthority cross = ROOT.intermediateBuilder("CN=Cross CA")
                .withoutExtension(AUTHORITY_KEY)
                .build();
        TestAuthority bare = ROOT.intermediateBuilder("CN=Bare CA")
                .withoutExtension(AUTHORITY_KEY)
                .withoutExtension(SUBJECT_KEY)
                .build();
        TestAuthority usual = ROOT.intermediate("CN=Usual CA");
        TestCertificate alice = cross.issue("CN=Alice").build().withIssuers(List.of());

        assertThat(check(strict, alice, cross))
                .hasValueSatisfying(rejection -> assertThat(rejection.explanation())
                        .isEqualTo(
                                "the certificate of the anchor CN=Cross CA has no authority key identifier, which RFC 5280"
                                        + " demands; " + SETTING));
        assertThat(check(lenient, alice, cross)).isEmpty();
        assertThat(check(strict, silentLeaf(bare).withIssuers(List.of()), bare)).isEmpty();
        assertThat(check(strict, usual.issue("CN=Alice").build().withIssuers(List.of()), usual))
                .isEmpty();
    }

    @Test
    void anchorThatIssuedItselfMustNotNameAnotherKey() {
        for (byte[] identifier : new byte[][] {OTHER_KEY, Der.sequence()}) {
            TestAuthority odd = TestAuthority.builder("CN=Odd CA")
                    .extension(AUTHORITY_KEY, false, identifier)
                    .root();
            TestCertificate alice = odd.issue("CN=Alice").build();

            assertThat(check(strict, alice, odd))
                    .hasValueSatisfying(rejection -> assertThat(rejection.explanation())
                            .isEqualTo(
                                    "the authority key identifier of the certificate of the anchor CN=Odd CA, which issued"
                                            + " itself, does not name its own key; " + SETTING));
            assertThat(check(lenient, alice, odd)).isEmpty();
        }
    }

    @Test
    void anchorThatIssuedItselfMayNameItsOwnKey() {
        TestAuthority named = TestAuthority.builder("CN=Named CA")
                .extension(SUBJECT_KEY, false, Der.hex("04 02 0a 0b"))
                .extension(AUTHORITY_KEY, false, OTHER_KEY)
                .root();

        assertThat(check(strict, named.issue("CN=Alice").build(), named)).isEmpty();
    }

    @Test
    void brokenIdentifierIsNotTakenForAbsent() {
        TestCertificate alice = ROOT.issue("CN=Alice")
                .extension(AUTHORITY_KEY, false, Der.hex("04 00"))
                .build();
        TestAuthority broken = TestAuthority.builder("CN=Broken CA")
                .extension(SUBJECT_KEY, false, Der.hex("04 00"))
                .root();

        assertRefused(
                lenient, alice, "a key identifier of the path is broken: the authority key identifier (2.5.29.35)");
        assertThat(check(lenient, silentLeaf(broken), broken)).isPresent();
    }

    private static TestCertificate silentLeaf(TestAuthority issuer) {
        return issuer.issue("CN=Alice").withoutExtension(AUTHORITY_KEY).build();
    }

    private static TestCertificate naming(TestAuthority issuer, String name, int serial) {
        return withAuthorityKey(issuer, Der.element(0xa4, new X500Principal(name).getEncoded()), serial);
    }

    private static TestCertificate withAuthorityKey(TestAuthority issuer, byte[] name, int serial) {
        byte[] identifier = Der.sequence(Der.element(0xa1, name), Der.element(0x82, Der.bytes(serial)));
        return issuer.issue("CN=Alice")
                .extension(AUTHORITY_KEY, false, identifier)
                .build();
    }

    private void assertPasses(TestCertificate presented) {
        assertThat(check(strict, presented, ROOT)).isEmpty();
    }

    private static void assertRefused(KeyIdentifierCheck check, TestCertificate presented, String sentence) {
        assertThat(check(check, presented, ROOT)).hasValueSatisfying(rejection -> {
            assertThat(rejection.explanation()).startsWith(sentence);
            assertThat(rejection.reason()).isEqualTo(RejectionReason.PATH_INVALID);
        });
    }

    private static Optional<Rejection> check(
            KeyIdentifierCheck check, TestCertificate presented, TestAuthority anchor) {
        X509Certificate trusted = anchor.certificate();
        return check.check(new CandidatePath(presented.chain(), trusted), Instant.now());
    }
}
