package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link WorkBudget} counts is what the JDK does. */
class SignatureCountTest {
    private static final String NAME = "CN=Acme Root CA";

    private final PathPolicy policy =
            PathPolicy.builder(new RevocationPolicy.Off()).build();
    private final PathCheck validation = new PkixValidation(policy, new ValidityPeriod(policy.clockSkew()));
    private final TestAuthority root = TestAuthority.root(NAME);
    private final TestAuthority stranger = TestAuthority.root(NAME);

    @Test
    void jdkVerifiesEachCertificateOfAGoodPathOnce() {
        List<CountedCertificate> path = counted(root);

        assertThat(validation.check(new CandidatePath(List.copyOf(path), root.certificate()), Instant.now()))
                .isEmpty();
        assertThat(path).extracting(CountedCertificate::verifications).containsExactly(1, 1, 1);
    }

    @Test
    void jdkStopsAtTheFirstSignatureThatFails() {
        List<CountedCertificate> path = counted(stranger);

        assertThat(validation.check(new CandidatePath(List.copyOf(path), root.certificate()), Instant.now()))
                .isNotEmpty();
        assertThat(path).extracting(CountedCertificate::verifications).containsExactly(0, 0, 1);
    }

    private static List<CountedCertificate> counted(TestAuthority anchor) {
        // By its authority key identifier the JDK would see that the anchor is the wrong one, and verify nothing.
        TestCertificate alice = anchor.intermediateBuilder("CN=One")
                .withoutExtension("2.5.29.35")
                .build()
                .intermediate("CN=Two")
                .issue("CN=Alice")
                .build();
        return alice.chain().stream().map(CountedCertificate::new).toList();
    }
}
