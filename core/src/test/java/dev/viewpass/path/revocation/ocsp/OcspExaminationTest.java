package dev.viewpass.path.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.IssuerPool;
import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.path.revocation.RevocationPolicy.Scope;
import dev.viewpass.path.revocation.RevocationStatus;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;

class OcspExaminationTest {
    private static final String OCSP_SIGNING = Responder.OCSP_SIGNING;
    private static final String NO_CHECK = "1.3.6.1.5.5.7.48.1.5";
    private static final String ANY = "2.5.29.37.0";
    private static final CertificateStatus GOOD = CertificateStatus.GOOD;

    // OCSP writes whole seconds.
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant hourAgo = now.minus(1, ChronoUnit.HOURS);
    private final Instant inAnHour = now.plus(1, ChronoUnit.HOURS);
    private final CertificateStatus revoked = new RevokedStatus(Date.from(hourAgo), 1);
    private final TestAuthority root = TestAuthority.builder("CN=Acme Root CA")
            .validity(now.minus(700, ChronoUnit.DAYS), now.plus(700, ChronoUnit.DAYS))
            .root();
    private final TestCertificate alice = issued("CN=Alice").build();
    private final CertificateID id = Responder.id(alice.certificate(), root.certificate(), Responder.SHA_1);

    private TestCertificate.Builder issued(String name) {
        return root.issue(name).validity(now.minus(650, ChronoUnit.DAYS), now.plus(650, ChronoUnit.DAYS));
    }

    private Responder direct() {
        return Responder.byName(root.certificate(), root.privateKey(), hourAgo);
    }

    private Responder delegated(TestCertificate delegate) {
        return Responder.byKey(delegate.certificate(), delegate.privateKey(), hourAgo)
                .enclosing(delegate.certificate());
    }

    private Responder good(Responder responder) {
        return responder.answer(id, GOOD, hourAgo, inAnHour);
    }

    private static OcspRules rules() {
        return new OcspRules(
                Duration.ofDays(1),
                response -> AlgorithmPolicy.DEFAULT.checkSignature(
                        response.signatureAlgorithm(),
                        response.signatureParameters().orElse(null)));
    }

    private ExaminedPath path() {
        List<X509Certificate> certificates = List.of(alice.certificate(), root.certificate());
        return new ExaminedPath(
                certificates,
                IssuerPool.EMPTY,
                signer -> now.isBefore(signer.getNotAfter().toInstant()));
    }

    private RevocationStatus status(Responder... responders) {
        List<OcspResponse> responses =
                List.of(responders).stream().map(Responder::response).toList();
        return new OcspExamination((certificate, issuer) -> responses, rules(), path(), now).status(0);
    }

    private void assertUnusable(String fault, Responder... responders) {
        assertThat(status(responders).text()).contains("CN=Acme Root CA is unusable: ", fault);
        assertThat(status(responders).kind()).isEqualTo(Kind.UNUSABLE);
    }

    private void assertGood(Responder... responders) {
        assertThat(status(responders)).isEqualTo(new RevocationStatus(Kind.GOOD, "good"));
    }

    @Test
    void answerOfTheIssuerItselfIsBelieved() {
        assertGood(good(direct()));
        assertGood(good(Responder.byKey(root.certificate(), root.privateKey(), hourAgo)));
        assertGood(direct().answer(
                        Responder.id(alice.certificate(), root.certificate(), Responder.SHA_256),
                        GOOD,
                        hourAgo,
                        inAnHour));
        assertThat(status(direct().answer(id, revoked, hourAgo, inAnHour)).kind())
                .isEqualTo(Kind.REVOKED);
        assertThat(status(direct().answer(id, revoked, hourAgo, inAnHour)).text())
                .startsWith("revoked since " + hourAgo + " (serial ");
        assertUnusable(
                "its responder does not know the certificate (status unknown)",
                direct().answer(id, new UnknownStatus(), hourAgo, inAnHour));
    }

    @Test
    void oneRevocationRevokesAndAllElseMustBeUsable() {
        Responder both = good(direct()).answer(id, revoked, hourAgo, inAnHour);
        assertThat(status(both).kind()).isEqualTo(Kind.REVOKED);
        assertThat(status(good(direct()), direct().answer(id, revoked, hourAgo, inAnHour))
                        .kind())
                .isEqualTo(Kind.REVOKED);
        assertUnusable("status unknown", good(direct()).answer(id, new UnknownStatus(), hourAgo, inAnHour));
        assertUnusable("stale", good(direct()), direct().answer(id, GOOD, hourAgo, now.minusSeconds(1)));
    }

    @Test
    void answerForAnotherCertificateOrIssuerIsNone() {
        X509Certificate bob = issued("CN=Bob").build().certificate();
        TestAuthority other = TestAuthority.root("CN=Acme Root CA");
        CertificateID ofBob = Responder.id(bob, root.certificate(), Responder.SHA_1);
        CertificateID ofOther = Responder.id(alice.certificate(), other.certificate(), Responder.SHA_1);

        assertUnusable("it is for other certificates", direct().answer(ofBob, GOOD, hourAgo, inAnHour));
        assertUnusable("it is for other certificates", direct().answer(ofOther, GOOD, hourAgo, inAnHour));
        assertGood(direct().answer(ofBob, GOOD, hourAgo, inAnHour), good(direct()));
    }

