package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.path.PathPolicy.ExtendedKeyUsageRule;
import dev.viewpass.path.PathPolicy.Purpose;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.math.BigInteger;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nearly everything that is refused here passes the path validation of the JDK and of Bouncy Castle. */
class LeafProfileTest {
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String ANY = "2.5.29.37.0";

    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final Verification verification = Verification.anchoredAt(root);

    @Test
    void extendedKeyUsageMustListClientAuthentication() {
        assertAccepted(leaf -> leaf.extendedKeyUsage(CLIENT_AUTH));
        assertAccepted(leaf -> leaf.extendedKeyUsage(SERVER_AUTH, CLIENT_AUTH));
        assertRefused(leaf -> leaf.extendedKeyUsage(SERVER_AUTH), RejectionReason.EXTENDED_KEY_USAGE);
        assertRefused(TestCertificate.Builder::withoutExtendedKeyUsage, RejectionReason.EXTENDED_KEY_USAGE);
        assertRefused(leaf -> leaf.extendedKeyUsage(ANY), RejectionReason.EXTENDED_KEY_USAGE);
        assertRefused(leaf -> leaf.extendedKeyUsage("1.3.6.1.5.5.7.3.20"), RejectionReason.EXTENDED_KEY_USAGE);
        assertRefused(leaf -> leaf.extension("2.5.29.37", false, Der.sequence()), RejectionReason.LEAF_PROFILE);
    }

    @Test
    void absentExtendedKeyUsageMayBeAllowed() {
        Verification ifPresent = verification.under(p -> p.purpose(Purpose.CLIENT, ExtendedKeyUsageRule.IF_PRESENT));

        assertThat(ifPresent.path(leaf().withoutExtendedKeyUsage().build()).certificates())
                .hasSize(1);
        assertThat(ifPresent.refusal(leaf().serverAuthOnly().build()).reason())
                .isEqualTo(RejectionReason.EXTENDED_KEY_USAGE);
        assertThat(ifPresent
                        .refusal(leaf().extension("2.5.29.37", false, Der.hex("04 00"))
                                .build())
                        .reason())
                .isEqualTo(RejectionReason.LEAF_PROFILE);
    }

    @Test
    void anyExtendedKeyUsageMayBeAllowed() {
        Verification any = verification.under(p -> p.allowAnyExtendedKeyUsage(true));

        assertThat(any.path(leaf().extendedKeyUsage(ANY).build()).certificates())
                .hasSize(1);
        assertThat(any.refusal(leaf().serverAuthOnly().build()).reason()).isEqualTo(RejectionReason.EXTENDED_KEY_USAGE);
    }

    @Test
    void otherPurposesAreForTestSuites() {
        Verification server = verification.under(p -> p.purpose(Purpose.SERVER, ExtendedKeyUsageRule.REQUIRED));
        Verification any = verification.under(p -> p.purpose(Purpose.ANY, ExtendedKeyUsageRule.REQUIRED));

        assertThat(server.path(leaf().serverAuthOnly().build()).certificates()).hasSize(1);
        assertThat(server.refusal(leaf().build()).explanation())
                .isEqualTo(
                        "the extended key usage of the certificate of CN=Alice lists clientAuth (1.3.6.1.5.5.7.3.2), and not serverAuth"
                                + " (1.3.6.1.5.5.7.3.1)");
        assertThat(any.path(leaf().serverAuthOnly().build()).certificates()).hasSize(1);
        assertThat(any.path(leaf().withoutExtendedKeyUsage().build()).certificates())
                .hasSize(1);
    }

