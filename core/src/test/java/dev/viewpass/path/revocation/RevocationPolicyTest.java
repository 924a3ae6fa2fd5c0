package dev.viewpass.path.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.PathPolicy;
import dev.viewpass.path.Verification;
import dev.viewpass.path.revocation.RevocationPolicy.Crl;
import dev.viewpass.path.revocation.RevocationPolicy.Scope;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevocationPolicyTest {
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final TestAuthority people = root.intermediate("CN=People CA");
    private final TestCertificate alice = people.issue("CN=Alice").build();
    private final X509CRL rootList = root.crl().build();
    private final X509CRL peopleList = people.crl().build();

    @Test
    void everyCertificateButTheAnchorMustBeGood() {
        assertAccepted(crl(Scope.PATH, false, rootList, peopleList));
    }

    @Test
    void revokedCallerIsRefused() {
        X509CRL revoking = people.crl().revoke(alice).build();

        for (Scope scope : Scope.values()) {
            assertRefused(crl(scope, true, rootList, revoking), RejectionReason.REVOKED);
        }
    }

    @Test
    void revokedIssuerIsRefusedUnlessTheCallerAloneIsExamined() {
        X509CRL revoking = root.crl().revoke(people.certificate()).build();

        assertRefused(crl(Scope.PATH, true, revoking, peopleList), RejectionReason.REVOKED);
        assertAccepted(crl(Scope.LEAF, false, revoking, peopleList));
    }

    @Test
    void issuerIsExaminedBeforeTheListsThatItSigned() {
        X509CRL revoking = root.crl().revoke(people.certificate()).build();
        Rejection rejection = verification(crl(Scope.PATH, false, revoking)).refusal(alice);

        assertThat(rejection.reason()).isEqualTo(RejectionReason.REVOKED);
        assertThat(rejection.explanation()).startsWith("the certificate of CN=People CA: revoked since ");
    }

    @Test
    void absentListRefusesUnlessAllowed() {
        assertRefused(crl(Scope.PATH, false, rootList), RejectionReason.REVOCATION_UNKNOWN);
        assertRefused(crl(Scope.PATH, false, peopleList), RejectionReason.REVOCATION_UNKNOWN);
        assertRefused(crl(Scope.LEAF, false), RejectionReason.REVOCATION_UNKNOWN);
        assertAccepted(crl(Scope.PATH, true));
        assertAccepted(crl(Scope.PATH, true, rootList));
    }

    @Test
    void unusableListRefusesEvenWhenAbsenceIsAllowed() {
        TestAuthority forger = TestAuthority.root("CN=People CA");

        assertRefused(
                crl(Scope.PATH, true, rootList, people.crl().stale().build()), RejectionReason.REVOCATION_UNUSABLE);
        assertRefused(
                crl(
                        Scope.PATH,
                        true,
                        rootList,
                        people.crl().stale().revoke(alice).build()),
                RejectionReason.REVOCATION_UNUSABLE);
        assertRefused(crl(Scope.PATH, true, rootList, forger.crl().build()), RejectionReason.REVOCATION_UNUSABLE);
        assertRefused(
                crl(Scope.PATH, true, root.crl().stale().build(), peopleList), RejectionReason.REVOCATION_UNUSABLE);
    }

    @Test
    void listWithAWeakSignatureIsUnusable() {
        CrlStore strictStore = CrlStore.of(
                List.of(rootList, peopleList),
                Duration.ofDays(1),
                list -> AlgorithmPolicy.parse("p256,sha512")
                        .checkSignature(list.getSigAlgOID(), list.getSigAlgParams())
                        .isEmpty(),
                false);

        assertRefused(new Crl(strictStore, Scope.PATH, true), RejectionReason.REVOCATION_UNUSABLE);
    }

    @Test
    void offExaminesNothing() {
        assertThat(new RevocationPolicy.Off().text()).isEqualTo("off");
        assertThat(crl(Scope.PATH, false).text()).isEqualTo("crl");
        assertAccepted(new RevocationPolicy.Off());
    }

    private void assertAccepted(RevocationPolicy policy) {
        assertThat(verification(policy).path(alice).certificates()).isEqualTo(alice.chain());
    }

    private void assertRefused(RevocationPolicy policy, RejectionReason reason) {
        assertThat(verification(policy).refusal(alice).reason()).isEqualTo(reason);
    }

    private Verification verification(RevocationPolicy policy) {
        return Verification.anchoredAt(root).under(PathPolicy.builder(policy).build());
    }

    private static Crl crl(Scope scope, boolean allowUnknown, X509CRL... lists) {
        return new Crl(CrlStore.of(List.of(lists), Duration.ofDays(1), list -> true, false), scope, allowUnknown);
    }
}
