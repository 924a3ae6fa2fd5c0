package dev.viewpass.path.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.path.PathPolicy;
import dev.viewpass.path.PathVerdict;
import dev.viewpass.path.Verification;
import dev.viewpass.path.revocation.RevocationPolicy.Crl;
import dev.viewpass.path.revocation.RevocationPolicy.Scope;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Lists by another key than the one that signed the certificate (RFC 5280 section 6.3.3 (f)). */
class CrlExaminationTest {
    private static final String PEOPLE = "CN=People CA";

    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final TestAuthority people = root.intermediate(PEOPLE);
    private final TestCertificate alice = people.issue("CN=Alice").build();
    private final X509CRL rootList = root.crl().build();

    @Test
    void otherKeyThatTheIssuersIssuerCertifiedMaySign() {
        TestAuthority renewed = root.intermediate(PEOPLE);

        assertGood(alice, List.of(renewed), rootList, renewed.crl().build());
        assertRevoked(
                alice, List.of(renewed), rootList, renewed.crl().revoke(alice).build());
        assertUnusable(alice, List.of(), rootList, renewed.crl().build());
    }

    @Test
    void otherKeyThatTheIssuerItselfCertifiedMaySign() {
        TestAuthority renewed = people.intermediate(PEOPLE);
        X509CRL forRenewed = partition(people.crl(), "u:renewed");
        TestAuthority inPartition = people.intermediateBuilder(PEOPLE)
                .extension("2.5.29.31", false, point("u:renewed"))
                .build();

        assertGood(
                alice,
                List.of(inPartition),
                rootList,
                forRenewed,
                inPartition.crl().build());
        assertRevoked(
                alice,
                List.of(inPartition),
                rootList,
                forRenewed,
                inPartition.crl().revoke(alice).build());
        // Nothing is known of the renewed certificate but by itself.
        assertUnusable(alice, List.of(renewed), rootList, renewed.crl().build());
    }

    @Test
    void certificatesOfThePathNeedNoOtherProof() {
        TestAuthority renewed = people.intermediateBuilder(PEOPLE)
                .extension("2.5.29.31", false, point("u:renewed"))
                .build();
        TestCertificate bob = renewed.issue("CN=Bob").build();
        X509CRL list = people.crl().build();

        assertThat(bob.issuers()).hasSize(2);
        assertGood(bob, List.of(), rootList, list);
        assertRevoked(bob, List.of(), rootList, people.crl().revoke(bob).build());
        assertRevoked(
                bob,
                List.of(),
                rootList,
                people.crl().revoke(renewed.certificate()).build());
    }

    @Test
    void certificateOfThePathThatMaySignNoListsIsPassedOver() {
        TestAuthority old =
                root.intermediateBuilder(PEOPLE).keyUsage(KeyUsage.keyCertSign).build();
        TestCertificate bob = old.intermediate(PEOPLE).issue("CN=Bob").build();

        assertThat(refused(new Crl(store(old.crl().build()), Scope.LEAF, true), bob, List.of()))
                .containsExactly(RejectionReason.REVOCATION_UNUSABLE);
    }

    @Test
    void keyForListsOnlyNeedsNoBasicConstraints() {
        TestAuthority signer = root.intermediateBuilder(PEOPLE)
                .withoutExtension("2.5.29.19")
                .keyUsage(KeyUsage.cRLSign)
                .build();
        TestAuthority anyUse = root.intermediateBuilder(PEOPLE)
                .withoutExtension("2.5.29.19")
                .withoutKeyUsage()
                .build();
        TestAuthority authority =
                root.intermediateBuilder(PEOPLE).withoutKeyUsage().build();

        assertGood(alice, List.of(signer), rootList, signer.crl().build());
        assertGood(alice, List.of(authority), rootList, authority.crl().build());
        assertUnusable(alice, List.of(anyUse), rootList, anyUse.crl().build());
    }

    @Test
    void signerMustBeAcceptableLikeAnyCertificateOfThePath() {
        Instant now = Instant.now();
        for (TestAuthority.Builder signer : List.of(
                root.intermediateBuilder(PEOPLE).keyUsage(KeyUsage.keyCertSign),
                root.intermediateBuilder(PEOPLE).validity(now.minusSeconds(9), now.minusSeconds(1)),
                root.intermediateBuilder(PEOPLE).validity(now.plusSeconds(999), now.plusSeconds(9999)),
                root.intermediateBuilder(PEOPLE).rsa(1024),
                root.intermediateBuilder(PEOPLE).extension("1.2.3.4.5", true, new byte[] {5, 0}))) {
            TestAuthority renewed = signer.build();

            assertUnusable(alice, List.of(renewed), rootList, renewed.crl().build());
        }
    }