    @Test
    void answerMustBeFresh() {
        Instant daysAgo = now.minus(2, ChronoUnit.DAYS);
        assertGood(direct().answerWithoutEnd(id, hourAgo));
        assertGood(direct().producedAt(daysAgo).answer(id, GOOD, daysAgo, now));
        assertUnusable("it is stale since " + now.minus(1, ChronoUnit.DAYS), direct().answerWithoutEnd(id, daysAgo));
        assertUnusable("it is stale since", direct().answer(id, GOOD, hourAgo, now.minusSeconds(1)));
        Instant old = now.minus(300, ChronoUnit.DAYS);
        assertUnusable(
                "is more than 7 days ago, whatever its nextUpdate says",
                direct().producedAt(old).answer(id, GOOD, old, now.plus(300, ChronoUnit.DAYS)));
        assertUnusable(
                "it was produced in the future",
                direct().producedAt(now.plusSeconds(6)).answer(id, GOOD, hourAgo, inAnHour));
        assertUnusable("its thisUpdate is in the future", direct().answer(id, GOOD, now.plusSeconds(6), inAnHour));
        assertGood(direct().producedAt(now.plusSeconds(5)).answer(id, GOOD, now.plusSeconds(5), inAnHour));
        assertUnusable(
                "before its thisUpdate",
                direct().producedAt(hourAgo.minusSeconds(1)).answer(id, GOOD, hourAgo, inAnHour));
        assertUnusable(
                "before the certificate began",
                direct().producedAt(now.minus(651, ChronoUnit.DAYS)).answer(id, GOOD, hourAgo, inAnHour));
    }

    @Test
    void criticalExtensionsAreNotUnderstoodAndOthersAreIgnored() {
        assertGood(good(direct().extension(false)));
        assertGood(direct().answerWithExtension(id, false, hourAgo));
        assertUnusable("it has critical extensions that are not supported: [1.2.3.4]", good(direct().extension(true)));
        assertUnusable(
                "its answer has critical extensions that are not supported: [1.2.3.4]",
                direct().answerWithExtension(id, true, hourAgo));
    }

    @Test
    void delegateOfTheIssuerIsBelieved() {
        assertGood(good(
                delegated(issued("CN=Responder").extendedKeyUsage(OCSP_SIGNING).build())));
    }

    @Test
    void revocationOfADelegateIsNotAskedWithOrWithoutNoCheck() {
        List<X509Certificate> asked = new ArrayList<>();
        for (boolean noCheck : new boolean[] {true, false}) {
            TestCertificate.Builder builder = issued("CN=R").extendedKeyUsage(OCSP_SIGNING);
            OcspResponse response = good(delegated(
                            (noCheck ? builder.extension(NO_CHECK, false, new byte[] {5, 0}) : builder).build()))
                    .response();
            OcspResponses source = (certificate, issuer) -> {
                asked.add(certificate);
                return List.of(response);
            };
            assertThat(new OcspExamination(source, rules(), path(), now)
                            .status(0)
                            .kind())
                    .isEqualTo(Kind.GOOD);
        }
        assertThat(asked).containsExactly(alice.certificate(), alice.certificate());
    }

    @Test
    void delegateThatThePolicyDoesNotAcceptIsNotBelieved() {
        OcspResponse response = good(delegated(
                        issued("CN=R").extendedKeyUsage(OCSP_SIGNING).build()))
                .response();
        ExaminedPath denying = ExaminedPath.of(List.of(alice.certificate(), root.certificate()));

        assertThat(new OcspExamination((certificate, issuer) -> List.of(response), rules(), denying, now)
                        .status(0)
                        .text())
                .endsWith("CN=R is denied, too weak for algorithms, or has unsupported extensions");
    }

    @Test
    void delegateMustBeAuthorizedByTheIssuersOwnKey() {
        TestAuthority namesake = TestAuthority.root("CN=Acme Root CA");
        TestAuthority other = TestAuthority.root("CN=Other CA");

        assertUnusable(
                "CN=R lacks id-kp-OCSPSigning", good(delegated(issued("CN=R").build())));
        assertUnusable(
                "CN=R lacks id-kp-OCSPSigning",
                good(delegated(issued("CN=R").extendedKeyUsage(ANY).build())));
        assertUnusable(
                "CN=R lacks id-kp-OCSPSigning",
                good(delegated(issued("CN=R").withoutExtendedKeyUsage().build())));
        assertUnusable(
                "CN=R lacks digitalSignature",
                good(delegated(issued("CN=R")
                        .extendedKeyUsage(OCSP_SIGNING)
                        .keyUsage(KeyUsage.keyAgreement)
                        .build())));
        assertUnusable(
                "CN=R is malformed: ",
                good(delegated(issued("CN=R")
                        .extendedKeyUsage(OCSP_SIGNING, OCSP_SIGNING)
                        .build())));
        assertUnusable(
                "CN=R is issued by another CA",
                good(delegated(
                        other.issue("CN=R").extendedKeyUsage(OCSP_SIGNING).build())));
        assertUnusable(
                "CN=R is not signed by the issuer's key",
                good(delegated(
                        namesake.issue("CN=R").extendedKeyUsage(OCSP_SIGNING).build())));
        assertUnusable(
                "CN=R is valid from ",
                good(delegated(root.issue("CN=R")
                        .extendedKeyUsage(OCSP_SIGNING)
                        .expired()
                        .build())));
    }

