package dev.viewpass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateRevokedException;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.junit.jupiter.api.Test;

class CrlBuilderTest {
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private final TestAuthority people = root.intermediate("CN=People CA,O=Acme");
    private final TestCertificate alice = people.issue("CN=Alice").build();
    private final TestCertificate bob = people.issue("CN=Bob").build();

    @Test
    void revokedCertificateDoesNotValidateAndOthersDo() throws Exception {
        X509CRL none = root.crl().build();
        X509CRL revoked = people.crl().revoke(alice).build();

        revoked.verify(people.certificate().getPublicKey());
        Validation.validate(bob, root, none, revoked);
        assertThatThrownBy(() -> Validation.validate(alice, root, none, revoked))
                .hasCauseInstanceOf(CertificateRevokedException.class);
    }

    @Test
    void intermediateAuthorityCanBeRevoked() {
        X509CRL revoked = root.crl().revoke(people.certificate()).build();

        assertThatThrownBy(() ->
                        Validation.validate(bob, root, revoked, people.crl().build()))
                .hasCauseInstanceOf(CertificateRevokedException.class);
    }

    @Test
    void reasonIsWrittenWhenGiven() {
        X509CRL crl = people.crl()
                .revoke(alice.certificate(), CRLReason.CERTIFICATE_HOLD)
                .revoke(bob)
                .build();

        assertThat(crl.getRevokedCertificate(alice.certificate()).getRevocationReason())
                .isEqualTo(CRLReason.CERTIFICATE_HOLD);
        assertThat(crl.getRevokedCertificate(bob.certificate()).hasExtensions()).isFalse();
    }

    @Test
    void staleListDecidesNothing() {
        X509CRL stale = people.crl().stale().build();

        assertThat(stale.getNextUpdate()).isInThePast();
        assertThatThrownBy(() -> Validation.validate(bob, root, root.crl().build(), stale))
                .hasMessageContaining("revocation status");
    }

    @Test
    void listOfAForgerDoesNotVerify() {
        X509CRL forged = people.crl()
                .signedBy(TestAuthority.root("CN=Mallory").privateKey())
                .build();

        assertThat(forged.getIssuerX500Principal())
                .isEqualTo(people.certificate().getSubjectX500Principal());
        assertThatThrownBy(() -> forged.verify(people.certificate().getPublicKey()))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    void numberRisesWithEveryListUnlessGiven() throws Exception {
        assertThat(number(people.crl().build())).isEqualTo(1);
        assertThat(number(people.crl().build())).isEqualTo(2);
        assertThat(number(people.crl().number(1).build())).isEqualTo(1);
        assertThat(number(root.crl().build())).isEqualTo(1);
        assertThat(root.crl().withoutNumber().build().getExtensionValue("2.5.29.20"))
                .isNull();
    }

    @Test
    void datesAreReckonedFromTheAuthoritysClock() {
        TestAuthority past = TestAuthority.builder("CN=Root")
                .clock(Clock.fixed(Instant.parse("2031-05-06T07:08:09.987Z"), ZoneOffset.UTC))
                .root();

        X509CRL crl = past.crl().build();

        assertThat(crl.getThisUpdate()).isEqualTo("2031-05-06T07:08:09Z");
        assertThat(crl.getNextUpdate()).isEqualTo("2031-05-13T07:08:09Z");
        assertThat(past.crl().withoutNextUpdate().build().getNextUpdate()).isNull();
    }

    @Test
    void extensionsAreAdded() {
        X509CRL crl =
                people.crl().extension("2.5.29.28", true, new byte[] {0x30, 0}).build();

        assertThat(crl.getCriticalExtensionOIDs()).containsExactly("2.5.29.28");
        assertThat(crl.getNonCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.20", "2.5.29.35");
    }

    @Test
    void pemIsReadByTheJdk() throws Exception {
        byte[] pem = people.crl().revoke(alice).pem().getBytes(StandardCharsets.US_ASCII);

        X509CRL crl = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(pem));

        assertThat(crl.isRevoked(alice.certificate())).isTrue();
    }

    private static long number(X509CRL crl) throws Exception {
        BigInteger number = ASN1Integer.getInstance(
                        JcaX509ExtensionUtils.parseExtensionValue(crl.getExtensionValue("2.5.29.20")))
                .getValue();
        return number.longValueExact();
    }
}
