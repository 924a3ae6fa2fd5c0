package dev.viewpass.path.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.GeneralName;
import dev.viewpass.certificate.GeneralName.DnsName;
import dev.viewpass.certificate.GeneralName.Email;
import dev.viewpass.certificate.GeneralName.Uninterpreted;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstrainedNamesTest {
    private static final String EMAIL_ADDRESS = "1.2.840.113549.1.9.1=";

    @Test
    void subjectAndAllAlternativeNamesAreConstrained() throws DerException {
        X509Certificate certificate = TestCertificate.selfSigned("CN=Alice,O=Acme")
                .email("alice@acme.example")
                .dns("a.acme.example")
                .upn("alice@acme.example")
                .build()
                .certificate();

        assertThat(ConstrainedNames.ofAuthority(certificate))
                .isEqualTo(ConstrainedNames.ofEndEntity(certificate))
                .extracting(ConstrainedName::text)
                .containsExactly(
                        "the subject CN=Alice,O=Acme",
                        "the e-mail address alice@acme.example of CN=Alice,O=Acme",
                        "the DNS name a.acme.example of CN=Alice,O=Acme",
                        "the other name of type 1.3.6.1.4.1.311.20.2.3 of CN=Alice,O=Acme");
    }

    @Test
    void nameThatIsNotInterpretedIsConstrainedToo() throws DerException {
        X509Certificate certificate = TestCertificate.selfSigned("CN=Alice")
                .extension("2.5.29.17", false, Der.hex("30 02 a3 00"))
                .build()
                .certificate();

        assertThat(ConstrainedNames.ofEndEntity(certificate))
                .extracting(ConstrainedName::text)
                .containsExactly("the subject CN=Alice", "the X.400 address of CN=Alice");
    }

    @Test
    void emptySubjectIsNoName() throws DerException {
        X509Certificate certificate = TestAuthority.root("CN=Acme CA")
                .issue("")
                .email("alice@acme.example")
                .build()
                .certificate();

        assertThat(names(ConstrainedNames.ofEndEntity(certificate)))
                .containsExactly(new Email("alice", "acme.example"));
    }

    @Test
    void everyEmailAddressOfTheSubjectIsConstrainedBesideAnAlternativeName() throws DerException {
        X509Certificate certificate = TestCertificate.selfSigned(
                        "CN=Alice," + EMAIL_ADDRESS + "a@evil.example," + EMAIL_ADDRESS + "b@evil.example")
                .email("alice@acme.example")
                .build()
                .certificate();

        assertThat(names(ConstrainedNames.ofAuthority(certificate)))
                .contains(
                        new Email("a", "evil.example"),
                        new Email("b", "evil.example"),
                        new Email("alice", "acme.example"));
    }

    @Test
    void emailAddressThatIsNoneIsAnEmailAddressAllTheSame() throws DerException {
        X509Certificate certificate = TestCertificate.selfSigned("CN=Alice," + EMAIL_ADDRESS + "a@b@evil.example")
                .build()
                .certificate();

        assertThat(names(ConstrainedNames.ofEndEntity(certificate)))
                .contains(new Uninterpreted(GeneralName.Kind.EMAIL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.acme.example", "alice.smith", "*.acme.example", "A-1.example", "_x.example", "192.0.2.1"})
    void commonNameThatReadsAsADnsNameIsOneForAnEndEntityOnly(String commonName) throws DerException {
        X509Certificate certificate = TestCertificate.selfSigned("CN=Alice,CN=" + commonName)
                .email("alice@acme.example")
                .build()
                .certificate();

        assertThat(names(ConstrainedNames.ofEndEntity(certificate))).contains(new DnsName(commonName));
        assertThat(names(ConstrainedNames.ofAuthority(certificate))).doesNotContain(new DnsName(commonName));
        assertThat(ConstrainedNames.ofEndEntity(certificate).get(2).text())
                .isEqualTo("the common name " + commonName + " of CN=Alice,CN=" + commonName
                        + ", which reads as a DNS name,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Alice", "localhost", "Alice A. Smith", "alice@acme.example", "a..example", ".", "a.example."})
    void commonNameThatDoesNotReadAsADnsNameIsNone(String commonName) throws DerException {
        X509Certificate certificate =
                TestCertificate.selfSigned("CN=" + commonName).build().certificate();

        assertThat(ConstrainedNames.ofEndEntity(certificate)).hasSize(1);
    }

    @Test
    void largeNamesAreCutInTheTextOnly() throws DerException {
        String large = "x".repeat(1_000);
        X509Certificate certificate = TestCertificate.selfSigned("CN=a." + large + "," + EMAIL_ADDRESS + large)
                .email(large + "@acme.example")
                .build()
                .certificate();

        assertThat(names(ConstrainedNames.ofEndEntity(certificate))).contains(new Email(large, "acme.example"));
        assertThat(ConstrainedNames.ofEndEntity(certificate))
                .extracting(ConstrainedName::text)
                .hasSize(3)
                .allMatch(text -> text.length() < 600 && text.contains("…"));
    }

    @Test
    void commonNameIsNoDnsNameBesideAnAlternativeName() throws DerException {
        X509Certificate certificate = TestCertificate.selfSigned("CN=evil.example")
                .dns("a.acme.example")
                .build()
                .certificate();

        assertThat(names(ConstrainedNames.ofEndEntity(certificate))).hasSize(2).contains(new DnsName("a.acme.example"));
    }

    @Test
    void stringTypeOfACommonNameDoesNotMatter() throws DerException {
        assertThat(names(ConstrainedNames.ofEndEntity(
                        commonName(0x1e, "evil.example".getBytes(StandardCharsets.UTF_16BE)))))
                .contains(new DnsName("evil.example"));
    }

    @Test
    void brokenNameIsAnError() {
        X509Certificate brokenSubject = commonName(0x0c, Der.hex("c3 28"));
        X509Certificate brokenAlternativeName = TestCertificate.selfSigned("CN=Alice")
                .extension("2.5.29.17", false, Der.hex("30 03 82 01 2e"))
                .build()
                .certificate();

        for (X509Certificate broken : List.of(brokenSubject, brokenAlternativeName)) {
            assertThatExceptionOfType(DerException.class).isThrownBy(() -> ConstrainedNames.ofEndEntity(broken));
            assertThatExceptionOfType(DerException.class).isThrownBy(() -> ConstrainedNames.ofAuthority(broken));
        }
    }

    private static List<GeneralName> names(List<ConstrainedName> constrained) {
        return constrained.stream().map(ConstrainedName::name).toList();
    }

    private static X509Certificate commonName(int tag, byte[] value) {
        String hex = HexFormat.of().formatHex(Der.element(tag, value));
        return TestCertificate.selfSigned("2.5.4.3=#" + hex).build().certificate();
    }
}
