package dev.viewpass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCertificateTest {
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private final TestAuthority upper = root.intermediate("CN=Upper CA,O=Acme");
    private final TestAuthority people = upper.intermediate("CN=People CA,O=Acme");

    @Test
    void clientCertificateValidatesUnderItsRoot() throws Exception {
        TestCertificate alice = people.issue("CN=Alice,O=Acme").build();

        Validation.validate(alice, root);
        assertThat(alice.chain()).containsExactly(alice.certificate(), people.certificate(), upper.certificate());
        assertThat(alice.issuers()).containsExactly(people.certificate(), upper.certificate());
        assertThat(alice).hasToString("TestCertificate[CN=Alice,O=Acme]");
    }

    @Test
    void clientCertificateHasTheProfileOfAClient() throws Exception {
        X509Certificate alice = people.issue("CN=Alice").build().certificate();

        assertThat(alice.getVersion()).isEqualTo(3);
        assertThat(alice.getBasicConstraints()).isEqualTo(-1);
        assertThat(alice.getExtendedKeyUsage()).containsExactly(CLIENT_AUTH);
        assertThat(alice.getKeyUsage()).containsExactly(true, false, false, false, false, false, false, false, false);
        assertThat(alice.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
        assertThat(alice.getNonCriticalExtensionOIDs())
                .containsExactlyInAnyOrder("2.5.29.37", "2.5.29.14", "2.5.29.35");
    }

    @Test
    void certificateOfAnotherRootDoesNotValidate() {
        TestCertificate mallory =
                TestAuthority.root("CN=Acme Root CA,O=Acme").issue("CN=Alice").build();

        assertThatThrownBy(() -> Validation.validate(mallory, root)).isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void expiredAndNotYetValidCertificatesDoNotValidate() {
        TestCertificate expired = people.issue("CN=Alice").expired().build();
        TestCertificate early = people.issue("CN=Alice").notYetValid().build();

        assertThatThrownBy(() -> Validation.validate(expired, root)).hasMessageContaining("validity check failed");
        assertThatThrownBy(() -> Validation.validate(early, root)).hasMessageContaining("validity check failed");
    }

    @Test
    void alternativeNamesAreReadByTheJdk() throws Exception {
        X509Certificate certificate = people.issue("")
                .email("alice@acme.example")
                .uri("spiffe://acme.example/alice")
                .dns("alice.acme.example")
                .ip("127.0.0.1")
                .ip("::1")
                .upn("alice@corp")
                .build()
                .certificate();

        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        assertThat(names)
                .containsSubsequence(
                        List.of(1, "alice@acme.example"),
                        List.of(6, "spiffe://acme.example/alice"),
                        List.of(2, "alice.acme.example"),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"));
        assertThat((byte[]) names.stream()
                        .filter(name -> name.get(0).equals(0))
                        .findFirst()
                        .orElseThrow()
                        .get(1))
                .asString(StandardCharsets.ISO_8859_1)
                .endsWith("\u00a0\u000c\u000c\nalice@corp");
        assertThat(certificate.getCriticalExtensionOIDs()).contains("2.5.29.17");
    }

    @Test
    void profileCanBeChanged() throws Exception {
        assertThat(people.issue("CN=A").serverAuthOnly().build().certificate().getExtendedKeyUsage())
                .containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(people.issue("CN=A")
                        .withoutExtendedKeyUsage()
                        .build()
                        .certificate()
                        .getExtendedKeyUsage())
                .isNull();
        assertThat(people.issue("CN=A").withoutKeyUsage().build().certificate().getKeyUsage())
                .isNull();
        assertThat(people.issue("CN=A")
                        .keyUsage(KeyUsage.keyAgreement, KeyUsage.dataEncipherment)
                        .build()
                        .certificate()
                        .getKeyUsage())
                .containsExactly(false, false, false, true, true, false, false, false, false);
        assertThat(people.issue("CN=A")
                        .serialNumber(BigInteger.TEN)
                        .build()
                        .certificate()
                        .getSerialNumber())
                .isEqualTo(BigInteger.TEN);
        assertThat(people.issue("CN=A").policies("1.2.3.4", "1.2.3.5").build().certificate())
                .extracting(X509Certificate::getNonCriticalExtensionOIDs)
                .satisfies(oids -> assertThat(oids).contains("2.5.29.32"));
    }

    @Test
    void certificateAuthorityKeepsItsClientPurpose() throws Exception {
        X509Certificate certificate =
                people.issue("CN=A").certificateAuthority().build().certificate();

        assertThat(certificate.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(certificate.getKeyUsage()).startsWith(true, false, false, false, false, true);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly(CLIENT_AUTH);
    }

    @Test
    void addressesOfRevocationServicesAreWritten() {
        X509Certificate certificate = people.issue("CN=A")
                .crlDistributionPoint("http://127.0.0.1/one.crl")
                .crlDistributionPoint("http://127.0.0.1/two.crl")
                .ocspResponder("http://127.0.0.1/ocsp")
                .caIssuers("http://127.0.0.1/ca.cer")
                .build()
                .certificate();

        assertThat(text(certificate, "2.5.29.31")).contains("/one.crl", "/two.crl");
        assertThat(text(certificate, "1.3.6.1.5.5.7.1.1")).contains("/ocsp", "/ca.cer");
    }

    @Test
    void certificateWithoutExtensionsHasVersion1() {
        TestCertificate old = people.issue("CN=Old").withoutExtensions().build();

        assertThat(old.certificate().getVersion()).isEqualTo(1);
        assertThat(old.selfSignedLookAlike().certificate().getVersion()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec", "ed25519"})
    void lookAlikeHasTheSameNamesAndAnotherKeyAndNoIssuer(String kind) throws Exception {
        TestCertificate.Builder builder = people.issue("CN=Alice,O=Acme").email("alice@acme.example");
        TestCertificate alice = switch (kind) {
            case "rsa" -> builder.rsa(2048).build();
            case "ec" -> builder.ec("P-384").build();
            default -> builder.ed25519().build();
        };

        TestCertificate forged = alice.selfSignedLookAlike();

        Validation.verifySelfSigned(forged.certificate());
        assertThat(forged.chain()).containsExactly(forged.certificate());
        assertThat(forged.certificate().getIssuerX500Principal())
                .isEqualTo(alice.certificate().getSubjectX500Principal());
        assertThat(forged.certificate().getSubjectX500Principal())
                .isEqualTo(alice.certificate().getSubjectX500Principal());
        for (String oid : List.of("2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.37")) {
            assertThat(forged.certificate().getExtensionValue(oid))
                    .isNotNull()
                    .isEqualTo(alice.certificate().getExtensionValue(oid));
        }
        assertThat(forged.certificate().getSerialNumber())
                .isEqualTo(alice.certificate().getSerialNumber());
        assertThat(forged.certificate().getPublicKey())
                .isNotEqualTo(alice.certificate().getPublicKey());
        assertThat(forged.certificate().getPublicKey().getAlgorithm())
                .isEqualTo(alice.certificate().getPublicKey().getAlgorithm());
        assertThatThrownBy(() -> Validation.validate(forged, root)).isInstanceOf(CertPathValidatorException.class);
        assertThatThrownBy(() -> Validation.validate(forged.withIssuers(alice.issuers()), root))
                .isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void headerFieldsDecodeToTheExactDer() throws Exception {
        TestCertificate alice = people.issue("CN=Alice").build();

        assertThat(alice.clientCert()).startsWith(":").endsWith(":");
        assertThat(decode(alice.clientCert())).isEqualTo(alice.certificate().getEncoded());
        String[] members = alice.clientCertChain().split(", ", -1);
        assertThat(members).hasSize(2);
        assertThat(decode(members[0])).isEqualTo(people.certificate().getEncoded());
        assertThat(decode(members[1])).isEqualTo(upper.certificate().getEncoded());
    }

    @Test
    void chainFieldIsEmptyWithoutIssuers() {
        assertThat(TestCertificate.selfSigned("CN=Mallory").build().clientCertChain())
                .isEmpty();
        assertThat(root.issue("CN=Direct").build().clientCertChain()).isEmpty();
    }

    @Test
    void withIssuersKeepsTheGivenOrder() {
        TestCertificate alice = people.issue("CN=Alice").build();
        TestAuthority stranger = TestAuthority.root("CN=Stranger");

        TestCertificate shuffled =
                alice.withIssuers(List.of(upper.certificate(), stranger.certificate(), people.certificate()));

        assertThat(shuffled.chain())
                .containsExactly(
                        alice.certificate(), upper.certificate(), stranger.certificate(), people.certificate());
        assertThat(shuffled.privateKey()).isEqualTo(alice.privateKey());
        assertThat(alice.withIssuers(List.of()).chain()).containsExactly(alice.certificate());
    }

    @Test
    void pemIsReadByTheJdk() throws Exception {
        TestCertificate alice = people.issue("CN=Alice").build();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");

        assertThat(factory.generateCertificates(ascii(alice.chainPem()))).isEqualTo(alice.chain());
        assertThat(factory.generateCertificate(ascii(alice.pem()))).isEqualTo(alice.certificate());
        byte[] pkcs8 = Base64.getDecoder().decode(alice.privateKeyPem().replaceAll("-----[A-Z ]+-----|\\s", ""));
        assertThat(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)))
                .isEqualTo(alice.privateKey());
    }

    @Test
    void keyStoreHoldsTheKeyAndTheChain() throws Exception {
        TestCertificate alice = people.issue("CN=Alice").build();

        KeyStore store = alice.keyStore(PASSWORD);

        assertThat(store.getKey("key", PASSWORD)).isEqualTo(alice.privateKey());
        assertThat(store.getCertificateChain("key"))
                .containsExactly(alice.chain().toArray(X509Certificate[]::new));
    }

    @Test
    void keyStoreRefusesAChainThatPkcs12WouldReorder() {
        TestCertificate shuffled =
                people.issue("CN=Alice").build().withIssuers(List.of(upper.certificate(), people.certificate()));

        assertThatIllegalStateException()
                .isThrownBy(() -> shuffled.keyStore(PASSWORD))
                .withMessageContaining("issuing order");
    }

    @Test
    void addressThatIsNoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> people.issue("CN=A").ip("localhost"));
    }

    private static String text(X509Certificate certificate, String oid) {
        return new String(certificate.getExtensionValue(oid), StandardCharsets.ISO_8859_1);
    }

    private static byte[] decode(String item) {
        return Base64.getDecoder().decode(item.substring(1, item.length() - 1));
    }

    private static ByteArrayInputStream ascii(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
