package dev.viewpass.path.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several lists of one key speaks. */
class CrlSeriesTest {
    private static final byte[] USERS = Der.hex("30 03 81 01 ff");

    private final Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final TestAuthority root = TestAuthority.builder("CN=Acme Root CA")
            .clock(Clock.fixed(now, ZoneOffset.UTC))
            .root();
    private final TestCertificate alice = root.issue("CN=Alice").build();
    private final Instant tomorrow = now.plus(Duration.ofDays(1));

    @Test
    void newestListOfAScopeReplacesTheOthersOfThatScopeOnly() {
        X509CRL hold = scoped(root.crl().number(1).revoke(alice));
        X509CRL released = scoped(root.crl().number(2));
        X509CRL all = root.crl().number(3).build();

        assertThat(status(hold, released)).isEqualTo(Kind.GOOD);
        assertThat(status(hold, all)).isEqualTo(Kind.REVOKED);
        assertThat(status(hold, released, all)).isEqualTo(Kind.GOOD);
    }

    @Test
    void newestListThatIsUnusableIsNotReplacedByAnOlderOne() {
        X509CRL good = root.crl().number(1).build();
        X509CRL future =
                root.crl().number(2).validity(tomorrow, tomorrow.plusSeconds(9)).build();

        assertThat(status(good, future)).isEqualTo(Kind.UNUSABLE);
    }

    @Test
    void laterListWithoutNumberMayKnowMore() {
        X509CRL numbered =
                root.crl().number(9).validity(now.minusSeconds(60), tomorrow).build();
        X509CRL earlier = root.crl()
                .withoutNumber()
                .validity(now.minusSeconds(90), tomorrow)
                .revoke(alice)
                .build();
        X509CRL later = root.crl()
                .withoutNumber()
                .validity(now.minusSeconds(30), tomorrow)
                .revoke(alice)
                .build();

        assertThat(status(numbered, earlier)).isEqualTo(Kind.GOOD);
        assertThat(status(numbered, later)).isEqualTo(Kind.UNUSABLE);
        assertThat(statusAllowingNonconforming(numbered, earlier)).isEqualTo(Kind.GOOD);
        assertThat(statusAllowingNonconforming(numbered, later)).isEqualTo(Kind.REVOKED);
        assertThat(statusAllowingNonconforming(earlier, later)).isEqualTo(Kind.REVOKED);
    }

    @Test
    void laterListThatIsMalformedStandsInTheWay() {
        X509CRL good = root.crl().validity(now.minusSeconds(60), tomorrow).build();
        X509CRL malformed =
                root.crl().extension("2.5.29.28", true, Der.hex("30 00")).build();

        assertThat(status(good, malformed)).isEqualTo(Kind.UNUSABLE);
    }

    @Test
    void deltaAloneIsUnusable() {
        X509CRL delta = delta(root.crl());

        assertThat(statuses(false, delta))
                .containsOnly(new RevocationStatus(
                        Kind.UNUSABLE,
                        "the CRL of CN=Acme Root CA is unusable: it is a delta CRL, and the complete one is missing"));
        assertThat(status(delta(root.crl().revoke(alice)))).isEqualTo(Kind.REVOKED);
    }

    @Test
    void deltaRevokesAndNeverMakesGood() {
        X509CRL complete = root.crl().number(1).build();
        X509CRL hold = root.crl()
                .number(1)
                .revoke(alice.certificate(), CRLReason.CERTIFICATE_HOLD)
                .build();
        X509CRL removal = delta(root.crl().number(2).revoke(alice.certificate(), CRLReason.REMOVE_FROM_CRL));

        assertThat(status(complete, delta(root.crl().number(2)))).isEqualTo(Kind.GOOD);
        assertThat(status(complete, delta(root.crl().number(2).revoke(alice)))).isEqualTo(Kind.REVOKED);
        assertThat(status(complete, removal)).isEqualTo(Kind.GOOD);
        assertThat(status(hold, removal)).isEqualTo(Kind.REVOKED);
    }

