package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.CertificateParts;
import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenyListCheckTest {
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final TestAuthority issuing = root.intermediate("CN=Issuing CA");
    private final TestAuthority people = issuing.intermediate("CN=People CA");
    private final TestCertificate alice = people.issue("CN=Alice").build();
    private final TestCertificate bob = people.issue("CN=Bob").build();
    private final Verification verification = Verification.anchoredAt(root);

    private Verification denying(String... entries) {
        DenyList denyList = DenyList.parse(String.join("\n", entries));
        return verification.under(policy -> policy.denyList(denyList));
    }

    @Test
    void everyCertificateOfAPathIsLookedUpUnderBothForms() {
        List<X509Certificate> path = new ArrayList<>(alice.chain());
        path.add(root.certificate());

        assertThat(path).hasSize(4);
        for (X509Certificate certificate : path) {
            for (String entry : DenyList.entriesFor(certificate)) {
                Rejection rejection = denying("# why", entry).refusal(alice);

                assertThat(rejection.reason()).isEqualTo(RejectionReason.DENIED);
                assertThat(rejection.explanation())
                        .isEqualTo("the certificate of " + CertificateText.subject(certificate)
                                + " is on the deny list: line 2, " + entry);
            }
        }
    }

    @Test
    void aListWithoutEntriesSaysThatNothingIsLookedUp() {
        assertThat(new DenyListCheck(DenyList.parse("# nobody\n")).found()).isEqualTo("no entries");
        assertThat(new DenyListCheck(DenyList.parse("0a CN=Issuing CA")).found())
                .isEqualTo("holds");
    }

    @Test
    void othersPass() {
        String[] entriesForAlice = DenyList.entriesFor(alice.certificate()).toArray(String[]::new);

        assertThat(denying(entriesForAlice).path(bob).endEntity()).isEqualTo(bob.certificate());
        assertThat(denying().path(alice).endEntity()).isEqualTo(alice.certificate());
    }

    @Test
    void aMalleatedSignatureDoesNotHelp() throws Exception {
        X509Certificate twin = CertificateDecoder.decode(malleated(alice.certificate()));

        assertThat(CertificateText.fingerprint(twin)).isNotEqualTo(CertificateText.fingerprint(alice.certificate()));
        assertThat(verification.path(twin, alice.issuers(), Instant.now()).endEntity())
                .isEqualTo(twin);
        for (String entry : DenyList.entriesFor(alice.certificate())) {
            assertThat(denying(entry)
                            .refusal(twin, alice.issuers(), Instant.now())
                            .reason())
                    .isEqualTo(RejectionReason.DENIED);
        }
    }

    /** The same certificate with the signature (r, n - s), which is as valid as (r, s) and needs no key. */
    private byte[] malleated(X509Certificate certificate) throws Exception {
        DerReader pair = DerReader.of(certificate.getSignature()).read(DerReader.SEQUENCE);
        BigInteger r = pair.readInteger();
        BigInteger s = pair.readInteger();
        BigInteger order =
                ((ECPublicKey) people.certificate().getPublicKey()).getParams().getOrder();
        byte[] other = Der.sequence(
                Der.element(DerReader.INTEGER, r.toByteArray()),
                Der.element(DerReader.INTEGER, order.subtract(s).toByteArray()));
        return CertificateParts.of(certificate).withSignature(0, other).encoded();
    }

    @Test
    void aDeniedKeyIsDeniedInEveryCertificate() {
        KeyPair keys = new KeyPair(alice.certificate().getPublicKey(), alice.privateKey());
        TestCertificate renewed = people.issue("CN=Alice Again").key(keys).build();
        List<String> entries = DenyList.entriesFor(alice.certificate());

        assertThat(denying(entries.get(0)).refusal(renewed).reason()).isEqualTo(RejectionReason.DENIED);
        assertThat(denying(entries.get(1)).path(renewed).endEntity()).isEqualTo(renewed.certificate());
    }

    @Test
    void aPathAroundADeniedCertificateOfAnAuthorityIsTaken() {
        TestAuthority second = TestAuthority.root("CN=Second Root CA");
        TestAuthority cross = issuing.crossSignedBy(second);
        List<X509Certificate> chain = new ArrayList<>(alice.issuers());
        chain.add(cross.certificate());
        List<String> entries = DenyList.entriesFor(issuing.certificate());
        Verification both = Verification.anchoredAt(root, second);

        assertThat(both.under(p -> p.denyList(DenyList.parse(entries.get(1))))
                        .path(alice.certificate(), chain, Instant.now())
                        .anchor())
                .isEqualTo(second.certificate());
        assertThat(both.under(p -> p.denyList(DenyList.parse(entries.get(0))))
                        .refusal(alice.certificate(), chain, Instant.now())
                        .reason())
                .isEqualTo(RejectionReason.DENIED);
    }

    @Test
    void anExpiredCertificateIsExpired() {
        TestCertificate expired = people.issue("CN=Old").expired().build();

        assertThat(denying(DenyList.entriesFor(expired.certificate()).get(0))
                        .refusal(expired)
                        .reason())
                .isEqualTo(RejectionReason.EXPIRED);
    }

    @Test
    void aLookAlikeOfADeniedCertificateIsNotBelieved() {
        TestCertificate lookAlike = alice.selfSignedLookAlike();

        assertThat(denying(DenyList.entriesFor(alice.certificate()).get(1))
                        .refusal(lookAlike)
                        .reason())
                .isEqualTo(RejectionReason.UNKNOWN_ISSUER);
    }
}
