package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.Rfc9440Example;
import dev.viewpass.gateway.SentRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodedPemHeaderTest {
    private static final String FIELD = "CloudFront-Viewer-Cert-Pem";
    private static final String BEGIN = "-----BEGIN%20CERTIFICATE-----%0A";
    private static final String END = "%0A-----END%20CERTIFICATE-----%0A";

    private final ClientCertificateHeader header = Formats.percentPem(FIELD, HeaderLimits.ofCertificates(1));
    private final TestCertificate alice = TestAuthority.root("CN=Acme Root CA,O=Acme")
            .issue("CN=Alice,O=Acme")
            .build();
    private final String pem = ViewerCertPem.of(alice);

    @Test
    void readsTheCertificateOfTheRfc() throws Exception {
        PresentedChain chain = presented(ViewerCertPem.of(Rfc9440Example.LEAF));

        assertThat(chain.endEntity().getEncoded()).isEqualTo(Rfc9440Example.LEAF);
        assertThat(chain.others()).isEmpty();
    }

    /** The octets are no certificate: how far each text gets shows how it was decoded. */
    @ParameterizedTest
    @CsvSource({
        "-----BEGIN%20CERTIFICATE-----%0A%2B%2B%2B%2B%2Fw%3D%3D%0A-----END%20CERTIFICATE-----%0A, fbefbeff",
        "-----BEGIN%20CERTIFICATE-----%0A%2b%2b%2b%2b%2fw%3d%3d%0a-----END%20CERTIFICATE-----%0a, fbefbeff",
        "-----BEGIN%20CERTIFICATE-----%0A++++/w==%0A-----END%20CERTIFICATE-----%0A, fbefbeff",
        "-----BEGIN%20CERTIFICATE-----%0a++++/w==%0a-----END%20CERTIFICATE-----%0a, fbefbeff",
        "-----BEGIN%20CERTIFICATE-----%0A++%2B%2b/w=%3D%0A-----END%20CERTIFICATE-----, fbefbeff",
        "-----BEGIN%20CERTIFICATE-----%0D%0A++++/w==%0D%0A-----END%20CERTIFICATE-----%0D%0A, fbefbeff",
        "-----BEGIN CERTIFICATE-----%0A++++/w==%0A-----END CERTIFICATE-----, fbefbeff",
        "-----BEGIN%20CERTIFICATE-----++++/w==-----END%20CERTIFICATE-----, fbefbeff",
        "%2D----BEGIN%20%43ERTIFICATE-----%0AM%41EC%0A-----END%20CERTIFICATE-----%0A, 300102"
    })
    void decodesEveryFormOfTheCodecVectors(String text, String octets) throws Exception {
        assertThat(PemParser.item(PercentEncoding.decode(text), Armour.PEM, 64))
                .isEqualTo(HexFormat.of().parseHex(octets));
        assertThat(rejection(text).reason()).isEqualTo(RejectionReason.MALFORMED_CERTIFICATE);
        assertThat(rejection(text).explanation())
                .startsWith("certificate 1 of the field CloudFront-Viewer-Cert-Pem is not one DER certificate: ");
    }

    @Test
    void readsACertificateInEveryFormInWhichGatewaysWriteIt() {
        for (String form : List.of(
                pem,
                pem.replace("%2B", "+").replace("%2F", "/").replace("%3D", "="),
                pem.replace("%0A", "%0a")
                        .replace("%2B", "%2b")
                        .replace("%2F", "%2f")
                        .replace("%3D", "%3d"),
                pem.replace("%0A", "%0D%0A"),
                pem.replace("%0A", ""),
                pem.replaceAll("%0A$", ""),
                pem.replace("%20", " "))) {
            assertThat(presented(form)).isEqualTo(new PresentedChain(alice.certificate(), List.of()));
        }
    }

    @Test
    void fieldNameIsTheSameInAnyCase() {
        assertThat(header.read(SentRequest.empty()
                        .with("cloudfront-viewer-cert-pem", pem)
                        .proven()))
                .isInstanceOf(HeaderContent.Presented.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " \t "})
    void absentOrBlankFieldIsNoCertificate(String blank) {
        assertThat(header.read(SentRequest.empty().proven())).isEqualTo(new HeaderContent.Absent());
        assertThat(read(blank)).isEqualTo(new HeaderContent.Absent());
        assertThat(header.isPresent(SentRequest.empty().with(FIELD, blank))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(null)",
                "null",
                "-",
                "0",
                "::",
                ":MAEC:",
                "%20",
                "%0A",
                "%00",
                "\u2003",
                "MAEC",
                BEGIN,
                BEGIN + "MAEC",
                BEGIN + END,
                BEGIN + "MAEC" + END + BEGIN + "MAEC" + END,
                BEGIN + "MAEC" + END + "," + BEGIN + "MAEC" + END,
                BEGIN + "MAEC" + END + "x",
                BEGIN + "MAEC" + END + "%20",
                "%0A" + BEGIN + "MAEC" + END,
                "x%0A" + BEGIN + "MAEC" + END,
                "\"" + BEGIN + "MAEC" + END + "\"",
                "-----BEGIN%20TRUSTED%20CERTIFICATE-----%0AMAEC%0A-----END%20TRUSTED%20CERTIFICATE-----%0A",
                "-----BEGIN%20X509%20CERTIFICATE-----%0AMAEC%0A-----END%20X509%20CERTIFICATE-----%0A",
                "-----BEGIN+CERTIFICATE-----%0AMAEC%0A-----END+CERTIFICATE-----%0A",
                "-----BEGIN%2520CERTIFICATE-----%250AMAEC%250A-----END%2520CERTIFICATE-----%250A",
                "-----BEGIN CERTIFICATE-----\nMAEC\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE----- MAEC -----END CERTIFICATE-----",
                BEGIN + "MA%20EC" + END,
                BEGIN + "MA EC" + END,
                BEGIN + "MA%09EC" + END,
                BEGIN + "MA\tEC" + END,
                BEGIN + "MA%00EC" + END,
                BEGIN + "MA%0BEC" + END,
                BEGIN + "MA%C3%A9" + END,
                BEGIN + "MA\u00e9C" + END,
                BEGIN + "MAE%" + END,
                BEGIN + "MAE%4" + END,
                BEGIN + "MAE%4g" + END,
                BEGIN + "----_w==" + END,
                BEGIN + "MAE" + END,
                BEGIN + "MA" + END,
                BEGIN + "MB%3D%3D" + END,
                BEGIN + "MAF%3D" + END
            })
    void anythingElseIsMalformedAndNeverAbsent(String value) {
        assertThat(rejection(value).reason()).isEqualTo(RejectionReason.MALFORMED_FIELD);
        assertThat(rejection(value).explanation())
                .startsWith("the field CloudFront-Viewer-Cert-Pem can not be read: ")
                .doesNotContain("MA");
        assertThat(header.isPresent(SentRequest.empty().with(FIELD, value))).isTrue();
    }

    @Test
    void secondLineIsRefusedInBothOrdersAndEvenWhenEmpty() {
        String mallory =
                ViewerCertPem.of(TestCertificate.selfSigned("CN=Mallory").build());
        SentRequest request = SentRequest.empty().with(FIELD, pem);

        for (SentRequest twice : List.of(
                request.with(FIELD, pem),
                request.with(FIELD, mallory),
                SentRequest.empty().with(FIELD, mallory).with("cloudfront-viewer-cert-pem", pem),
                request.with(FIELD, ""),
                SentRequest.empty().with(FIELD, "").with(FIELD, pem),
                SentRequest.empty().with(FIELD, "").with(FIELD, ""))) {
            assertThat(rejection(twice))
                    .isEqualTo(new Rejection(
                            RejectionReason.MALFORMED_FIELD,
                            "the field CloudFront-Viewer-Cert-Pem can not be read: it was sent 2 times"));
        }
    }

    @Test
    void secondCertificateIsRefused() {
        for (String between : List.of("", "%0A", "%0D%0A%0A")) {
            assertThat(rejection(pem + between + pem).explanation())
                    .endsWith("several PEM blocks stand where one certificate is allowed");
        }
    }

    @Test
    void whatIsNotOneCertificateInDerIsRefused() throws Exception {
        byte[] encoded = alice.certificate().getEncoded();
        byte[] contents = Arrays.copyOfRange(encoded, 4, encoded.length);

        for (byte[] other : List.of(
                Der.concat(encoded, Der.bytes(0)),
                Der.concat(encoded, encoded),
                Arrays.copyOf(encoded, encoded.length - 1),
                Der.concat(Der.bytes(0x30, 0x80), contents, Der.bytes(0, 0)),
                Der.concat(Der.bytes(0x30, 0x83, 0, encoded[2], encoded[3]), contents),
                alice.pem().getBytes(StandardCharsets.US_ASCII))) {
            assertThat(rejection(ViewerCertPem.of(other)).reason()).isEqualTo(RejectionReason.MALFORMED_CERTIFICATE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CloudFront_Viewer_Cert_Pem",
                "cloudfront_viewer_cert-pem",
                "CLOUDFRONT.VIEWER.CERT.PEM",
                "CloudFront-Viewer-Cert-Pem ",
                " CloudFront-Viewer-Cert-Pem"
            })
    void lookAlikeFieldNameIsRefusedWhateverItHolds(String name) {
        for (SentRequest sent : List.of(SentRequest.empty().with(FIELD, pem), SentRequest.empty())) {
            assertThat(rejection(sent.with(name, pem)))
                    .isEqualTo(new Rejection(
                            RejectionReason.CONFLICTING_FIELDS, "the field " + name + " looks like a configured one"));
            assertThat(rejection(sent.with(name, "")).reason()).isEqualTo(RejectionReason.CONFLICTING_FIELDS);
        }
    }

    @Test
    void capsHoldBeforeAnythingIsDecoded() throws Exception {
        int octets = alice.certificate().getEncoded().length;
        String nonsense = "%".repeat(pem.length() + 1);

        assertThat(reads(octets, pem.length(), pem)).isInstanceOf(HeaderContent.Presented.class);
        assertTooLarge(reads(octets - 1, pem.length(), pem), "it has a PEM block of more than");
        assertTooLarge(reads(octets, pem.length() - 1, pem), "it has more than");
        assertTooLarge(reads(octets, pem.length(), nonsense), "it has more than");
        assertTooLarge(reads(octets, 65_536, BEGIN + "!".repeat(60_000) + END), "it has a PEM block of more than");
    }

    private static HeaderContent reads(int certificateBytes, int fieldBytes, String value) {
        HeaderLimits limits = new HeaderLimits(1, certificateBytes, fieldBytes);
        return Formats.percentPem(FIELD, limits)
                .read(SentRequest.empty().with(FIELD, value).proven());
    }

    private static void assertTooLarge(HeaderContent content, String what) {
        assertThat(content).isInstanceOf(HeaderContent.Malformed.class);
        Rejection rejection = ((HeaderContent.Malformed) content).rejection();
        assertThat(rejection.reason()).isEqualTo(RejectionReason.TOO_LARGE);
        assertThat(rejection.explanation()).startsWith("the field CloudFront-Viewer-Cert-Pem can not be read: " + what);
    }

    private HeaderContent read(String value) {
        return header.read(SentRequest.empty().with(FIELD, value).proven());
    }

    private PresentedChain presented(String value) {
        HeaderContent content = read(value);
        assertThat(content).isInstanceOf(HeaderContent.Presented.class);
        return ((HeaderContent.Presented) content).chain();
    }

    private Rejection rejection(String value) {
        return rejection(SentRequest.empty().with(FIELD, value));
    }

    private Rejection rejection(SentRequest sent) {
        HeaderContent content = header.read(sent.proven());
        assertThat(content).isInstanceOf(HeaderContent.Malformed.class);
        return ((HeaderContent.Malformed) content).rejection();
    }
}
