package dev.viewpass.path.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.revocation.RevocationStatus;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;

class OcspAnswerTest {
    private static final CertificateStatus GOOD = CertificateStatus.GOOD;
    private static final Duration MAX_AGE = Duration.ofHours(24);

    // OCSP writes whole seconds.
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant hourAgo = now.minus(Duration.ofHours(1));
    private final Instant inAnHour = now.plus(Duration.ofHours(1));
    private final CertificateStatus revoked = new RevokedStatus(Date.from(hourAgo), 1);
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final TestCertificate alice = root.issue("CN=Alice").build();
    private final CertificateID id = Responder.id(alice.certificate(), root.certificate(), Responder.SHA_1);

    private Responder direct() {
        return Responder.byName(root.certificate(), root.privateKey(), hourAgo);
    }

    private OcspAnswer answer(Responder responder) {
        return answer(responder, MAX_AGE);
    }

    private OcspAnswer answer(Responder responder, Duration maxAge) {
        OcspRules rules = new OcspRules(
                maxAge,
                response -> AlgorithmPolicy.DEFAULT.checkSignature(
                        response.signatureAlgorithm(),
                        response.signatureParameters().orElse(null)));
        return OcspAnswer.of(responder.response(), alice.certificate(), root.certificate(), rules, now);
    }

    private OcspAnswer answer(CertificateStatus status, Instant thisUpdate) {
        return answer(direct().answer(id, status, thisUpdate, inAnHour));
    }

    @Test
    void answerSaysWhatTheResponseSaysAndSinceWhen() {
        assertThat(answer(GOOD, hourAgo))
                .isEqualTo(new OcspAnswer(new RevocationStatus(Kind.GOOD, "good"), hourAgo, inAnHour));
        assertThat(answer(revoked, hourAgo).status().kind()).isEqualTo(Kind.REVOKED);
        assertThat(answer(revoked, hourAgo).until()).isEqualTo(inAnHour);
    }

    @Test
    void answerIsUsableUntilTheEarliestOfItsEnds() {
        Instant inAMonth = now.plus(Duration.ofDays(30));

        assertThat(answer(direct().answerWithoutEnd(id, hourAgo)).until()).isEqualTo(hourAgo.plus(MAX_AGE));
        assertThat(answer(direct().answer(id, GOOD, hourAgo, inAMonth)).until())
                .isEqualTo(hourAgo.plus(OcspRules.GREATEST_AGE));
        assertThat(answer(direct().answerWithoutEnd(id, hourAgo), Duration.ofDays(30))
                        .until())
                .isEqualTo(hourAgo.plus(OcspRules.GREATEST_AGE));
        assertThat(answer(delegatedUntil(now.plusSeconds(60)).answer(id, GOOD, hourAgo, inAnHour))
                        .until())
                .isEqualTo(now.plusSeconds(60));
        assertThat(answer(delegatedUntil(inAMonth).answer(id, GOOD, hourAgo, inAnHour))
                        .until())
                .isEqualTo(inAnHour);
    }

    private Responder delegatedUntil(Instant notAfter) {
        TestCertificate delegate = root.issue("CN=R")
                .validity(hourAgo, notAfter)
                .extendedKeyUsage(Responder.OCSP_SIGNING)
                .build();
        return Responder.byKey(delegate.certificate(), delegate.privateKey(), hourAgo)
                .enclosing(delegate.certificate());
    }

    @Test
    void ofTwoAnswersAboutTheCertificateTheOneThatEndsFirstCounts() {
        OcspAnswer both =
                answer(direct().answer(id, GOOD, hourAgo, inAnHour).answer(id, GOOD, hourAgo, now.plusSeconds(60)));

        assertThat(both.until()).isEqualTo(now.plusSeconds(60));
    }

    @Test
    void whatProvesNothingHasNoTimes() {
        TestAuthority forger = TestAuthority.root("CN=Acme Root CA");
        OcspAnswer forged = answer(Responder.byName(forger.certificate(), forger.privateKey(), hourAgo)
                .answer(id, GOOD, hourAgo, inAnHour));
        OcspAnswer stale = answer(direct().answer(id, GOOD, hourAgo, now.minusSeconds(1)));
        OcspAnswer silent = answer(direct());

        for (OcspAnswer answer : new OcspAnswer[] {forged, stale, silent}) {
            assertThat(answer.status().kind()).isEqualTo(Kind.UNUSABLE);
            assertThat(answer.thisUpdate()).isEqualTo(Instant.EPOCH);
            assertThat(answer.until()).isEqualTo(Instant.EPOCH);
            assertThat(answer.replaces(answer(GOOD, hourAgo))).isFalse();
            assertThat(answer.replaces(answer)).isFalse();
            assertThat(answer(GOOD, hourAgo).replaces(answer)).isTrue();
        }
    }

    @Test
    void olderAnswerNeverReplacesANewerOne() {
        Instant before = hourAgo.minusSeconds(1);

        assertThat(answer(GOOD, before).replaces(answer(revoked, hourAgo))).isFalse();
        assertThat(answer(GOOD, before).replaces(answer(GOOD, hourAgo))).isFalse();
        assertThat(answer(revoked, before).replaces(answer(GOOD, hourAgo))).isFalse();
        assertThat(answer(GOOD, hourAgo).replaces(answer(revoked, before))).isTrue();
        assertThat(answer(revoked, hourAgo).replaces(answer(GOOD, before))).isTrue();
        assertThat(answer(new UnknownStatus(), hourAgo).replaces(answer(GOOD, before)))
                .isTrue();
    }

    @Test
    void ofOneInstantTheBadAnswerStays() {
        assertThat(answer(GOOD, hourAgo).replaces(answer(revoked, hourAgo))).isFalse();
        assertThat(answer(GOOD, hourAgo).replaces(answer(new UnknownStatus(), hourAgo)))
                .isFalse();
        assertThat(answer(revoked, hourAgo).replaces(answer(GOOD, hourAgo))).isTrue();
        assertThat(answer(GOOD, hourAgo).replaces(answer(GOOD, hourAgo))).isTrue();
    }
}
