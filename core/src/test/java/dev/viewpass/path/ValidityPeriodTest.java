package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ValidityPeriodTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final TestAuthority root = TestAuthority.builder("CN=Acme Root CA")
            .validity(START.minus(Duration.ofDays(100)), END.plus(Duration.ofDays(100)))
            .root();
    private final TestCertificate alice =
            root.issue("CN=Alice").validity(START, END).build();
    private final Verification verification = Verification.anchoredAt(root);
    private final Verification tolerant = verification.under(p -> p.clockSkew(SKEW));

    @Test
    void bothEndsAreInclusive() {
        assertThat(accepts(verification, alice, START)).isTrue();
        assertThat(accepts(verification, alice, END)).isTrue();
        assertThat(reason(verification, alice, START.minus(SECOND))).isEqualTo(RejectionReason.NOT_YET_VALID);
        assertThat(reason(verification, alice, START.minusMillis(1))).isEqualTo(RejectionReason.NOT_YET_VALID);
        assertThat(reason(verification, alice, END.plus(SECOND))).isEqualTo(RejectionReason.EXPIRED);
        assertThat(reason(verification, alice, END.plusMillis(1))).isEqualTo(RejectionReason.EXPIRED);
    }

    @Test
    void skewIsToleratedAtBothEndsAndNoFurther() {
        assertThat(accepts(tolerant, alice, START.minus(SKEW))).isTrue();
        assertThat(accepts(tolerant, alice, END.plus(SKEW))).isTrue();
        assertThat(reason(tolerant, alice, START.minus(SKEW).minusMillis(1))).isEqualTo(RejectionReason.NOT_YET_VALID);
        assertThat(reason(tolerant, alice, END.plus(SKEW).plusMillis(1))).isEqualTo(RejectionReason.EXPIRED);
    }

    @Test
    void skewHelpsAnExpiredCaAndAFreshCertificateAtOnce() {
        TestAuthority ending = root.intermediateBuilder("CN=Ending")
                .validity(START.minus(Duration.ofDays(1)), START)
                .build();
        TestCertificate overlapping =
                ending.issue("CN=Bob").validity(START, END).build();
        TestCertificate disjoint =
                ending.issue("CN=Bob").validity(START.plus(SECOND), END).build();

        assertThat(accepts(tolerant, overlapping, START.plus(SECOND))).isTrue();
        assertThat(accepts(tolerant, overlapping, START.minus(SECOND))).isTrue();
        assertThat(reason(verification, overlapping, START.plus(SECOND))).isEqualTo(RejectionReason.EXPIRED);
        assertThat(reason(tolerant, disjoint, START)).isIn(RejectionReason.EXPIRED, RejectionReason.NOT_YET_VALID);
    }

    @Test
    void everyIssuerMustBeValidToo() {
        TestAuthority people =
                root.intermediateBuilder("CN=People").validity(START, END).build();
        TestCertificate bob = people.issue("CN=Bob")
                .validity(START.minus(Duration.ofDays(1)), END.plus(Duration.ofDays(1)))
                .build();

        assertThat(accepts(verification, bob, END)).isTrue();
        assertThat(reason(verification, bob, START.minus(SECOND))).isEqualTo(RejectionReason.NOT_YET_VALID);
        assertThat(reason(verification, bob, END.plus(SECOND))).isEqualTo(RejectionReason.EXPIRED);
    }

    @Test
    void anchorThatExpiredSinceTheStartEndsNoPath() {
        TestAuthority old = TestAuthority.builder("CN=Old Root")
                .validity(START.minus(Duration.ofDays(100)), START)
                .root();
        TestCertificate bob = old.issue("CN=Bob").validity(START, END).build();
        Verification anchored = Verification.anchoredAt(old);

        assertThat(accepts(anchored, bob, START)).isTrue();
        assertThat(reason(anchored, bob, START.plus(SECOND))).isEqualTo(RejectionReason.EXPIRED);
        assertThat(accepts(anchored.under(p -> p.clockSkew(SKEW)), bob, START.plus(SECOND)))
                .isTrue();
    }

    @Test
    void anchorThatIsNotYetValidEndsNoPath() {
        TestAuthority young = TestAuthority.builder("CN=Young Root")
                .validity(START, END.plus(Duration.ofDays(100)))
                .root();
        TestCertificate bob = young.issue("CN=Bob")
                .validity(START.minus(Duration.ofDays(1)), END)
                .build();
        Verification anchored = Verification.anchoredAt(young);

        assertThat(accepts(anchored, bob, START)).isTrue();
        assertThat(reason(anchored, bob, START.minusMillis(1))).isEqualTo(RejectionReason.NOT_YET_VALID);
        assertThat(anchored.refusal(bob.certificate(), bob.issuers(), START.minusMillis(1))
                        .explanation())
                .startsWith("the certificate of CN=Young Root is not valid before 2026-03-01T12:00:00Z");
        assertThat(accepts(anchored.under(p -> p.clockSkew(SKEW)), bob, START.minus(SKEW)))
                .isTrue();
    }

    @Test
    void skewHelpsWhenOnlyTheAnchorsPeriodIsOverOrToCome() {
        Duration day = Duration.ofDays(1);
        TestAuthority old = TestAuthority.builder("CN=Old Root")
                .validity(START.minus(day), START)
                .root();
        TestAuthority young = TestAuthority.builder("CN=Young Root")
                .validity(END, END.plus(day))
                .root();
        TestCertificate ofOld = old.issue("CN=Bob").validity(START, END).build();
        TestCertificate ofYoung = young.issue("CN=Bob").validity(START, END).build();

        assertThat(accepts(Verification.anchoredAt(old).under(p -> p.clockSkew(SKEW)), ofOld, START.plus(SKEW)))
                .isTrue();
        assertThat(accepts(Verification.anchoredAt(young).under(p -> p.clockSkew(SKEW)), ofYoung, END.minus(SKEW)))
                .isTrue();
    }

    @Test
    void explanationNamesTheCertificateAndBothTimes() {
        assertThat(verification
                        .refusal(alice.certificate(), alice.issuers(), END.plus(SECOND))
                        .explanation())
                .isEqualTo("the certificate of CN=Alice expired at 2026-03-02T12:00:00Z;"
                        + " the time is 2026-03-02T12:00:01Z");
    }

    @Test
    void skewIsBounded() {
        PathPolicy.Builder builder = PathPolicy.builder(new RevocationPolicy.Off());

        assertThat(builder.clockSkew(SKEW).build().clockSkew()).isEqualTo(SKEW);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.clockSkew(SKEW.plusNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.clockSkew(Duration.ofNanos(-1)));
    }

    private static boolean accepts(Verification verification, TestCertificate presented, Instant at) {
        return verification
                .path(presented.certificate(), presented.issuers(), at)
                .verifiedAt()
                .equals(at);
    }

    private static RejectionReason reason(Verification verification, TestCertificate presented, Instant at) {
        Rejection rejection = verification.refusal(presented.certificate(), presented.issuers(), at);
        return rejection.reason();
    }
}
