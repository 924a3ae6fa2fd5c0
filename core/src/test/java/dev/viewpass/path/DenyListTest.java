package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.SubjectPublicKeyInfo;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenyListTest {
    private static final String ISSUER = "CN=Issuing\\, CA,OU=People+OU=Staff,O=Acme";
    private static final TestAuthority ROOT = TestAuthority.root(ISSUER);
    private static final X509Certificate ALICE = issued(ROOT, "2a0b1c");
    private static final X509Certificate BOB = issued(ROOT, "2a0b1d");

    private static X509Certificate issued(TestAuthority issuer, String serialNumber) {
        return issuer.issue("CN=Somebody")
                .serialNumber(new BigInteger(serialNumber, 16))
                .build()
                .certificate();
    }

    private static boolean denies(String list, X509Certificate certificate) {
        return DenyList.parse(list).find(certificate).isPresent();
    }

    @Test
    void entriesAreWhatItPrintsItself() {
        List<String> entries = DenyList.entriesFor(ALICE);

        assertThat(entries).hasSize(2);
        assertThat(entries.get(0)).matches("spki-sha256:[0-9a-f]{64}");
        assertThat(entries.get(1)).isEqualTo("2a0b1c " + CertificateText.issuer(ALICE));
        for (String entry : entries) {
            assertThat(denies(entry, ALICE)).as(entry).isTrue();
            assertThat(denies(entry, BOB)).as(entry).isFalse();
            assertThat(denies(entry, ROOT.certificate())).as(entry).isFalse();
        }
    }

    @Test
    void anRsaKeyIsTheSameKeyUnderEitherOfItsAlgorithms() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA", "SunRsaSign").generateKeyPair();
        PublicKey pss = KeyFactory.getInstance("RSASSA-PSS", "SunRsaSign")
                .generatePublic(KeyFactory.getInstance("RSA", "SunRsaSign")
                        .getKeySpec(rsa.getPublic(), RSAPublicKeySpec.class));
        X509Certificate one = ROOT.issue("CN=Carol").key(rsa).build().certificate();
        X509Certificate other = ROOT.issue("CN=Carol")
                .key(new KeyPair(pss, rsa.getPrivate()))
                .build()
                .certificate();

        assertThat(SubjectPublicKeyInfo.text(one)).isNotEqualTo(SubjectPublicKeyInfo.text(other));
        assertThat(denies(SubjectPublicKeyInfo.text(one), other)).isTrue();
        assertThat(denies(SubjectPublicKeyInfo.text(other), one)).isTrue();
    }

    @Test
    void namesOfEntriesAreNeverCut() {
        TestAuthority one = TestAuthority.root("CN=" + "x".repeat(300) + "1,O=#3003020101");
        TestAuthority other = TestAuthority.root("CN=" + "x".repeat(300) + "2,O=#3003020101");
        X509Certificate ofOne =
                one.issue("CN=A").serialNumber(BigInteger.TEN).build().certificate();
        X509Certificate ofOther =
                other.issue("CN=A").serialNumber(BigInteger.TEN).build().certificate();
        String entry = DenyList.entriesFor(ofOne).get(1);

        assertThat(denies(entry, ofOne)).isTrue();
        assertThat(denies(entry, ofOther)).isFalse();
    }

    @Test
    void theEntryForAnRsaKeyDeniesItWhateverItsParameters() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA", "SunRsaSign").generateKeyPair();
        RSAPublicKey key = (RSAPublicKey) rsa.getPublic();
        PSSParameterSpec parameters = new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
        PublicKey pss = KeyFactory.getInstance("RSASSA-PSS", "SunRsaSign")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent(), parameters));
        X509Certificate one = ROOT.issue("CN=Carol").key(rsa).build().certificate();
        X509Certificate other = ROOT.issue("CN=Carol")
                .key(new KeyPair(pss, rsa.getPrivate()))
                .build()
                .certificate();
        String entry = DenyList.entriesFor(other).get(0);

        assertThat(entry).isEqualTo(DenyList.entriesFor(one).get(0)).isNotEqualTo(SubjectPublicKeyInfo.text(other));
        assertThat(denies(entry, one)).isTrue();
        assertThat(denies(entry, other)).isTrue();
    }

    @Test
    void digitsMayBeInUpperCase() {
        String key = DenyList.entriesFor(ALICE).get(0);

        assertThat(denies("spki-sha256:" + key.substring(12).toUpperCase(Locale.ROOT), ALICE))
                .isTrue();
        assertThat(denies("2A0B1C " + ISSUER, ALICE)).isTrue();
        assertThat(denies("002A0B1C " + ISSUER, ALICE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2a0b1c cn=ISSUING\\, ca,ou=people+ou=staff,o=acme",
                "2a0b1c CN=Issuing\\,  CA , OU = People + OU = Staff, O = Acme",
                "2a0b1c O=Acme,OU=Staff+OU=People,CN=Issuing\\, CA",
                "2a0b1c O = Acme, OU = People + OU = Staff, CN = \"Issuing, CA\"",
                "2a0b1c\t2.5.4.3=Issuing\\, CA,2.5.4.11=People+2.5.4.11=Staff,2.5.4.10=Acme",
                "2a0b1c CN=#0c0b49737375696e672c204341,OU=People+OU=Staff,O=#130441636d65"
            })
    void issuersMayBeWrittenAsOtherProgramsDo(String entry) {
        assertThat(denies(entry, ALICE)).isTrue();
        assertThat(denies(entry, BOB)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2a0b1c CN=Issuing\\, CA,OU=People,O=Acme",
                "2a0b1c CN=Issuing\\, CA,OU=People+OU=Staff,O=Acme,O=Acme",
                "2a0b1c CN=Issuing CA,OU=People+OU=Staff,O=Acme",
                "2a0b1c OU=Issuing\\, CA,OU=People+OU=Staff,O=Acme",
                "-2a0b1c CN=Issuing\\, CA,OU=People+OU=Staff,O=Acme"
            })
    void otherIssuersAndSerialNumbersAreOthers(String entry) {
        assertThat(denies(entry, ALICE)).isFalse();
    }

    // TeletexString, BMPString, UniversalString, IA5String, bytes that are not UTF-8, no text at all, control and
    // format
    // characters, umlauts in two forms.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=#1404436166e9",
                "CN=#1e0800430061006600e9",
                "CN=#1c0800000043000000e9",
                "1.2.840.113549.1.9.1=#160d61406578616d706c652e636f6d,CN=Mail",
                "CN=#0c03c3c3c3",
                "CN=#0201ff",
                "CN=Line\\0aBreak",
                "CN=Left\\e2\\80\\aeRight",
                "CN=Caf\\C3\\A9",
                "CN=Cafe\\CC\\81",
                "2.5.4.5=123,2.5.4.97=VATFR-1"
            })
    void whatIsPrintedOfAnyIssuerDenies(String issuer) {
        X509Certificate certificate = issued(TestAuthority.root(issuer), "ff");

        assertThat(denies(DenyList.entriesFor(certificate).get(1), certificate)).isTrue();
        assertThat(denies(DenyList.entriesFor(certificate).get(1).replace("ff ", "fe "), certificate))
                .isFalse();
    }

    @Test
    void stringTypesDoNotCount() {
        X509Certificate certificate =
                issued(TestAuthority.root("1.2.840.113549.1.9.1=#0c0361406f,CN=#1404436166e9"), "1");

        assertThat(denies("1 EMAILADDRESS=A@o,CN=Caf\\c3\\a9", certificate)).isTrue();
    }

    @Test
    void negativeSerialNumbersAreWrittenWithASign() {
        X509Certificate negative = issued(ROOT, "-7f");

        assertThat(DenyList.entriesFor(negative).get(1)).startsWith("-7f ");
        assertThat(denies(DenyList.entriesFor(negative).get(1), negative)).isTrue();
        assertThat(denies("-7F " + ISSUER, negative)).isTrue();
        assertThat(denies("7f " + ISSUER, negative)).isFalse();
    }

    @Test
    void commentsAndBlankLinesAreCountedAsLinesOnly() {
        DenyList list = DenyList.parse("# stolen laptop\r\n\r\n \t\n   2a0b1c " + ISSUER + "  \r\n#"
                + DenyList.entriesFor(BOB).get(0) + "\n");

        assertThat(list.size()).isEqualTo(1);
        assertThat(list.find(ALICE)).contains(new DenyList.Entry(4, "2a0b1c " + ISSUER));
        assertThat(list.find(BOB)).isEmpty();
        assertThat(list).hasToString("DenyList[1 entries]");
    }

    @Test
    void theFirstOfSeveralEntriesIsNamed() {
        String entry = DenyList.entriesFor(ALICE).get(1);

        assertThat(DenyList.parse(entry + "\n" + entry).find(ALICE).map(DenyList.Entry::line))
                .isEqualTo(Optional.of(1));
    }

    @Test
    void anEmptyListDeniesNobody() {
        assertThat(DenyList.parse("").find(ALICE)).isEmpty();
        assertThat(DenyList.parse("# nobody\n").find(ALICE)).isEmpty();
        assertThat(DenyList.EMPTY.find(ALICE)).isEmpty();
        assertThat(DenyList.EMPTY.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "2a0b1c",
                "2a0b1c ",
                "2a0b1c Alice",
                "2a:0b:1c CN=Issuing CA",
                "0x2a CN=Issuing CA",
                "serial=2A CN=Issuing CA",
                "CN=Issuing CA 2a",
                "CN=Issuing CA",
                "- CN=Issuing CA",
                "--1 CN=Issuing CA",
                "2a organizationIdentifier=1",
                "2a CN=Issuing CA,",
                "2a CN=#0c03c3c3c3,O",
                "spki-sha256:",
                "spki-sha256:00",
                "spki-sha256:000000000000000000000000000000000000000000000000000000000000000",
                "spki-sha256:00000000000000000000000000000000000000000000000000000000000000000",
                "spki-sha256: 0000000000000000000000000000000000000000000000000000000000000000",
                "spki-sha256:000000000000000000000000000000000000000000000000000000000000000g",
                "spki-sha256:0000000000000000000000000000000000000000000000000000000000000000 # key",
                "sha256:0000000000000000000000000000000000000000000000000000000000000000"
            })
    void aWrongLineFailsWithItsNumber(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DenyList.parse("# comment\n" + line + "\n"))
                .withMessageStartingWith("line 2 is no entry: '" + line.strip().substring(0, 1))
                .withMessageContaining("write spki-sha256: and 64 hexadecimal digits, or the serial number");
    }

    @Test
    void aLongWrongLineIsShownInPart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DenyList.parse("y".repeat(100_000)))
                .withMessageContaining("'" + "y".repeat(80) + "'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DenyList.parse("1".repeat(100_000) + " CN=A"))
                .withMessageContaining("line 1 is no entry");
    }

    @Test
    void linesAreLimited() {
        assertThat(DenyList.parse("\n".repeat(DenyList.MAX_LINES)).size()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DenyList.parse("\n".repeat(DenyList.MAX_LINES + 1)))
                .withMessage("there are more than 100000 lines");
    }

    @Test
    void aSelfSignedCertificateIsDeniedByItsOwnName() {
        X509Certificate root = TestCertificate.selfSigned("CN=Self").build().certificate();

        assertThat(denies(CertificateText.serial(root) + " CN=Self", root)).isTrue();
    }
}
