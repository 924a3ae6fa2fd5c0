package dev.viewpass.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestAuthority;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

class CertificateTextTest {
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private final X509Certificate certificate = root.issue("CN=Alice\\, \\\"A\\\",O=Acme")
            .serialNumber(new BigInteger("00ABCDEF0123", 16))
            .build()
            .certificate();

    @Test
    void namesAreInTheFormOfRfc2253() {
        assertThat(CertificateText.subject(certificate)).isEqualTo("CN=Alice\\, \\\"A\\\",O=Acme");
        assertThat(CertificateText.issuer(certificate)).isEqualTo("CN=Acme Root CA,O=Acme");
    }

    @Test
    void longNamesAreCutForSentencesAndWholeForComparisons() {
        String longName = "CN=" + "x".repeat(30_000);
        X509Certificate large =
                TestAuthority.root(longName).issue(longName).build().certificate();

        assertThat(CertificateText.subject(large)).isEqualTo("CN=" + "x".repeat(253) + "…");
        assertThat(CertificateText.issuer(large)).isEqualTo("CN=" + "x".repeat(253) + "…");
        assertThat(CertificateText.name(large.getSubjectX500Principal())).isEqualTo(longName);
    }

    @Test
    void lineEndsOfASubjectAreEscaped() {
        X500Principal name = new X500Principal("CN=bob\r\n2026-01-01 INFO admin signed in");

        assertThat(name.getName()).contains("\r\n");
        assertThat(CertificateText.name(name)).isEqualTo("CN=bob\\0d\\0a2026-01-01 INFO admin signed in");
    }

    @Test
    void charactersThatReorderTextAreEscaped() {
        assertThat(CertificateText.name(new X500Principal("CN=a\u202enimda\u2028b\u200bc")))
                .isEqualTo("CN=a\\e2\\80\\aenimda\\e2\\80\\a8b\\e2\\80\\8bc");
    }

    @Test
    void serialIsLowerCaseHexadecimalWithoutLeadingZeros() {
        assertThat(CertificateText.serial(certificate)).isEqualTo("abcdef0123");
    }

    @Test
    void fingerprintIsTheSha256OfTheEncoding() throws Exception {
        byte[] example = CertificateDecoder.decode(Rfc9440Example.LEAF).getEncoded();

        assertThat(example).isEqualTo(Rfc9440Example.LEAF);
        assertThat(CertificateText.fingerprint(CertificateDecoder.decode(Rfc9440Example.LEAF)))
                .isEqualTo("sha256:bfaf1f7e070f9fa8dd62905f158da73f84a1136624fbafcc9393c8f7287a69eb");
    }
}