    @Test
    void revokedSignerMayNotSign() {
        TestAuthority renewed = root.intermediate(PEOPLE);
        X509CRL revoking = root.crl().revoke(renewed.certificate()).build();

        assertUnusable(alice, List.of(renewed), revoking, renewed.crl().build());
    }

    @Test
    void strangersOfTheSameNameMayNotSign() {
        TestAuthority otherRoot = TestAuthority.root("CN=Acme Root CA");
        TestAuthority stranger = otherRoot.intermediate(PEOPLE);
        TestAuthority selfSigned = TestAuthority.root(PEOPLE);
        TestAuthority ofAnother = TestAuthority.root("CN=Other CA").intermediate(PEOPLE);
        TestAuthority ofASister = root.intermediate("CN=Sister CA").intermediate(PEOPLE);

        for (TestAuthority namesake : List.of(stranger, selfSigned, ofAnother, ofASister)) {
            assertUnusable(alice, List.of(namesake), rootList, namesake.crl().build());
        }
    }

    @Test
    void certificateOfTheRightNameByACaFurtherUpIsAStrangers() {
        TestAuthority issuing = people.intermediate("CN=Issuing CA");
        TestCertificate bob = issuing.issue("CN=Bob").build();
        TestAuthority namesake = root.intermediate("CN=Issuing CA");

        assertUnusable(
                bob,
                List.of(namesake),
                rootList,
                people.crl().build(),
                namesake.crl().build());
    }

    @Test
    void forgedCertificateDoesNotHideTheGenuineOneOfItsKey() throws Exception {
        TestAuthority renewed = root.intermediate(PEOPLE);
        KeyPair keys = new KeyPair(renewed.certificate().getPublicKey(), renewed.privateKey());
        TestAuthority forged = TestAuthority.root("CN=Acme Root CA")
                .intermediateBuilder(PEOPLE)
                .key(keys)
                .build();
        X509CRL revoking = renewed.crl().revoke(alice).build();

        assertRevoked(
                presenting(forged), List.of(renewed), rootList, people.crl().build(), revoking);
    }

    @Test
    void anyListOfTheCaRevokes() {
        TestAuthority renewed = root.intermediate(PEOPLE);
        X509CRL own = people.crl().number(9).build();

        assertGood(alice, List.of(renewed), rootList, own, renewed.crl().build());
        assertRevoked(
                alice,
                List.of(renewed),
                rootList,
                own,
                renewed.crl().revoke(alice).build());
        assertRevoked(
                alice,
                List.of(renewed),
                rootList,
                people.crl().revoke(alice).build(),
                renewed.crl().build());
    }

    @Test
    void listsOfTheOwnKeyAreNotReplacedByThoseOfAnother() {
        TestAuthority renewed = root.intermediate(PEOPLE);

        assertUnusable(
                alice,
                List.of(renewed),
                rootList,
                people.crl().stale().build(),
                renewed.crl().build());
    }

    @Test
    void listOfTheOwnKeyForOtherCertificatesLeavesTheWordToAnother() {
        TestAuthority renewed = root.intermediate(PEOPLE);
        X509CRL elsewhere = partition(people.crl(), "u:renewed");

        assertGood(alice, List.of(renewed), rootList, elsewhere, renewed.crl().build());
    }

    @Test
    void signerOfAListMayItselfBeLookedUpByAnotherKeyOfItsIssuer() {
        TestAuthority first = people.intermediate("CN=Issuing CA");
        TestCertificate bob = first.issue("CN=Bob").build();
        TestAuthority second = people.intermediate("CN=Issuing CA");
        TestAuthority newPeople = root.intermediate(PEOPLE);
        X509CRL issuing = second.crl().build();

        assertGood(bob, List.of(second, newPeople), rootList, newPeople.crl().build(), issuing);
        assertUnusable(
                bob,
                List.of(second, newPeople),
                rootList,
                newPeople.crl().revoke(second.certificate()).build(),
                issuing);
    }

    @Test
    void signersThatNeedEachOtherAreNone() {
        TestAuthority second = people.intermediate(PEOPLE);
        TestAuthority third = people.intermediate(PEOPLE);

        assertUnusable(alice, List.of(second, third), rootList, users(second.crl()), authorities(third.crl()));
    }

