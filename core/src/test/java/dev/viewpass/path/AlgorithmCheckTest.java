package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;

/** Whole paths; the JDK alone accepts RSA-1024 and SHA-1 for clients. */
class AlgorithmCheckTest {
    private static final TestAuthority RSA_ROOT =
            TestAuthority.builder("CN=Acme RSA CA").rsa(2048).root();

    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");

    @Test
    void modernKeysAndSignaturesAreAccepted() throws Exception {
        TestAuthority p384 = root.intermediateBuilder("CN=P-384").ec("P-384").build();
        TestAuthority p521 = p384.intermediateBuilder("CN=P-521").ec("P-521").build();
        TestAuthority ed25519 = p521.intermediateBuilder("CN=Ed25519").ed25519().build();
        TestAuthority ed448 = ed25519.intermediateBuilder("CN=Ed448")
                .key(KeyPairGenerator.getInstance("Ed448", "SunEC").generateKeyPair())
                .build();
        TestCertificate alice =
                ed448.issue("CN=Alice").signatureAlgorithm("Ed448").build();

        assertThat(Verification.anchoredAt(root).path(alice).certificates()).isEqualTo(alice.chain());
    }

    @Test
    void rsaSignaturesOfBothKindsAreAccepted() {
        for (String algorithm : new String[] {"SHA256withRSA", "SHA512withRSA", "SHA256withRSAandMGF1"}) {
            TestCertificate alice =
                    RSA_ROOT.issue("CN=Alice").signatureAlgorithm(algorithm).build();

            assertThat(Verification.anchoredAt(RSA_ROOT).path(alice).certificates())
                    .hasSize(1);
        }
    }

    @Test
    void weakKeyOfTheCallerIsRefused() {
        TestCertificate weak = root.issue("CN=Weak").rsa(1024).build();

        assertThat(Verification.anchoredAt(root).refusal(weak))
                .isEqualTo(new Rejection(
                        RejectionReason.WEAK_KEY,
                        "in the certificate of CN=Weak there is an RSA key of 1024 bits,"
                                + " which algorithms=default does not accept"));
        assertThat(Verification.anchoredAt(root)
                        .under(p -> p.algorithms(AlgorithmPolicy.parse("rsa>=1024,p256,sha256")))
                        .path(weak)
                        .certificates())
                .hasSize(1);
    }

    @Test
    void weakKeyOfAnIssuerIsRefused() {
        TestAuthority weak = root.intermediateBuilder("CN=Weak CA").rsa(1024).build();

        assertThat(Verification.anchoredAt(root)
                        .refusal(weak.issue("CN=Alice").build())
                        .reason())
                .isEqualTo(RejectionReason.WEAK_KEY);
    }

    @Test
    void weakKeyOfTheAnchorIsRefused() {
        TestAuthority weak = TestAuthority.builder("CN=Weak Root").rsa(1024).root();
        TestCertificate alice = weak.issue("CN=Alice").build();

        assertThat(Verification.anchoredAt(weak).refusal(alice).explanation())
                .startsWith("in the certificate of CN=Weak Root there is an RSA key of 1024 bits");
    }

    @Test
    void signatureOfTheAnchorOnItselfDoesNotMatter() {
        TestAuthority old = TestAuthority.builder("CN=Old Root")
                .rsa(2048)
                .signatureAlgorithm("SHA1withRSA")
                .root();

        assertThat(Verification.anchoredAt(old)
                        .path(old.issue("CN=Alice").build())
                        .certificates())
                .hasSize(1);
    }

    @Test
    void weakSignaturesAreRefused() {
        for (String algorithm : new String[] {"MD5withRSA", "SHA1withRSA", "SHA224withRSA", "SHA1withRSAandMGF1"}) {
            TestCertificate alice =
                    RSA_ROOT.issue("CN=Alice").signatureAlgorithm(algorithm).build();

            assertThat(Verification.anchoredAt(RSA_ROOT).refusal(alice).reason())
                    .as(algorithm)
                    .isEqualTo(RejectionReason.WEAK_SIGNATURE);
        }
        TestAuthority sha1 = root.intermediateBuilder("CN=SHA-1 CA")
                .signatureAlgorithm("SHA1withECDSA")
                .build();
        assertThat(Verification.anchoredAt(root)
                        .refusal(sha1.issue("CN=Alice").build())
                        .reason())
                .isEqualTo(RejectionReason.WEAK_SIGNATURE);
    }

    @Test
    void listMayBringSha1Back() {
        TestCertificate alice =
                RSA_ROOT.issue("CN=Alice").signatureAlgorithm("SHA1withRSA").build();
        Verification old = Verification.anchoredAt(RSA_ROOT)
                .under(p -> p.algorithms(AlgorithmPolicy.parse("rsa>=1024,p256,sha1,sha256")));

        assertThat(old.path(alice).certificates()).hasSize(1);
    }

    @Test
    void dsaHasToBeAskedFor() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA", "SUN");
        generator.initialize(2048);
        TestAuthority dsa = TestAuthority.builder("CN=DSA Root")
                .key(generator.generateKeyPair())
                .root();
        TestCertificate alice = dsa.issue("CN=Alice").build();

        assertThat(Verification.anchoredAt(dsa).refusal(alice).reason())
                .isIn(RejectionReason.WEAK_KEY, RejectionReason.WEAK_SIGNATURE);
        assertThat(Verification.anchoredAt(dsa)
                        .under(p -> p.algorithms(AlgorithmPolicy.parse("dsa,p256,sha256")))
                        .path(alice)
                        .certificates())
                .hasSize(1);
    }
}