    @Test
    void keyUsageMustAllowSignatures() {
        assertAccepted(leaf -> leaf.keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
        assertAccepted(TestCertificate.Builder::withoutKeyUsage);
        assertRefused(leaf -> leaf.keyUsage(KeyUsage.keyEncipherment), RejectionReason.KEY_USAGE);
        assertRefused(leaf -> leaf.keyUsage(KeyUsage.nonRepudiation), RejectionReason.KEY_USAGE);
        assertRefused(leaf -> leaf.keyUsage(KeyUsage.keyAgreement, KeyUsage.decipherOnly), RejectionReason.KEY_USAGE);
        assertRefused(leaf -> leaf.extension("2.5.29.15", true, Der.hex("03 01 00")), RejectionReason.LEAF_PROFILE);
    }

    @Test
    void caIsNoClient() {
        assertRefused(TestCertificate.Builder::certificateAuthority, RejectionReason.CA_CERTIFICATE);
        assertRefused(
                leaf -> leaf.extension("2.5.29.19", true, Der.hex("30 03 01 01 ff")), RejectionReason.CA_CERTIFICATE);
        assertRefused(
                leaf -> leaf.extension("2.5.29.19", false, Der.hex("30 06 01 01 ff 02 01 00")),
                RejectionReason.CA_CERTIFICATE);
        assertRefused(
                leaf -> leaf.keyUsage(KeyUsage.digitalSignature, KeyUsage.keyCertSign), RejectionReason.CA_CERTIFICATE);
    }

    @Test
    void endEntityMayBeSilentAboutBasicConstraints() {
        assertAccepted(leaf -> leaf.withoutExtension("2.5.29.19"));
        assertAccepted(leaf -> leaf.extension("2.5.29.19", false, Der.sequence()));
        assertAccepted(leaf -> leaf.extension("2.5.29.19", false, Der.hex("30 03 01 01 00")));
    }

    @ParameterizedTest
    @CsvSource({
        "key usage, 2.5.29.15, 04 01 80",
        "key usage, 2.5.29.15, 30 00",
        "key usage, 2.5.29.15, ff",
        "extended key usage, 2.5.29.37, 04 00",
        "extended key usage, 2.5.29.37, 30 03 02 01 01",
        "extended key usage, 2.5.29.37, 06 01 00",
        "basic constraints, 2.5.29.19, 04 00",
        "basic constraints, 2.5.29.19, 30 03 02 01 00",
        "basic constraints, 2.5.29.19, 30 03 01 01 01",
        "basic constraints, 2.5.29.19, 30 00 05 00",
        "basic constraints, 2.5.29.19, 30 06 01 01 00 02 01 00",
        "alternative names, 2.5.29.17, 30 00",
        "alternative names, 2.5.29.17, 04 00",
        "alternative names, 2.5.29.17, 30 05 87 03 01 02 03",
        "alternative names, 2.5.29.17, 30 07 81 03 61 40 62 81 00",
        "alternative names, 2.5.29.17, 30 0a 81 03 61 40 62 86 03 61 20 62",
        "alternative names, 2.5.29.17, 30 0a 81 03 61 40 62 86 03 61 0d 0a",
        "alternative names, 2.5.29.17, 30 05 86 03 61 62 63"
    })
    void extensionThatDoesNotParseIsNotTakenForAbsent(String what, String oid, String value) {
        TestCertificate broken = leaf().extension(oid, false, Der.hex(value)).build();

        assertThat(verification.refusal(broken).reason())
                .as(what)
                .isIn(RejectionReason.LEAF_PROFILE, RejectionReason.CA_CERTIFICATE);
    }

    @Test
    void nameConstraintsAreForCasOnly() {
        byte[] constraints = Der.hex("30 09 a0 07 30 05 82 03 61 2e 62");

        assertRefused(leaf -> leaf.extension("2.5.29.30", true, constraints), RejectionReason.LEAF_PROFILE);
        assertRefused(leaf -> leaf.extension("2.5.29.30", false, constraints), RejectionReason.LEAF_PROFILE);
        assertRefused(leaf -> leaf.extension("2.5.29.30", false, Der.hex("04 00")), RejectionReason.LEAF_PROFILE);
    }

    @Test
    void alternativeNamesOfWindowsAccountsAreReadable() {
        assertAccepted(
                leaf -> leaf.upn("alice@corp.acme.example").uri("tag:microsoft.com,2022-09-14:sid:S-1-5-21-1-2-3"));
    }

    @Test
    void versionMustBeThree() {
        assertRefused(TestCertificate.Builder::withoutExtensions, RejectionReason.LEAF_PROFILE);
    }

    @Test
    void serialNumberMustBePositiveAndOfTwentyOctetsAtMost() {
        BigInteger greatest = BigInteger.ONE.shiftLeft(159).subtract(BigInteger.ONE);

        assertAccepted(leaf -> leaf.serialNumber(BigInteger.ONE));
        assertAccepted(leaf -> leaf.serialNumber(greatest));
        assertRefused(leaf -> leaf.serialNumber(greatest.add(BigInteger.ONE)), RejectionReason.LEAF_PROFILE);
        assertRefused(leaf -> leaf.serialNumber(BigInteger.ZERO), RejectionReason.LEAF_PROFILE);
        assertRefused(leaf -> leaf.serialNumber(BigInteger.valueOf(-5)), RejectionReason.LEAF_PROFILE);
    }

    private TestCertificate.Builder leaf() {
        return root.issue("CN=Alice");
    }

    private void assertAccepted(UnaryOperator<TestCertificate.Builder> changes) {
        TestCertificate presented = changes.apply(leaf()).build();
        assertThat(verification.path(presented).endEntity()).isEqualTo(presented.certificate());
    }

    private void assertRefused(UnaryOperator<TestCertificate.Builder> changes, RejectionReason reason) {
        assertThat(verification.refusal(changes.apply(leaf()).build()).reason()).isEqualTo(reason);
    }
}
