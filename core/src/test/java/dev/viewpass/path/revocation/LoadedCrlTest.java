package dev.viewpass.path.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.math.BigInteger;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that cover less than they seem to: nobody may be called good by one of them. */
class LoadedCrlTest {
    private static final BigInteger SERIAL = BigInteger.valueOf(4711);
    private static final String CERTIFICATE_ISSUER = "2.5.29.29";

    private final Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    private final Instant tomorrow = yesterday.plus(Duration.ofDays(2));
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final TestCertificate alice =
            root.issue("CN=Alice").serialNumber(SERIAL).build();

    @ParameterizedTest
    @CsvSource({
        "unknown, 1.2.3.4.5, 05 00",
        "CRL number, 2.5.29.20, 02 01 07",
        "authority key identifier, 2.5.29.35, 30 00"
    })
    void otherCriticalExtensionsMakeAListUnusable(String what, String oid, String value) {
        X509CRL crl = root.crl().extension(oid, true, Der.hex(value)).build();

        assertThat(status(crl).kind()).as(what).isEqualTo(Kind.UNUSABLE);
        assertThat(status(crl).text()).endsWith("it has critical extensions that are not supported: [" + oid + "]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void indirectListIsUnusable(boolean critical) {
        X509CRL crl = root.crl()
                .extension("2.5.29.28", critical, Der.hex("30 03 84 01 ff"))
                .build();

        assertThat(status(crl).kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(status(crl).text()).endsWith("it is an indirect CRL, and those are not supported");
    }

    @ParameterizedTest
    @CsvSource({"2.5.29.28, 30 00", "2.5.29.27, 02 01 ff"})
    void extensionThatCanNotBeParsedMakesAListUnusable(String oid, String value) {
        X509CRL crl = root.crl().extension(oid, true, Der.hex(value)).build();

        assertThat(status(crl).kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(status(crl).text()).contains("it is malformed: ");
    }

    @Test
    void listThatTheJdkTakesForGoodIsUnusableInAnotherForm() {
        X509CRL empty = CraftedCrl.of(root, yesterday, tomorrow).build();

        assertThat(status(empty).text()).endsWith("it is malformed: empty list of revoked certificates");
    }

    @Test
    void listWithoutANumberIsUnusableUnlessThatIsAllowed() {
        X509CRL crl = root.crl().withoutNumber().build();

        assertThat(status(crl).text())
                .isEqualTo("the CRL of CN=Acme Root CA is unusable: it has no CRL number, which RFC 5280 section 5.2.3"
                        + " demands");
        assertThat(statusAllowingNonconforming(crl).kind()).isEqualTo(Kind.GOOD);
        assertThat(statusAllowingNonconforming(
                                root.crl().withoutNumber().revoke(alice).build())
                        .kind())
                .isEqualTo(Kind.REVOKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02 01 ff",
                "02 02 00 01",
                "02 16 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"
            })
    void listWithAMalformedNumberIsUnusableWhateverIsAllowed(String number) {
        X509CRL crl = root.crl().extension("2.5.29.20", false, Der.hex(number)).build();

        assertThat(status(crl).kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(statusAllowingNonconforming(crl).kind()).isEqualTo(Kind.UNUSABLE);
    }

    @Test
    void numbersOfTwentyOctetsAreGood() {
        X509CRL crl = root.crl()
                .extension("2.5.29.20", false, Der.hex("02 14" + " 7f".repeat(20)))
                .build();

        assertThat(status(crl).kind()).isEqualTo(Kind.GOOD);
    }

    @Test
    void otherExtensionsThatAreNotCriticalDoNotMatter() {
        X509CRL crl = root.crl().extension("1.2.3.4.5", false, Der.hex("05 00")).build();

        assertThat(status(crl).kind()).isEqualTo(Kind.GOOD);
    }

    @Test
    void entriesForCertificatesOfOtherIssuersMakeAListUnusable() {
        byte[] other = Der.sequence(Der.element(0xa4, new X500Principal("CN=Other CA").getEncoded()));

        for (boolean critical : new boolean[] {true, false}) {
            X509CRL indirect = CraftedCrl.of(root, yesterday, tomorrow)
                    .revoke(SERIAL, yesterday, CERTIFICATE_ISSUER, critical, other)
                    .build();

            assertThat(status(indirect).kind()).isEqualTo(Kind.UNUSABLE);
        }
    }

    @Test
    void unknownCriticalExtensionOfAnyEntryMakesAListUnusable() {
        X509CRL strange = CraftedCrl.of(root, yesterday, tomorrow)
                .revoke(BigInteger.ONE, yesterday)
                .revoke(BigInteger.TWO, yesterday, "1.2.3.4.5", true, Der.hex("05 00"))
                .build();

        assertThat(status(strange).kind()).isEqualTo(Kind.UNUSABLE);
    }

    @Test
    void entryExtensionsThatAreUnderstoodDoNotMatter() {
        X509CRL reasons = CraftedCrl.of(root, yesterday, tomorrow)
                .revoke(BigInteger.ONE, yesterday, "2.5.29.21", true, Der.hex("0a 01 01"))
                .revoke(BigInteger.TWO, yesterday, "1.2.3.4.5", false, Der.hex("05 00"))
                .build();

        assertThat(status(reasons).kind()).isEqualTo(Kind.GOOD);
    }

    @Test
    void answerStaysTheSameForMoreKeysThanAreRemembered() {
        LoadedCrl crl = new LoadedCrl(root.crl().build(), new CrlRules(Duration.ofDays(1), any -> true, false));
        for (int i = 0; i < 40; i++) {
            assertThat(crl.isSignedBy(TestAuthority.root("CN=Acme Root CA").certificate()))
                    .isFalse();
        }

        assertThat(crl.isSignedBy(root.certificate())).isTrue();
        assertThat(crl.isSignedBy(root.certificate())).isTrue();
    }

    private RevocationStatus status(X509CRL crl) {
        return status(crl, false);
    }

    private RevocationStatus statusAllowingNonconforming(X509CRL crl) {
        return status(crl, true);
    }

    private RevocationStatus status(X509CRL crl, boolean allowNonconforming) {
        return CrlStore.of(List.of(crl), Duration.ofDays(1), any -> true, allowNonconforming)
                .status(alice.certificate(), root.certificate(), Instant.now());
    }
}