    @Test
    void nobodyVouchesForItself() {
        TestCertificate responder =
                issued("CN=Alice").extendedKeyUsage(OCSP_SIGNING).build();
        List<OcspResponse> own = List.of(good(delegated(responder))
                .answer(
                        Responder.id(responder.certificate(), root.certificate(), Responder.SHA_1),
                        GOOD,
                        hourAgo,
                        inAnHour)
                .response());
        ExaminedPath ownPath = new ExaminedPath(
                List.of(responder.certificate(), root.certificate()), IssuerPool.EMPTY, signer -> true);

        assertThat(new OcspExamination((certificate, issuer) -> own, rules(), ownPath, now)
                        .status(0)
                        .text())
                .endsWith("CN=Alice has the key of the certificate in question or of one below it");
    }

    @Test
    void signatureAndResponderMustFit() {
        TestAuthority namesake = TestAuthority.root("CN=Acme Root CA");
        TestCertificate delegate = issued("CN=R").extendedKeyUsage(OCSP_SIGNING).build();

        assertUnusable(
                "it is not signed by the issuer's key",
                good(Responder.byName(root.certificate(), namesake.privateKey(), hourAgo)));
        assertUnusable(
                "it is not signed by the issuer's key",
                good(Responder.byName(root.certificate(), namesake.privateKey(), hourAgo))
                        .enclosing(root.certificate()));
        assertUnusable(
                "it is not signed by the key of its responder CN=R",
                good(Responder.byName(delegate.certificate(), namesake.privateKey(), hourAgo))
                        .enclosing(delegate.certificate()));
        assertUnusable(
                "its responder (CN=R) is neither the issuer nor in its certificates",
                good(Responder.byName(delegate.certificate(), delegate.privateKey(), hourAgo)));
        assertUnusable(
                "its responder (key hash ", good(Responder.byKey(delegate.certificate(), root.privateKey(), hourAgo)));
    }

    @Test
    void weakSignatureIsNamed() {
        String weak = root.privateKey().getAlgorithm().equals("RSA") ? "SHA1withRSA" : "SHA1withECDSA";

        assertUnusable(
                "a signature was made with " + weak + ", which algorithms=default does not accept",
                good(direct().algorithm(weak)));
    }

    @Test
    void rsaResponsesAreVerifiedWithBothPaddings() {
        TestAuthority rsa = TestAuthority.builder("CN=RSA CA").rsa(2048).root();
        X509Certificate leaf = rsa.issue("CN=Bob").build().certificate();
        ExaminedPath path = ExaminedPath.of(List.of(leaf, rsa.certificate()));
        for (String algorithm : List.of("SHA256withRSA", "SHA256withRSAandMGF1")) {
            List<OcspResponse> responses = List.of(Responder.byName(rsa.certificate(), rsa.privateKey(), now)
                    .algorithm(algorithm)
                    .answer(Responder.id(leaf, rsa.certificate(), Responder.SHA_1), GOOD, now.minusSeconds(1), now)
                    .response());
            assertThat(new OcspExamination((certificate, issuer) -> responses, rules(), path, now)
                            .status(0)
                            .kind())
                    .as(algorithm)
                    .isEqualTo(Kind.GOOD);
        }
    }

    @Test
    void policyRefusesByStatus() {
        assertThat(refused(false)).containsExactly(RejectionReason.REVOCATION_UNKNOWN);
        assertThat(refused(true)).isEmpty();
        assertThat(refused(true, good(direct()).response())).isEmpty();
        assertThat(refused(true, direct().answer(id, revoked, hourAgo, inAnHour).response()))
                .containsExactly(RejectionReason.REVOKED);
        assertThat(refused(
                        true,
                        direct().answer(id, new UnknownStatus(), hourAgo, inAnHour)
                                .response()))
                .containsExactly(RejectionReason.REVOCATION_UNUSABLE);
        assertThat(new RevocationPolicy.Ocsp((certificate, issuer) -> List.of(), rules(), Scope.LEAF, false).text())
                .isEqualTo("ocsp");
    }

    private List<RejectionReason> refused(boolean allowUnknown, OcspResponse... responses) {
        return new RevocationPolicy.Ocsp((certificate, issuer) -> List.of(responses), rules(), Scope.PATH, allowUnknown)
                .check(path(), now).stream().map(Rejection::reason).toList();
    }
}
