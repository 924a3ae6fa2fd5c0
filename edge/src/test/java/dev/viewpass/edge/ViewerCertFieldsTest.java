package dev.viewpass.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.eclipse.jetty.http.HttpField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewerCertFieldsTest {
    private final TestAuthority root = TestAuthority.root("CN=Root CA,O=Acme\\, Inc.,C=DE");

    @Test
    void everyFieldArrivesInItsDocumentedForm() throws Exception {
        TestCertificate alice = root.issue("CN=J\u00fcrgen \u20ac \ud83d\ude00,OU=A+OU=B,O=Acme,C=DE")
                .serialNumber(new BigInteger("D1E87B6C4A3F5C92", 16))
                .validity(Instant.parse("2023-09-21T01:50:17Z"), Instant.parse("2052-02-29T00:00:00Z"))
                .build();
        String sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(alice.certificate().getEncoded()));

        try (EdgeFixture fixture = new EdgeFixture(edge -> edge.required(List.of(root.certificate())))) {
            Viewer.Answer answer = fixture.viewer(alice).get();

            assertThat(answer.received())
                    .filteredOn(
                            line -> line.startsWith("CloudFront-") && !line.startsWith("CloudFront-Viewer-Cert-Pem"))
                    .containsExactlyInAnyOrder(
                            "CloudFront-Viewer-Cert-Serial-Number: 00:d1:e8:7b:6c:4a:3f:5c:92",
                            "CloudFront-Viewer-Cert-Issuer: CN=Root CA,O=Acme\\, Inc.,C=DE",
                            "CloudFront-Viewer-Cert-Subject: CN=J\\C3\\BCrgen \\E2\\82\\AC \\F0\\9F\\98\\80,OU=A+OU=B,O=Acme,C=DE",
                            "CloudFront-Viewer-Cert-Present: 1",
                            "CloudFront-Viewer-Cert-Sha256: " + sha256,
                            "CloudFront-Viewer-Cert-Validity: NotBefore=2023-09-21T01:50:17Z;NotAfter=2052-02-29T00:00:00Z");
            assertThat(decoded(answer.values("CloudFront-Viewer-Cert-Pem").get(0)))
                    .isEqualTo(alice.pem());
        }
    }

    @Test
    void pemIsWrittenInTheAlphabetOfPercentEncoding() throws Exception {
        TestCertificate alice = root.issue("CN=Alice").rsa(2048).build();
        String value = new ViewerCertPemField().lines(alice.chain()).get(0).getValue();

        assertThat(alice.pem()).as("has what is to be escaped").contains("+", "/");
        assertThat(value)
                .matches("-----BEGIN%20CERTIFICATE-----%0A([0-9A-Za-z]|%2B|%2F|%3D|%0A)+%0A"
                        + "-----END%20CERTIFICATE-----%0A")
                .contains("%2B", "%2F");
        assertThat(decoded(value)).isEqualTo(alice.pem());
        assertThat(CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(decoded(value).getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(alice.certificate());
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "1, 01", "127, 7f", "128, 00:80", "255, 00:ff", "256, 01:00", "-1, ff"})
    void serialNumberIsItsDerOctets(BigInteger serialNumber, String text) {
        TestCertificate alice =
                root.issue("CN=Alice").serialNumber(serialNumber).build();

        assertThat(new ViewerCertMetadataFields().lines(alice.chain()))
                .extracting(HttpField::toString)
                .contains("CloudFront-Viewer-Cert-Serial-Number: " + text);
    }

    @Test
    void lineEndInANameMakesNoFurtherLine() {
        X500Principal name = new X500Principal("CN=a\\0D\\0Ab\\00c\\7Fd\\,e,O=\\#f");

        assertThat(DistinguishedName.text(name)).isEqualTo("CN=a\\0D\\0Ab\\00c\\7Fd\\,e,O=\\#f");
    }

    @Test
    void withoutACertificateOnlyItsAbsenceIsTold() throws Exception {
        try (EdgeFixture fixture = new EdgeFixture(edge -> edge.optional(List.of(root.certificate())))) {
            assertThat(fixture.anonymous().get().received())
                    .filteredOn(line -> line.startsWith("CloudFront-"))
                    .containsExactly("CloudFront-Viewer-Cert-Present: 0");
        }
    }

    @Test
    void passthroughModeDescribesAnUnverifiedCertificateWhenAsked() throws Exception {
        TestCertificate self = TestCertificate.selfSigned("CN=Self").expired().build();
        try (EdgeFixture fixture = new EdgeFixture(PassthroughEdge.Builder::metadata)) {
            Viewer.Answer answer = fixture.viewer(self).get("CloudFront-Viewer-Cert-Subject: CN=Spoofed");

            assertThat(answer.values("Client-Cert")).containsExactly(self.clientCert());
            assertThat(answer.values("CloudFront-Viewer-Cert-Subject")).containsExactly("CN=Self");
            assertThat(answer.values("CloudFront-Viewer-Cert-Present")).containsExactly("1");
            assertThat(answer.values("CloudFront-Viewer-Cert-Pem")).isEmpty();
            assertThat(fixture.anonymous().get().received())
                    .filteredOn(line -> line.startsWith("CloudFront-"))
                    .containsExactly("CloudFront-Viewer-Cert-Present: 0");
        }
    }

    private static String decoded(String value) {
        return value.replace("%20", " ")
                .replace("%0A", "\n")
                .replace("%2B", "+")
                .replace("%2F", "/")
                .replace("%3D", "=");
    }
}
