package dev.viewpass.path.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.path.revocation.NewestCrl.Offer;
import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import java.math.BigInteger;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewestCrlTest {
    private final Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final TestAuthority root = TestAuthority.builder("CN=Acme Root CA")
            .clock(Clock.fixed(now, ZoneOffset.UTC))
            .root();
    private final NewestCrl none = NewestCrl.none();
    private final CrlStore strict = CrlStore.of(List.of(), Duration.ofDays(1), any -> true, false);
    private final CrlStore lax = CrlStore.of(List.of(), Duration.ofDays(1), any -> true, true);

    @Test
    void firstListIsTaken() {
        NewestCrl newest = replaced(none, list(5, 0));

        assertThat(newest.crl()).isPresent();
        assertThat(newest.highestNumber()).hasValue(BigInteger.valueOf(5));
        assertThat(none.crl()).isEmpty();
        assertThat(none.highestNumber()).isEmpty();
    }

    @Test
    void higherNumberReplacesWhateverTheDate() {
        assertThat(replaced(replaced(none, list(5, 0)), list(6, -60)).highestNumber())
                .hasValue(BigInteger.valueOf(6));
    }

    @Test
    void sameContentIsUnchanged() {
        assertThat(replaced(none, list(5, 0)).offer(strict.load(list(5, 0)))).isEqualTo(new Offer.Unchanged());
    }

    @Test
    void sameNumberReplacesOnlyWhenLater() {
        NewestCrl newest = replaced(none, list(5, 0));

        replaced(newest, list(5, 60));
        assertThat(refusal(newest, list(5, -60))).endsWith("it is not later than the one in force");
        assertThat(refusal(newest, revoking(5, 0))).endsWith("it is not later than the one in force");
    }

    @Test
    void olderListIsNotPlayedAgain() {
        assertThat(refusal(replaced(none, list(5, 0)), list(4, -60)))
                .isEqualTo(
                        "the CRL of CN=Acme Root CA dated 2026-03-01T11:59:00Z is not used: its CRL number 4 is lower"
                                + " than 5, which was seen before");
    }

    @Test
    void numbersThatStartAgainAreTheOperatorsDecision() {
        assertThat(refusal(replaced(none, list(5, 0)), list(1, 60)))
                .endsWith(
                        "when the CA has restarted its numbers, remove the cached list of this source and start again");
    }

    @Test
    void numberSeenBeforeARestartHoldsWithoutItsList() {
        NewestCrl restarted = none.after(BigInteger.valueOf(5)).after(BigInteger.TWO);

        assertThat(refusal(restarted, list(4, 0))).endsWith("its CRL number 4 is lower than 5, which was seen before");
        assertThat(replaced(restarted, list(5, 0)).crl()).isPresent();
    }

    @Test
    void listWithoutNumberNeverFollowsOneWithANumber() {
        X509CRL unnumbered = at(root.crl().withoutNumber(), 60).build();

        assertThat(none.offer(strict.load(unnumbered)).toString()).contains("it has no CRL number");
        assertThat(refusal(replaced(none, list(5, 0)), unnumbered))
                .endsWith("it has no CRL number, and a list with number 5 was seen before");
    }

    @Test
    void listsWithoutNumbersAreOrderedByDate() {
        NewestCrl newest = replaced(none, at(root.crl().withoutNumber(), 0).build());

        assertThat(replaced(newest, at(root.crl().withoutNumber(), 60).build()).highestNumber())
                .isEmpty();
        assertThat(refusal(newest, at(root.crl().withoutNumber(), -60).build())).contains("not later");
        assertThat(refusal(newest, list(9, -60))).contains("not later");
        replaced(newest, list(9, 60));
    }

    @Test
    void listOfAnotherSeriesIsNoReplacement() {
        NewestCrl newest = replaced(none, list(5, 0));
        TestAuthority other = TestAuthority.root("CN=Other CA");

        assertThat(series(newest, other.crl().number(9).build()))
                .endsWith("is of another issuer than the one in force");
        assertThat(series(newest, extended("2.5.29.28", "30 03 81 01 ff"))).contains("is of another scope than");
        assertThat(series(newest, extended("2.5.29.27", "02 01 01"))).contains("complete or delta, than");
    }

    @Test
    void malformedListIsRefused() {
        assertThat(none.offer(strict.load(extended("2.5.29.28", "30 00"))))
                .isInstanceOf(Offer.Unusable.class)
                .asString()
                .contains("is not used: it is malformed: ");
    }

    private X509CRL extended(String oid, String value) {
        return at(root.crl().number(9), 60).extension(oid, true, Der.hex(value)).build();
    }

    private X509CRL list(long number, int seconds) {
        return at(root.crl().number(number), seconds).build();
    }

    private X509CRL revoking(long number, int seconds) {
        return at(root.crl().number(number).revoke(root.certificate()), seconds).build();
    }

    private CrlBuilder at(CrlBuilder crl, int seconds) {
        return crl.validity(now.plusSeconds(seconds), now.plus(Duration.ofDays(7)));
    }

    private LoadedCrl load(X509CRL crl) {
        return (crl.getExtensionValue("2.5.29.20") == null ? lax : strict).load(crl);
    }

    private NewestCrl replaced(NewestCrl newest, X509CRL fetched) {
        Offer offer = newest.offer(load(fetched));
        assertThat(offer).isInstanceOf(Offer.Replaces.class);
        return ((Offer.Replaces) offer).newest();
    }

    private String refusal(NewestCrl newest, X509CRL fetched) {
        Offer offer = newest.offer(load(fetched));
        assertThat(offer).isInstanceOf(Offer.Refused.class);
        return ((Offer.Refused) offer).sentence();
    }

    private String series(NewestCrl newest, X509CRL fetched) {
        Offer offer = newest.offer(load(fetched));
        assertThat(offer).isInstanceOf(Offer.OtherSeries.class);
        return ((Offer.OtherSeries) offer).sentence();
    }
}
