package dev.viewpass.path.revocation.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.revocation.LoadedCrl;
import dev.viewpass.testkit.TestAuthority;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real servers, real signatures; only the time is made up. */
@Timeout(60)
class CrlSourceTest extends CrlSourceScene {
    @Test
    void listIsInForceAfterTheFirstReading() {
        server.publish(list(5).build());

        Instant next = source.refresh(now);

        assertThat(inForce(source)).containsExactly("5");
        assertThat(changes).hasValue(1);
        assertThat(next).isEqualTo(now.plus(Duration.ofHours(1)));
        assertThat(source.health().isGood(now)).isTrue();
        assertThat(source.health().attempts().lastSuccess()).hasValue(now);
    }

    @Test
    void newerListTakesItsPlaceAndNothingElseDoes() throws Exception {
        server.publish(list(5).build());
        source.refresh(now);

        List<byte[]> useless = List.of(
                list(4).build().getEncoded(),
                Arrays.copyOf(list(6).build().getEncoded(), 200),
                list(6).signedBy(STRANGER.privateKey()).build().getEncoded(),
                new byte[0],
                list(6).validity(now.minus(WEEK), now.minusSeconds(1)).build().getEncoded(),
                list(6).validity(now.plusSeconds(60), now.plus(WEEK)).build().getEncoded(),
                list(6).withoutNumber().build().getEncoded(),
                list(6).extension("2.5.29.99", true, new byte[] {5, 0}).build().getEncoded(),
                TestAuthority.root("CN=Other CA").crl().build().getEncoded());
        for (byte[] answer : useless) {
            server.publish(answer);
            source.refresh(now);
            assertThat(source.inForce()).extracting(LoadedCrl::number).contains(Optional.of(BigInteger.valueOf(5)));
            assertThat(source.inForce())
                    .filteredOn(crl -> crl.issuer().equals(name()))
                    .hasSize(1);
        }
        assertThat(source.health().attempts().lastError()).isNotEmpty();

        server.publish(list(6).build());
        source.refresh(now);
        assertThat(inForce(source)).contains("6").doesNotContain("5");
    }

    private static X500Principal name() {
        return ROOT.certificate().getSubjectX500Principal();
    }

    @Test
    void everyUselessAnswerIsNamed() throws Exception {
        server.publish(list(5).build());
        source.refresh(now);

        assertThat(errorAfter(list(4).build().getEncoded())).contains("its CRL number 4 is lower than 5");
        assertThat(errorAfter(new byte[] {0x30, 3, 1})).contains("is not a CRL in DER or PEM");
        assertThat(errorAfter(new byte[0])).contains(server.address().toString());
        assertThat(errorAfter(list(6).signedBy(STRANGER.privateKey()).build().getEncoded()))
                .contains("it is not signed by the key of its issuer");
        assertThat(errorAfter(list(6).validity(now.minus(WEEK), now.minusSeconds(1))
                        .build()
                        .getEncoded()))
                .contains("it is stale since");
        server.fail();
        source.refresh(now);
        assertThat(source.health().attempts().lastError()).contains("answered with status 503");
        assertThat(source.health().attempts().failures()).isEqualTo(6);
        assertThat(source.health().isGood(now)).isFalse();
    }

    private String errorAfter(byte[] answer) {
        server.publish(answer);
        source.refresh(now);
        return source.health().attempts().lastError();
    }

    @Test
    void outageOfAnHourIsHarmlessAndEndsByItself() {
        server.publish(list(5).validity(now.minusSeconds(60), now.plus(Duration.ofHours(6)))
                .build());
        Instant next = source.refresh(now);
        server.fail();
        int attempts = 0;
        Instant end = next.plus(Duration.ofHours(1));
        while (next.isBefore(end)) {
            next = source.refresh(next);
            attempts++;
        }

        assertThat(attempts).isBetween(6, 10);
        assertThat(inForce(source)).containsExactly("5");
        server.publish(list(6).build());
        source.refresh(next);
        assertThat(inForce(source)).containsExactly("6");
        assertThat(source.health().attempts().failures()).isZero();
    }

