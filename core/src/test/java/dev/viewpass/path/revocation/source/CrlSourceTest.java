package dev.viewpass.path.revocation.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.revocation.CrlStore;
import dev.viewpass.path.revocation.LoadedCrl;
import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real servers, real signatures; only the time is made up. */
@Timeout(60)
class CrlSourceTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA");
    private static final TestAuthority STRANGER = TestAuthority.root("CN=Acme Root CA");
    private static final Duration WEEK = Duration.ofDays(7);

    private final Instant now = Instant.now();
    private final AtomicInteger changes = new AtomicInteger();
    private final KnownIssuers issuers = new KnownIssuers(List.of(ROOT.certificate()));

    @TempDir
    private Path directory;

    private CrlServer server;
    private CrlSource source;

    @BeforeEach
    void start() throws Exception {
        server = CrlServer.start();
        source = source();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CrlSource source() {
        return source(rules().build());
    }

    private CrlSource source(CrlSourceRules rules) {
        CrlSource made = new CrlSource(
                new HttpCrlOrigin(server.address(), rules.fetch()),
                rules,
                rules.kept(server.address()),
                changes::incrementAndGet);
        made.restore();
        return made;
    }

    private CrlSourceRules.Builder rules() {
        return rules(issuers);
    }

    private static CrlSourceRules.Builder rules(KnownIssuers issuers) {
        CrlStore store = CrlStore.of(List.of(), Duration.ofDays(1), any -> true, false);
        return CrlSourceRules.builder(
                store, issuers, RefreshSchedule.of(Duration.ofHours(1), () -> 0.5), Clock.systemUTC());
    }

    private CrlBuilder list(long number) {
        return ROOT.crl().number(number).validity(now.minusSeconds(60), now.plus(WEEK));
    }

    private List<String> inForce(CrlSource source) {
        return source.inForce().stream()
                .map(crl -> crl.number().map(BigInteger::toString).orElse("none"))
                .toList();
    }

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
    void restartKeepsTheListAndRefusesOlderOnes() throws Exception {
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            server.publish(list(5).build());
            source(rules().cache(cache).build()).refresh(now);
        }
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            CrlSource restarted = source(rules().cache(cache).build());
            server.publish(list(4).build());
            restarted.refresh(now);

            assertThat(inForce(restarted)).containsExactly("5");
            assertThat(restarted.health().attempts().lastError()).contains("lower than 5");
            server.publish(list(6).build());
            restarted.refresh(now);
            assertThat(inForce(restarted)).containsExactly("6");
        }
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            CrlSource offline = source(rules().cache(cache).build());
            server.fail();
            offline.refresh(now);
            assertThat(inForce(offline)).containsExactly("6");
        }
    }

    @Test
    void restartRefusesOlderListsOfIssuersThatAreNotKnownYet() throws Exception {
        TestAuthority people = ROOT.intermediate("CN=Acme People CA");
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            CrlSource first = source(rules().cache(cache).build());
            server.publish(people.crl().number(5).build());
            first.refresh(now);
            issuers.learn(List.of(people.certificate()));
            first.refresh(now);
            assertThat(inForce(first)).containsExactly("5");
        }
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            CrlSourceRules forgetful = CrlSourceRules.builder(
                            CrlStore.of(List.of(), Duration.ofDays(1), any -> true, false),
                            new KnownIssuers(List.of()),
                            RefreshSchedule.of(Duration.ofHours(1), () -> 0.5),
                            Clock.systemUTC())
                    .cache(cache)
                    .build();
            CrlSource restarted = source(forgetful);
            server.publish(people.crl().number(4).build());
            restarted.refresh(now);

            assertThat(heard(restarted, people)).isEqualTo("5");
        }
    }

    /** The number of the list that look-ups of a CA's certificates go by. */
    private static String heard(CrlSource source, TestAuthority authority) {
        return source.inForce().stream()
                .filter(crl ->
                        !CrlStore.signer(crl, List.of(authority.certificate())).isEmpty())
                .map(crl -> crl.number().orElseThrow())
                .max(BigInteger::compareTo)
                .orElseThrow()
                .toString();
    }

    @Test
    void everyListOfAnAddressOutlivesARestart() throws Exception {
        TestAuthority people = ROOT.intermediate("CN=Acme People CA");
        X509CRL authorities = list(9).extension("2.5.29.28", true, new byte[] {0x30, 3, (byte) 0x82, 1, -1})
                .build();
        issuers.learn(List.of(people.certificate()));
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            CrlSource first = source(rules().cache(cache).build());
            publish(list(30).pem(), people.crl().number(5).pem());
            first.refresh(now);
            server.publish(authorities);
            first.refresh(now);
        }
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            CrlSource restarted = source(rules().cache(cache).build());
            assertThat(inForce(restarted)).containsExactly("30", "5", "9");

            publish(list(29).pem(), people.crl().number(4).pem());
            restarted.refresh(now);
            assertThat(inForce(restarted)).containsExactly("30", "5", "9");
        }
    }

    private void publish(String... lists) {
        server.publish(String.join("", lists).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void numberOfOneIssuerSaysNothingAboutListsOfAnotherAfterARestart() throws Exception {
        TestAuthority people = ROOT.intermediate("CN=Acme People CA");
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            CrlSource first = source(rules().cache(cache).build());
            server.publish(people.crl().number(100).build());
            first.refresh(now);
            issuers.learn(List.of(people.certificate()));
            first.refresh(now);
        }
        KnownIssuers forgetful = new KnownIssuers(List.of(ROOT.certificate()));
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            CrlSource restarted = source(rules(forgetful).cache(cache).build());
            publish(list(26).pem(), people.crl().number(101).pem());
            restarted.refresh(now);

            assertThat(inForce(restarted)).containsExactly("100", "26", "101");
            assertThat(restarted.health().attempts().failures()).isZero();
            forgetful.learn(List.of(people.certificate()));
            restarted.refresh(now);
            assertThat(inForce(restarted)).containsExactly("101", "26");
        }
    }

    @Test
    void listOfAnUnknownIssuerIsNotDrivenOutByRepetition() throws Exception {
        TestAuthority people = ROOT.intermediate("CN=Acme People CA");
        server.publish(people.crl().number(5).build());
        source.refresh(now);
        for (int i = 0; i < 6; i++) {
            server.publish(people.crl().number(4).build());
            source.refresh(now.plusSeconds(i));
            assertThat(heard(source, people)).isEqualTo("5");
        }
        X509CRL same = people.crl().number(7).build();
        for (int i = 0; i < 3; i++) {
            server.publish(Arrays.copyOf(same.getEncoded(), same.getEncoded().length));
            source.refresh(now.plusSeconds(10 + i));
        }
        int before = changes.get();
        server.publish(same);
        source.refresh(now.plusSeconds(20));
        assertThat(changes).hasValue(before);

        issuers.learn(List.of(people.certificate()));
        source.refresh(now.plusSeconds(21));
        assertThat(inForce(source)).containsExactly("7");
    }

    @Test
    void forgedListsOfMadeUpIssuersFillNoMemory() {
        for (int i = 0; i < 300; i++) {
            server.publish(TestAuthority.root("CN=Made up " + i).crl().build());
            source.refresh(now.plusSeconds(i));
        }

        assertThat(source.inForce()).hasSize(256);
        assertThat(source.health().attempts().lastError()).contains("there are too many lists of unknown CAs");
        server.publish(list(5).build());
        source.refresh(now.plusSeconds(300));
        assertThat(inForce(source)).contains("5");
    }

    @Test
    void listOfAnotherKeyOfTheSameNameStopsNothing() {
        TestAuthority namesake = TestAuthority.root("CN=Acme Root CA");
        issuers.learn(List.of(namesake.certificate()));
        server.publish(list(5).build());
        source.refresh(now);
        server.publish(namesake.crl().number(1000).build());
        source.refresh(now);
        server.publish(list(6).build());
        source.refresh(now);

        assertThat(heard(source, ROOT)).isEqualTo("6");
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
    void cacheThatCanNotBeWrittenIsTriedAgain() throws Exception {
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            CrlSource kept = source(rules().cache(cache).build());
            server.publish(list(5).build());
            kept.refresh(now);
            Path file = directory.resolve(
                    CacheEntryFormat.digest(server.address().toString().getBytes(StandardCharsets.US_ASCII)) + ".crl");
            Files.delete(file);
            Files.createDirectory(file);
            server.publish(list(6).build());
            kept.refresh(now.plusSeconds(1));
            assertThat(kept.health().attempts().lastError()).contains("can not be kept");

            Files.delete(file);
            kept.refresh(now.plusSeconds(2));
            assertThat(kept.health().attempts().failures()).isZero();
            assertThat(Files.size(file)).isPositive();
        }
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
    void forgedListOfAnUnknownIssuerDoesNotDriveOutTheGenuineOne() {
        TestAuthority people = ROOT.intermediate("CN=Acme People CA");
        server.publish(people.crl().number(5).build());
        source.refresh(now);
        server.publish(people.crl().number(9).signedBy(STRANGER.privateKey()).build());
        source.refresh(now);
        assertThat(inForce(source)).containsExactly("5", "9");

        issuers.learn(List.of(people.certificate()));
        source.refresh(now);
        assertThat(inForce(source)).containsExactly("5");
    }

    @Test
    void listsOfBothKeysAreInForceAfterAChangeOfKeys() {
        TestAuthority renewed = TestAuthority.root("CN=Acme Root CA");
        issuers.learn(List.of(renewed.certificate()));
        server.publish(list(5).build());
        source.refresh(now);
        server.publish(renewed.crl().number(6).build());
        source.refresh(now);

        assertThat(inForce(source)).containsExactly("5", "6");
    }

    @Test
    void numbersOfOneIssuerSayNothingAboutListsOfAnother() {
        TestAuthority people = ROOT.intermediate("CN=Acme People CA");
        String both = list(26).pem() + people.crl().number(3).pem();
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

    @Test
    void firstUnusableListIsSeenByLookUps() {
        X509CRL stale = list(5).validity(now.minus(WEEK), now.minusSeconds(1)).build();
        server.publish(stale);
        source.refresh(now);

        assertThat(inForce(source)).containsExactly("5");
        assertThat(source.health().isGood(now)).isFalse();
    }
}
