package dev.viewpass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestAuthorityTest {
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA,O=Acme");

    @Test
    void rootIsASelfSignedAuthority() throws Exception {
        X509Certificate certificate = root.certificate();

        Validation.verifySelfSigned(certificate);
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=Acme Root CA,O=Acme");
        assertThat(certificate.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(certificate.getKeyUsage())
                .containsExactly(false, false, false, false, false, true, true, false, false);
        assertThat(certificate.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.19", "2.5.29.15");
        assertThat(certificate.getNonCriticalExtensionOIDs()).containsExactly("2.5.29.14");
        assertThat(certificate.getSerialNumber().signum()).isEqualTo(1);
        assertThat(certificate.getSerialNumber().toByteArray().length).isLessThanOrEqualTo(20);
        assertThat(root.chain()).isEmpty();
    }

    @Test
    void intermediatePresentsItselfAndItsIssuersWithoutTheRoot() throws Exception {
        TestAuthority upper = root.intermediate("CN=Upper CA,O=Acme");
        TestAuthority lower = upper.intermediate("CN=Lower CA,O=Acme");

        assertThat(lower.chain()).containsExactly(lower.certificate(), upper.certificate());
        Validation.validate(lower.issue("CN=Alice").build(), root);
    }

    @Test
    void authorityKeyIdentifierIsTheIssuersSubjectKeyIdentifier() {
        byte[] own = {4, 3, 1, 2, 3};
        TestAuthority upper = root.intermediateBuilder("CN=Upper CA")
                .extension("2.5.29.14", false, own)
                .build();

        byte[] authorityKeyIdentifier =
                upper.issue("CN=Alice").build().certificate().getExtensionValue("2.5.29.35");

        assertThat(authorityKeyIdentifier).containsExactly(4, 7, 0x30, 5, 0x80, 3, 1, 2, 3);
    }

    static Stream<TestAuthority.Builder> keyKinds() {
        return Stream.of(
                TestAuthority.builder("CN=RSA 2048").rsa(2048),
                TestAuthority.builder("CN=RSA PSS").rsa(2048).signatureAlgorithm("SHA256withRSAandMGF1"),
                TestAuthority.builder("CN=P-256").ec("P-256"),
                TestAuthority.builder("CN=P-384").ec("P-384"),
                TestAuthority.builder("CN=P-521").ec("P-521"),
                TestAuthority.builder("CN=Ed25519").ed25519());
    }

    @ParameterizedTest
    @MethodSource("keyKinds")
    void everyKindOfKeyIssuesCertificatesThatValidate(TestAuthority.Builder builder) throws Exception {
        TestAuthority authority = builder.root();

        Validation.verifySelfSigned(authority.certificate());
        Validation.validate(authority.issue("CN=Alice").build(), authority);
    }

    @Test
    void signatureAlgorithmFollowsTheCurveUnlessChosen() {
        TestAuthority p384 = TestAuthority.builder("CN=P-384").ec("P-384").root();

        assertThat(p384.certificate().getSigAlgName()).isEqualTo("SHA384withECDSA");
        assertThat(p384.issue("CN=Old")
                        .signatureAlgorithm("SHA1withECDSA")
                        .build()
                        .certificate()
                        .getSigAlgName())
                .isEqualTo("SHA1withECDSA");
    }

    @Test
    void everyAuthorityHasItsOwnRsaKey() {
        RSAPublicKey one = (RSAPublicKey)
                TestAuthority.builder("CN=A").rsa(1024).root().certificate().getPublicKey();
        RSAPublicKey other = (RSAPublicKey)
                TestAuthority.builder("CN=B").rsa(1024).root().certificate().getPublicKey();

        assertThat(one.getModulus().bitLength()).isEqualTo(1024);
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void pathLengthForbidsFurtherAuthorities() throws Exception {
        TestAuthority upper =
                root.intermediateBuilder("CN=Upper CA").pathLength(0).build();

        Validation.validate(upper.issue("CN=Alice").build(), root);
        assertThatThrownBy(() -> Validation.validate(
                        upper.intermediate("CN=Lower CA").issue("CN=Alice").build(), root))
                .isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void crossSignedAuthorityLeadsToBothRoots() throws Exception {
        TestAuthority other = TestAuthority.root("CN=Other Root CA");
        TestAuthority people = root.intermediate("CN=People CA");
        TestAuthority cross = people.crossSignedBy(other);

        TestCertificate alice = people.issue("CN=Alice").build();
        Validation.validate(alice, root);
        Validation.validate(alice.withIssuers(cross.chain()), other);
        Validation.validate(cross.issue("CN=Bob").build(), other);
        assertThat(cross.certificate().getPublicKey())
                .isEqualTo(people.certificate().getPublicKey());
        assertThat(cross.certificate().getSubjectX500Principal())
                .isEqualTo(people.certificate().getSubjectX500Principal());
        assertThat(cross.certificate().getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void existingKeyPairIsUsed() {
        KeyPair keys = KeyAlgorithm.P256.generate();

        TestAuthority authority = TestAuthority.builder("CN=Root").key(keys).root();

        assertThat(authority.certificate().getPublicKey()).isEqualTo(keys.getPublic());
        assertThat(authority.privateKey()).isEqualTo(keys.getPrivate());
    }

    @Test
    void validityIsReckonedFromTheInheritedClock() {
        Instant then = Instant.parse("2031-05-06T07:08:09.987Z");
        TestAuthority past = TestAuthority.builder("CN=Root")
                .clock(Clock.fixed(then, ZoneOffset.UTC))
                .root();

        X509Certificate leaf =
                past.intermediate("CN=CA").issue("CN=Alice").build().certificate();

        assertThat(leaf.getNotBefore()).isEqualTo("2031-05-05T07:08:09Z");
        assertThat(leaf.getNotAfter()).isEqualTo("2032-05-05T07:08:09Z");
        assertThat(past.certificate().getNotBefore()).isBefore(Instant.parse("2026-06-01T00:00:00Z"));
        assertThat(past.certificate().getNotAfter()).isAfter(Instant.parse("2036-04-01T00:00:00Z"));
    }

    @Test
    void defaultExtensionsCanBeLeftOutAndReplaced() {
        X509Certificate bare = TestAuthority.builder("CN=Root")
                .withoutKeyUsage()
                .withoutExtension("2.5.29.14")
                .extension("2.5.29.30", true, new byte[] {0x30, 0})
                .root()
                .certificate();

        assertThat(bare.getKeyUsage()).isNull();
        assertThat(bare.getNonCriticalExtensionOIDs()).isEmpty();
        assertThat(bare.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.19", "2.5.29.30");
    }

    @Test
    void pemIsReadByTheJdk() throws Exception {
        byte[] pem = root.pem().getBytes(StandardCharsets.US_ASCII);

        assertThat(CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)))
                .isEqualTo(root.certificate());
        assertThat(root.pem().lines()).allMatch(line -> line.length() <= 64);
    }

    @Test
    void wrongArgumentsAreRefusedWithASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestAuthority.root("Acme"))
                .withMessageContaining("RFC 2253");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestAuthority.builder("CN=A").ec("P-192"))
                .withMessageContaining("P-384");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestAuthority.builder("CN=A").rsa(256))
                .withMessageContaining("256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestAuthority.builder("CN=A").pathLength(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestAuthority.builder("CN=A").extension("clientAuth", false, new byte[0]))
                .withMessageContaining("clientAuth");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestAuthority.builder("CN=A").validity(Instant.EPOCH.plusSeconds(9), Instant.EPOCH))
                .withMessageContaining("before it begins");
    }

    @Test
    void algorithmThatDoesNotFitTheKeyIsToldWhenBuilding() {
        TestAuthority.Builder builder = TestAuthority.builder("CN=A").signatureAlgorithm("SHA256withRSA");

        assertThatIllegalStateException()
                .isThrownBy(builder::root)
                .withMessageContaining("SHA256withRSA")
                .havingCause();
    }

    @Test
    void intermediateIsNotFinishedAsARoot() {
        TestAuthority.Builder builder = root.intermediateBuilder("CN=CA");

        assertThatIllegalStateException().isThrownBy(builder::root).withMessageContaining("build()");
    }

    @Test
    void stringFormNamesTheAuthority() {
        assertThat(root).hasToString("TestAuthority[CN=Acme Root CA,O=Acme]");
    }
}