    @Test
    void unchangedListIsAskedForOnlyIfChanged() {
        server.publish(list(5).build());
        source.refresh(now);
        source.refresh(now.plusSeconds(1));

        assertThat(server.requests()).isEqualTo(2);
        assertThat(source.health().attempts().failures()).isZero();
        assertThat(changes).hasValue(1);
    }

    @Test
    void revocationIsInForceAfterTheRefresh() {
        X509Certificate alice = ROOT.issue("CN=alice").build().certificate();
        server.publish(list(5).build());
        source.refresh(now);
        server.publish(list(6).revoke(alice).build());
        source.refresh(now);

        assertThat(source.inForce())
                .singleElement()
                .satisfies(crl -> assertThat(crl.crl().getRevokedCertificate(alice.getSerialNumber()))
                        .isNotNull());
        assertThat(changes).hasValue(2);
    }

    @Test
    void deltaThatHasEndedIsNotTaken() {
        server.publish(list(40).build());
        source.refresh(now);
        server.publish(list(50).extension("2.5.29.27", true, new byte[] {2, 1, 45})
                .validity(now.minus(WEEK), now.minusSeconds(1))
                .build());
        source.refresh(now);

        assertThat(inForce(source)).containsExactly("40");
        assertThat(source.health().attempts().lastError()).contains("it is stale since");
    }

    @Test
    void faultOfASourceIsSeenByMonitoring() {
        CrlSource broken = new CrlSource(
                new CrlOrigin() {
                    @Override
                    public String name() {
                        return "broken";
                    }

                    @Override
                    public CrlReading read(boolean onlyIfChanged) {
                        throw new IllegalStateException("of the file system");
                    }
                },
                rules().build(),
                KeptLists.none(),
                changes::incrementAndGet);

        assertThat(broken.refresh(now)).isAfter(now);
        assertThat(broken.health().attempts().lastError()).contains("of the file system");
        assertThat(broken.health().isGood(now)).isFalse();
    }

    @Test
    void listsOfBothKeysAreInForceAfterAChangeOfKeys() {
        TestAuthority renewed = TestAuthority.root("CN=Acme Root CA");
        issuers.learn(List.of(renewed.certificate()));
        server.publish(list(5).build());
        source.refresh(now);
        server.publish(list(renewed, 6).build());
        source.refresh(now);

        assertThat(inForce(source)).containsExactly("5", "6");
    }

    @Test
    void numbersOfOneIssuerSayNothingAboutListsOfAnother() {
        TestAuthority people = ROOT.intermediate("CN=Acme People CA");
        String both = list(26).pem() + list(people, 3).pem();
        server.publish(both.getBytes(StandardCharsets.US_ASCII));
        source.refresh(now);

        assertThat(inForce(source)).containsExactly("26", "3");
        assertThat(source.health().attempts().failures()).isZero();
    }

    @Test
    void lastListOfAFormerKeyIsNotWaitedFor() {
        TestAuthority renewed = TestAuthority.root("CN=Acme Root CA");
        issuers.learn(List.of(renewed.certificate()));
        server.publish(
                list(5).validity(now.minusSeconds(60), now.plusSeconds(60)).build());
        source.refresh(now);
        server.publish(renewed.crl()
                .number(6)
                .validity(now.minusSeconds(60), now.plus(WEEK))
                .build());
        Instant later = now.plusSeconds(120);

        assertThat(source.refresh(later)).isEqualTo(later.plus(Duration.ofHours(1)));
        assertThat(inForce(source)).containsExactly("5", "6");
        assertThat(source.health().isGood(later)).isTrue();
    }

    @Test
    void listThatEndsSoonIsRenewedBefore() {
        server.publish(
                list(5).validity(now.minusSeconds(60), now.plusSeconds(600)).build());

        assertThat(source.refresh(now)).isBetween(now.plusSeconds(298), now.plusSeconds(300));
    }
}