    @Test
    void removalFromACompleteListIsARevocation() {
        assertThat(status(root.crl()
                        .revoke(alice.certificate(), CRLReason.REMOVE_FROM_CRL)
                        .build()))
                .isEqualTo(Kind.REVOKED);
    }

    @Test
    void deltaThatIsNoNewerThanTheCompleteListIsIgnored() {
        X509CRL complete = root.crl().number(3).build();

        assertThat(status(complete, delta(root.crl().number(2).revoke(alice)))).isEqualTo(Kind.GOOD);
        assertThat(status(complete, delta(root.crl().number(4).revoke(alice)))).isEqualTo(Kind.REVOKED);
    }

    @Test
    void deltaThatIsUnusableKeepsTheCompleteListFromSayingGood() {
        X509CRL complete = root.crl().number(1).build();

        assertThat(status(complete, delta(root.crl().number(2).stale().revoke(alice))))
                .isEqualTo(Kind.UNUSABLE);
        assertThat(status(complete, delta(root.crl().number(2).stale()))).isEqualTo(Kind.UNUSABLE);
        assertThat(status(
                        root.crl().number(3).build(), delta(root.crl().number(2).stale())))
                .isEqualTo(Kind.GOOD);
    }

    @Test
    void everyDeltaSinceTheCompleteListCanRevoke() {
        X509CRL complete = root.crl().number(1).build();

        assertThat(status(
                        complete,
                        delta(root.crl().number(2).revoke(alice)),
                        delta(root.crl().number(6))))
                .isEqualTo(Kind.REVOKED);
    }

    @Test
    void deltaOfANewerBaseThanTheCompleteListLeavesAGap() {
        X509CRL complete = root.crl().number(4).build();

        assertThat(status(complete, delta(root.crl().number(6), "02 01 05"))).isEqualTo(Kind.UNUSABLE);
        assertThat(status(complete, delta(root.crl().number(6), "02 01 04"))).isEqualTo(Kind.GOOD);
    }

    @Test
    void listThatNamesTheCertificateRevokesItWhateverItsScopeIs() {
        X509CRL elsewhere = root.crl()
                .revoke(alice)
                .extension("2.5.29.28", true, Der.hex("30 0c a0 0a a0 08 86 06 68 3a 2f 2f 61 2f"))
                .build();

        assertThat(status(elsewhere)).isEqualTo(Kind.REVOKED);
    }

    @Test
    void deltaDoesNotMakeUpForAStaleCompleteList() {
        X509CRL stale = root.crl().number(1).stale().build();

        assertThat(status(stale, delta(root.crl().number(2)))).isEqualTo(Kind.UNUSABLE);
        assertThat(status(stale, delta(root.crl().number(2).revoke(alice)))).isEqualTo(Kind.REVOKED);
    }

    private static X509CRL scoped(CrlBuilder crl) {
        return crl.extension("2.5.29.28", true, USERS).build();
    }

    private static X509CRL delta(CrlBuilder crl) {
        return delta(crl, "02 01 01");
    }

    private static X509CRL delta(CrlBuilder crl, String base) {
        return crl.extension("2.5.29.27", true, Der.hex(base)).build();
    }

    private Kind status(X509CRL... crls) {
        return only(statuses(false, crls));
    }

    private Kind statusAllowingNonconforming(X509CRL... crls) {
        return only(statuses(true, crls));
    }

    private static Kind only(List<RevocationStatus> statuses) {
        assertThat(statuses).as("whatever the order").containsOnly(statuses.get(0));
        return statuses.get(0).kind();
    }

    private List<RevocationStatus> statuses(boolean allowNonconforming, X509CRL... crls) {
        List<X509CRL> order = new ArrayList<>(List.of(crls));
        List<RevocationStatus> statuses = new ArrayList<>();
        for (int i = 0; i < crls.length; i++) {
            Collections.rotate(order, 1);
            statuses.add(CrlStore.of(order, Duration.ofDays(1), crl -> true, allowNonconforming)
                    .status(alice.certificate(), root.certificate(), now));
        }
        return statuses;
    }
}
