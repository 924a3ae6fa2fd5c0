package dev.viewpass.path.revocation.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestAuthority;
import java.security.cert.X509CRL;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lists that nobody can verify, or that nobody should. */
@Timeout(60)
class UnprovenCrlsTest extends CrlSourceScene {
    @Test
    void listOfAnUnknownIssuerIsNotDrivenOutByRepetition() throws Exception {
        TestAuthority people = ROOT.intermediate("CN=Acme People CA");
        server.publish(list(people, 5).build());
        source.refresh(now);
        for (int i = 0; i < 6; i++) {
            server.publish(list(people, 4).build());
            source.refresh(now.plusSeconds(i));
            assertThat(heard(source, people)).isEqualTo("5");
        }
        X509CRL same = list(people, 7).build();
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
        server.publish(list(namesake, 1000).build());
        source.refresh(now);
        server.publish(list(6).build());
        source.refresh(now);

        assertThat(heard(source, ROOT)).isEqualTo("6");
    }

    @Test
    void forgedListOfAnUnknownIssuerDoesNotDriveOutTheGenuineOne() {
        TestAuthority people = ROOT.intermediate("CN=Acme People CA");
        server.publish(list(people, 5).build());
        source.refresh(now);
        server.publish(list(people, 9).signedBy(STRANGER.privateKey()).build());
        source.refresh(now);
        assertThat(inForce(source)).containsExactly("5", "9");

        issuers.learn(List.of(people.certificate()));
        source.refresh(now);
        assertThat(inForce(source)).containsExactly("5");
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
