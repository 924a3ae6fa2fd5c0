package dev.viewpass.path.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrlStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final TestAuthority root = TestAuthority.builder("CN=Acme Root CA")
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .root();
    private final TestCertificate alice = root.issue("CN=Alice").build();
    private final TestCertificate bob = root.issue("CN=Bob").build();

    @Test
    void listedCertificateIsRevokedAndAnotherIsGood() {
        CrlStore store = store(root.crl().revoke(bob).build());

        assertThat(status(store, alice)).isEqualTo(new RevocationStatus(Kind.GOOD, "not listed"));
        assertThat(status(store, bob).kind()).isEqualTo(Kind.REVOKED);
        assertThat(status(store, bob).text())
                .isEqualTo("revoked since 2026-03-01T12:00:00Z (serial "
                        + bob.certificate().getSerialNumber().toString(16) + ")");
    }

    @ParameterizedTest
    @EnumSource(
            value = CRLReason.class,
            names = {"UNUSED", "UNSPECIFIED"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyReasonRevokesHoldAndRemovalToo(CRLReason reason) {
        CrlStore store = store(root.crl().revoke(alice.certificate(), reason).build());

        assertThat(status(store, alice).kind()).isEqualTo(Kind.REVOKED);
    }

    @Test
    void entryWithAFutureDateRevokesAtOnce() {
        X509CRL crl = root.crl()
                .validity(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(2)))
                .revoke(alice)
                .build();

        assertThat(CraftedCrl.of(root, NOW, NOW.plus(DAY))
                        .revoke(alice.certificate().getSerialNumber(), NOW.plus(HOUR))
                        .build())
                .satisfies(future ->
                        assertThat(status(store(future), alice).kind()).isEqualTo(Kind.REVOKED));
        assertThat(store(crl)
                        .status(alice.certificate(), root.certificate(), NOW.plus(DAY))
                        .kind())
                .isEqualTo(Kind.REVOKED);
    }

    @Test
    void nothingIsKnownOfAnotherIssuer() {
        TestAuthority other = TestAuthority.root("CN=Other CA");

        assertThat(store().status(alice.certificate(), root.certificate(), NOW))
                .isEqualTo(new RevocationStatus(
                        Kind.ABSENT, "there is no CRL of CN=Acme Root CA among revocation.crl.locations"));
        assertThat(status(store(other.crl().revoke(alice).build()), alice).kind())
                .isEqualTo(Kind.ABSENT);
    }

    @Test
    void datesAreKeptToTheSecond() {
        CrlStore store = store(root.crl().validity(NOW, NOW.plus(HOUR)).build());

        assertThat(at(store, NOW)).isEqualTo(Kind.GOOD);
        assertThat(at(store, NOW.plus(HOUR))).isEqualTo(Kind.GOOD);
        assertThat(at(store, NOW.minusMillis(1))).isEqualTo(Kind.UNUSABLE);
        assertThat(at(store, NOW.plus(HOUR).plusMillis(1))).isEqualTo(Kind.UNUSABLE);
        assertThat(store.status(alice.certificate(), root.certificate(), NOW.plus(DAY))
                        .text())
                .isEqualTo("the CRL of CN=Acme Root CA is unusable: it is stale since 2026-03-01T13:00:00Z");
    }

    @Test
    void staleListDoesNotEvenSayThatACertificateIsRevoked() {
        assertThat(status(store(root.crl().stale().revoke(alice).build()), alice)
                        .kind())
                .isEqualTo(Kind.UNUSABLE);
    }

    @Test
    void listWithoutNextUpdateHasTheGreatestAge() {
        CrlStore store = store(root.crl().withoutNextUpdate().build());

        assertThat(at(store, NOW.plus(DAY))).isEqualTo(Kind.GOOD);
        assertThat(at(store, NOW.plus(DAY).plusMillis(1))).isEqualTo(Kind.UNUSABLE);
    }

    @Test
    void listByAnotherKeyIsUnusable() {
        TestAuthority forger = TestAuthority.root("CN=Acme Root CA");
        X509CRL forged = root.crl().signedBy(forger.privateKey()).build();

        assertThat(status(store(forged), alice).kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(status(store(forger.crl().build()), alice).text())
                .isEqualTo("no CRL of CN=Acme Root CA is signed by the issuer's key");
    }

    @Test
    void keysOfAnotherKindProveNothing() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        TestAuthority rsaRoot =
                TestAuthority.builder("CN=Acme Root CA").key(rsa).root();
        TestAuthority ed25519 =
                TestAuthority.builder("CN=Acme Root CA").ed25519().root();

        for (TestAuthority namesake : List.of(rsaRoot, ed25519)) {
            CrlStore store = store(namesake.crl().build());

            assertThat(status(store, alice).kind()).isEqualTo(Kind.UNUSABLE);
            assertThat(store.status(alice.certificate(), namesake.certificate(), Instant.now())
                            .kind())
                    .isEqualTo(Kind.GOOD);
        }
    }

    @Test
    void newestListSpeaksWhateverTheOrder() {
        X509CRL old = root.crl().number(1).build();
        X509CRL revoking = root.crl().number(2).revoke(alice).build();
        X509CRL forgiving = root.crl().number(300).build();

        for (CrlStore store : List.of(store(old, revoking), store(revoking, old))) {
            assertThat(status(store, alice).kind()).isEqualTo(Kind.REVOKED);
        }
        for (CrlStore store : List.of(store(forgiving, revoking), store(revoking, forgiving))) {
            assertThat(status(store, alice).kind()).isEqualTo(Kind.GOOD);
        }
    }

    @Test
    void ofTwoListsWithOneNumberTheLaterSpeaks() {
        X509CRL earlier =
                root.crl().number(7).validity(NOW.minus(HOUR), NOW.plus(DAY)).build();
        X509CRL later = root.crl().number(7).revoke(alice).build();

        for (CrlStore store : List.of(store(earlier, later), store(later, earlier))) {
            assertThat(status(store, alice).kind()).isEqualTo(Kind.REVOKED);
        }
    }

    @Test
    void listOfANamesakeDoesNotHideTheGenuineOne() {
        TestAuthority namesake = TestAuthority.builder("CN=Acme Root CA")
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .root();
        X509CRL genuine = root.crl().number(1).revoke(alice).build();
        X509CRL foreign = namesake.crl().number(99).build();

        for (CrlStore store : List.of(store(genuine, foreign), store(foreign, genuine))) {
            assertThat(status(store, alice).kind()).isEqualTo(Kind.REVOKED);
            assertThat(store.status(alice.certificate(), namesake.certificate(), NOW)
                            .kind())
                    .isEqualTo(Kind.GOOD);
        }
    }

    @Test
    void issuerMustBeAllowedToSignLists() {
        assertThat(statusUnder(builder -> builder.keyUsage(KeyUsage.keyCertSign)))
                .isEqualTo(Kind.UNUSABLE);
        assertThat(statusUnder(builder -> builder.keyUsage(KeyUsage.keyCertSign, KeyUsage.cRLSign)))
                .isEqualTo(Kind.GOOD);
        assertThat(statusUnder(TestAuthority.Builder::withoutKeyUsage)).isEqualTo(Kind.GOOD);
    }

    @Test
    void weaklySignedListIsUnusable() {
        CrlStore store = CrlStore.of(List.of(root.crl().build()), DAY, crl -> false, false);

        assertThat(status(store, alice).text())
                .isEqualTo("the CRL of CN=Acme Root CA is unusable: it is signed with SHA256withECDSA,"
                        + " which algorithms does not accept");
    }

    private static Kind statusUnder(UnaryOperator<TestAuthority.Builder> changes) {
        TestAuthority issuer = changes.apply(
                        TestAuthority.builder("CN=Issuing").clock(Clock.fixed(NOW, ZoneOffset.UTC)))
                .root();
        TestCertificate client = issuer.issue("CN=Client").build();
        CrlBuilder crl = issuer.crl();
        return store(crl.build())
                .status(client.certificate(), issuer.certificate(), NOW)
                .kind();
    }

    private Kind at(CrlStore store, Instant at) {
        return store.status(alice.certificate(), root.certificate(), at).kind();
    }

    private RevocationStatus status(CrlStore store, TestCertificate certificate) {
        return store.status(certificate.certificate(), root.certificate(), NOW);
    }

    private static CrlStore store(X509CRL... crls) {
        return CrlStore.of(List.of(crls), DAY, crl -> true, false);
    }
}