    @Test
    void certificateThatRevokesItselfIsRevoked() {
        TestAuthority renewed = people.intermediate(PEOPLE);
        TestCertificate bob = renewed.issue("CN=Bob").build();
        X509CRL selfAccusing = renewed.crl().revoke(renewed.certificate()).build();

        assertRevoked(bob, List.of(), rootList, people.crl().build(), selfAccusing);
        assertGood(bob, List.of(), rootList, people.crl().build(), renewed.crl().build());
    }

    @Test
    void signerIsExaminedAsTheScopeSays() {
        TestAuthority renewed = people.intermediate(PEOPLE);
        X509CRL list = renewed.crl().build();

        assertThat(refused(new Crl(store(list), Scope.LEAF, false), alice, List.of(renewed)))
                .isEmpty();
        assertThat(refused(new Crl(store(list, rootList), Scope.PATH, true), alice, List.of(renewed)))
                .isEmpty();
        assertThat(refused(
                        new Crl(
                                store(renewed.crl()
                                        .revoke(renewed.certificate())
                                        .build()),
                                Scope.LEAF,
                                false),
                        alice,
                        List.of(renewed)))
                .containsExactly(RejectionReason.REVOCATION_UNUSABLE);
        assertThat(refused(
                        new Crl(store(list, people.crl().stale().build()), Scope.LEAF, true), alice, List.of(renewed)))
                .containsExactly(RejectionReason.REVOCATION_UNUSABLE);
    }

    @Test
    void presentedCertificatesAreSignersTooAndTheirNumberIsBounded() {
        TestAuthority renewed = root.intermediate(PEOPLE);
        X509CRL list = renewed.crl().build();
        List<X509Certificate> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(TestAuthority.root("CN=Acme Root CA").intermediate(PEOPLE).certificate());
        }

        assertGood(presenting(renewed), List.of(), rootList, list);
        many.add(0, people.certificate());
        assertThat(refused(
                        new Crl(store(rootList, people.crl().build(), list), Scope.PATH, true),
                        alice.withIssuers(many),
                        List.of()))
                .containsExactly(RejectionReason.LIMIT_EXCEEDED);
    }

    private TestCertificate presenting(TestAuthority other) {
        return alice.withIssuers(List.of(other.certificate(), people.certificate()));
    }

    private static X509CRL partition(CrlBuilder crl, String uri) {
        return crl.extension("2.5.29.28", true, Der.sequence(Points.fullName(Points.uri(uri))))
                .build();
    }

    private static byte[] point(String uri) {
        return Der.sequence(Der.sequence(Points.fullName(Points.uri(uri))));
    }

    private static X509CRL users(CrlBuilder crl) {
        return crl.extension("2.5.29.28", true, new byte[] {0x30, 3, (byte) 0x81, 1, -1})
                .build();
    }

    private static X509CRL authorities(CrlBuilder crl) {
        return crl.extension("2.5.29.28", true, new byte[] {0x30, 3, (byte) 0x82, 1, -1})
                .build();
    }

    private void assertGood(TestCertificate presented, List<TestAuthority> known, X509CRL... lists) {
        assertThat(refused(new Crl(store(lists), Scope.PATH, false), presented, known))
                .isEmpty();
    }

    private void assertRevoked(TestCertificate presented, List<TestAuthority> known, X509CRL... lists) {
        assertThat(refused(new Crl(store(lists), Scope.PATH, true), presented, known))
                .containsExactly(RejectionReason.REVOKED);
    }

    private void assertUnusable(TestCertificate presented, List<TestAuthority> known, X509CRL... lists) {
        assertThat(refused(new Crl(store(lists), Scope.PATH, false), presented, known))
                .containsExactly(RejectionReason.REVOCATION_UNUSABLE);
    }

    private List<RejectionReason> refused(
            RevocationPolicy policy, TestCertificate presented, List<TestAuthority> known) {
        Verification verification = Verification.anchoredAt(root)
                .knowing(known.toArray(TestAuthority[]::new))
                .under(PathPolicy.builder(policy).build());
        PathVerdict verdict = verification.verdict(
                presented.certificate(), presented.issuers(), Instant.now(), CheckListener.silent());
        return verdict instanceof PathVerdict.Refused refused
                ? List.of(refused.rejection().reason())
                : List.of();
    }

    private static CrlStore store(X509CRL... lists) {
        return CrlStore.of(List.of(lists), Duration.ofDays(1), list -> true, false);
    }
}
