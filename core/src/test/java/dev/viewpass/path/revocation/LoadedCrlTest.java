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
        "issuing distribution point for CAs, 2.5.29.28, 30 03 82 01 ff",
        "issuing distribution point for users, 2.5.29.28, 30 03 81 01 ff",
        "issuing distribution point for some reasons, 2.5.29.28, 30 04 83 02 06 40",
        "issuing distribution point of an indirect list, 2.5.29.28, 30 03 84 01 ff",
        "issuing distribution point of a partition, 2.5.29.28, 30 0a a0 08 a0 06 86 04 75 3a 2f 31",
        "base of a delta, 2.5.29.27, 02 01 01",
        "unknown, 1.2.3.4.5, 05 00"
    })
    void criticalExtensionMakesAListUnusable(String what, String oid, String value) {
        X509CRL crl = root.crl().extension(oid, true, Der.hex(value)).build();

        assertThat(status(crl).kind()).as(what).isEqualTo(Kind.UNUSABLE);
        assertThat(status(crl).text()).contains(oid);
    }

    @ParameterizedTest
    @CsvSource({
        "issuing distribution point, 2.5.29.28, 30 03 82 01 ff",
        "empty issuing distribution point, 2.5.29.28, 30 00",
        "base of a delta, 2.5.29.27, 02 01 01"
    })
    void partialListIsUnusableEvenWhenItForgotToSayCritical(String what, String oid, String value) {
        X509CRL crl = root.crl().extension(oid, false, Der.hex(value)).build();

        assertThat(status(crl).kind()).as(what).isEqualTo(Kind.UNUSABLE);
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
    void numberThatIsNotDerCountsAsTheLowest() {
        X509CRL broken =
                root.crl().extension("2.5.29.20", false, Der.hex("02 02 00 01")).build();
        X509CRL revoking = root.crl().number(0).revoke(alice).build();

        for (List<X509CRL> crls : List.of(List.of(broken, revoking), List.of(revoking, broken))) {
            assertThat(CrlStore.of(crls, Duration.ofDays(1), crl -> true)
                            .status(alice.certificate(), root.certificate(), Instant.now())
                            .kind())
                    .isEqualTo(Kind.REVOKED);
        }
    }

    @Test
    void answerStaysTheSameForMoreKeysThanAreRemembered() {
        LoadedCrl crl = new LoadedCrl(root.crl().build());
        for (int i = 0; i < 40; i++) {
            assertThat(crl.isSignedBy(TestAuthority.root("CN=Acme Root CA").certificate()))
                    .isFalse();
        }

        assertThat(crl.isSignedBy(root.certificate())).isTrue();
        assertThat(crl.isSignedBy(root.certificate())).isTrue();
    }

    private RevocationStatus status(X509CRL crl) {
        return CrlStore.of(List.of(crl), Duration.ofDays(1), any -> true)
                .status(alice.certificate(), root.certificate(), Instant.now());
    }
}
