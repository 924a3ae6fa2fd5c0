package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.header.ClientCertificateHeader;
import dev.viewpass.testkit.TestAuthority;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderSectionTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private static final String CERTIFICATE = "source.certificate-field";
    private static final String CHAIN = "source.chain-field";
    private static final String CHOICES = "write cloudfront-passthrough or cloudfront-verified or aws-alb-passthrough";

    private WorkingSettings settings;

    @BeforeEach
    void makeSettings(@TempDir Path directory) {
        settings = WorkingSettings.in(directory, ROOT);
    }

    @Test
    void aMissingSourceFailsAndTheChoicesAreShown() {
        StartFails.with("source", settings.without("source"), CHOICES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudfront", "RFC9440", "rfc9440,nginx", "auto"})
    void anUnknownSourceFailsAndTheChoicesAreShown(String source) {
        StartFails.with("source", settings.with("source", source), CHOICES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudfront-passthrough", "rfc9440"})
    void theFieldsAreThoseOfRfc9440UnlessRenamed(String source) {
        WorkingSettings plain = settings.with("source", source);
        WorkingSettings renamed = plain.with(CERTIFICATE, "X-Leaf").with(CHAIN, "X-Chain");

        assertThat(header(plain).fieldNames()).containsExactlyInAnyOrder("Client-Cert", "Client-Cert-Chain");
        assertThat(header(renamed).fieldNames()).containsExactlyInAnyOrder("X-Leaf", "X-Chain");
    }

    @Test
    void theVerifiedSourceHasOneFieldUnlessRenamed() {
        WorkingSettings renamed = verified().with(CERTIFICATE, "X-Leaf");

        assertThat(header(verified()).fieldNames()).containsExactly("CloudFront-Viewer-Cert-Pem");
        assertThat(header(renamed).fieldNames()).containsExactly("X-Leaf");
    }

    @Test
    void theVerifiedSourceHasNoChainField() {
        for (String name : List.of("X-Chain", "Client-Cert-Chain")) {
            StartFails.with(
                    CHAIN,
                    verified().with(CHAIN, name),
                    "source=cloudfront-verified has no chain field; remove it and write the issuing CAs into"
                            + " intermediates");
        }
    }

    @Test
    void theVerifiedSourceForwardsOneCertificate() {
        BriefAssembly.authenticator(
                verified().with("source.max-certificates", "1").configuration());
        for (String more : List.of("2", "128")) {
            StartFails.with(
                    "source.max-certificates",
                    verified().with("source.max-certificates", more),
                    "source=cloudfront-verified forwards one certificate; write 1 or remove it");
        }
        StartFails.with("source.max-certificates", verified().with("source.max-certificates", "0"), "from 1 to 128");
    }

    @Test
    void capsWithoutSettingsAreThoseOfTheSource() {
        assertThat(new HeaderSection(settings.configuration()).limits().maxCertificates())
                .isEqualTo(4);
        assertThat(new HeaderSection(verified().configuration()).limits().maxCertificates())
                .isEqualTo(1);
        assertThat(new HeaderSection(settings.with("source", "rfc9440").configuration())
                        .limits()
                        .maxCertificates())
                .isEqualTo(10);
    }

    private WorkingSettings verified() {
        return settings.with("source", "cloudfront-verified");
    }

    private static ClientCertificateHeader header(WorkingSettings settings) {
        return new HeaderSection(settings.configuration()).header(Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        "source.certificate-field, Host",
        "source.certificate-field, authorization",
        "source.chain-field, Cookie",
        "source.chain-field, X-FORWARDED-PROTO",
        "source.certificate-field, CloudFront-Viewer-Cert-Subject",
        "source.certificate-field, cloudfront-viewer-cert-sha256",
        "source.chain-field, CloudFront-Viewer-Cert-Present",
        "gateway.secret.field, CloudFront-Viewer-Cert-Validity",
        "gateway.secret.field, CloudFront-Viewer-Cert-Issuer",
        "gateway.secret.field, CloudFront-Viewer-Cert-Serial-Number"
    })
    void standardNamesFail(String key, String name) {
        StartFails.with(key, settings.with(key, name), name + " has a meaning of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {CERTIFICATE, CHAIN})
    void otherTextsThanFieldNamesFail(String key) {
        StartFails.with(key, settings.with(key, "Client_Cert"), "letters, digits and dashes");
        StartFails.with(key, settings.with(key, "X-*-Chain"), "letters, digits and dashes");
        StartFails.with(key, settings.with(key, "x".repeat(257)), "letters, digits and dashes");
    }

    @Test
    void aFieldHasOnePurposeOnly() {
        String two = "is configured for two purposes";

        StartFails.with(CHAIN, settings.with(CHAIN, "CLIENT-CERT"), two);
        StartFails.with(CHAIN, settings.with(CERTIFICATE, "client-cert-chain"), two);
        StartFails.with(CERTIFICATE, settings.with("gateway.secret.field", "client-cert"), two);
        StartFails.with(CHAIN, settings.with("gateway.secret.field", "CLIENT-Cert-Chain"), two);
        StartFails.with(CHAIN, settings.with(CHAIN, WorkingSettings.SECRET_FIELD), two);
        StartFails.with(CERTIFICATE, verified().with("gateway.secret.field", "cloudfront-viewer-cert-pem"), two);
    }

    @ParameterizedTest
    @CsvSource({
        "cloudfront-passthrough, base64-der, rfc9440 or percent-pem or pem",
        "cloudfront-passthrough, RFC9440, rfc9440 or percent-pem or pem",
        "cloudfront-passthrough, utf-8, rfc9440 or percent-pem or pem",
        "rfc9440, percent-pem, rfc9440",
        "rfc9440, base64-der, rfc9440",
        "cloudfront-verified, rfc9440, percent-pem or pem",
        "cloudfront-verified, base64-der-list, percent-pem or pem",
        "nginx, pem, percent-pem",
        "haproxy, pem, base64-der-concatenated or base64-der or base64-der-list or rfc9440",
        "apache, rfc9440, pem or percent-pem or base64-der",
        "envoy, rfc9440, xfcc",
        "nginx, xfcc, percent-pem"
    })
    void otherEncodingsThanThoseOfTheSourceFail(String source, String encoding, String own) {
        StartFails.with(
                "source.encoding",
                settings.with("source", source).with("source.encoding", encoding),
                "source=" + source + " is not written so; write " + own + ", remove it, or write source=custom");
    }

    @ParameterizedTest
    @CsvSource({"cloudfront-passthrough, rfc9440", "rfc9440, rfc9440", "cloudfront-verified, percent-pem"})
    void theEncodingOfTheSourceMayBeWrittenOut(String source, String encoding) {
        WorkingSettings plain = settings.with("source", source);

        assertThat(header(plain.with("source.encoding", encoding)).fieldNames())
                .isEqualTo(header(plain).fieldNames());
    }

    @ParameterizedTest
    @CsvSource({
        "source.max-certificates, 1, 128",
        "source.max-certificate-bytes, 512, 1048576",
        "source.max-field-bytes, 512, 1048576"
    })
    void capsHaveARange(String key, int least, int greatest) {
        String range = "from " + least + " to " + greatest;

        BriefAssembly.authenticator(settings.with(key, "" + least).configuration());
        BriefAssembly.authenticator(settings.with(key, "" + greatest).configuration());
        StartFails.with(key, settings.with(key, "" + (least - 1)), range);
        StartFails.with(key, settings.with(key, "" + (greatest + 1)), range);
        for (String value : List.of("-1", "1e3", "four", "4.0", "99999999999", "٤", "+4", "1_000")) {
            StartFails.with(key, settings.with(key, value), range);
        }
    }
}
