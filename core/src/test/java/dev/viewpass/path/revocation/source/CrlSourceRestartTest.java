package dev.viewpass.path.revocation.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.revocation.CrlStore;
import dev.viewpass.testkit.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What of an address outlives a restart. */
@Timeout(60)
class CrlSourceRestartTest extends CrlSourceScene {
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
            server.publish(list(people, 5).build());
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
            server.publish(list(people, 4).build());
            restarted.refresh(now);

            assertThat(heard(restarted, people)).isEqualTo("5");
        }
    }

    @Test
    void everyListOfAnAddressOutlivesARestart() throws Exception {
        TestAuthority people = ROOT.intermediate("CN=Acme People CA");
        X509CRL authorities = list(9).extension("2.5.29.28", true, new byte[] {0x30, 3, (byte) 0x82, 1, -1})
                .build();
        issuers.learn(List.of(people.certificate()));
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            CrlSource first = source(rules().cache(cache).build());
            publish(list(30).pem(), list(people, 5).pem());
            first.refresh(now);
            server.publish(authorities);
            first.refresh(now);
        }
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            CrlSource restarted = source(rules().cache(cache).build());
            assertThat(inForce(restarted)).containsExactly("30", "5", "9");

            publish(list(29).pem(), list(people, 4).pem());
            restarted.refresh(now);
            assertThat(inForce(restarted)).containsExactly("30", "5", "9");
        }
    }

    @Test
    void numberOfOneIssuerSaysNothingAboutListsOfAnotherAfterARestart() throws Exception {
        TestAuthority people = ROOT.intermediate("CN=Acme People CA");
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            CrlSource first = source(rules().cache(cache).build());
            server.publish(list(people, 100).build());
            first.refresh(now);
            issuers.learn(List.of(people.certificate()));
            first.refresh(now);
        }
        KnownIssuers forgetful = new KnownIssuers(List.of(ROOT.certificate()));
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            CrlSource restarted = source(rules(forgetful).cache(cache).build());
            publish(list(26).pem(), list(people, 101).pem());
            restarted.refresh(now);

            assertThat(inForce(restarted)).containsExactly("100", "26", "101");
            assertThat(restarted.health().attempts().failures()).isZero();
            forgetful.learn(List.of(people.certificate()));
            restarted.refresh(now);
            assertThat(inForce(restarted)).containsExactly("101", "26");
        }
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
}
