package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.header.GatewayPreset;
import dev.viewpass.testkit.TestAuthority;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderSectionTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private static final String CERTIFICATE = "source.certificate-field";
    private static final String CHAIN = "source.chain-field";
    private static final String CHOICES = "write cloudfront-passthrough or rfc9440";

    private WorkingSettings settings;

    @BeforeEach
    void makeSettings(@TempDir Path directory) {
        settings = WorkingSettings.in(directory, ROOT);
    }

    static List<GatewayPreset> presetsOfLaterVersions() {
        return Arrays.stream(GatewayPreset.values())
                .filter(preset -> preset.fields().isEmpty())
                .toList();
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
    @MethodSource("presetsOfLaterVersions")
    void aSourceOfALaterVersionFails(GatewayPreset preset) {
        StartFails.with(
                "source",
                settings.with("source", preset.key()),
                preset.key() + " is not available in this version",
                CHOICES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudfront-passthrough", "rfc9440"})
    void theFieldsAreThoseOfRfc9440UnlessRenamed(String source) {
        WorkingSettings plain = settings.with("source", source);
        WorkingSettings renamed = plain.with(CERTIFICATE, "X-Leaf").with(CHAIN, "X-Chain");

        assertThat(Assembly.authenticator(plain.configuration()).certificateFields())
                .containsExactlyInAnyOrder("Client-Cert", "Client-Cert-Chain");
        assertThat(Assembly.authenticator(renamed.configuration()).certificateFields())
                .containsExactlyInAnyOrder("X-Leaf", "X-Chain");
    }

    @ParameterizedTest
    @CsvSource({
        "source.certificate-field, Host",
        "source.certificate-field, authorization",
        "source.chain-field, Cookie",
        "source.chain-field, X-FORWARDED-PROTO"
    })
    void standardNamesFail(String key, String name) {
        StartFails.with(key, settings.with(key, name), name + " has a meaning of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {CERTIFICATE, CHAIN})
    void otherTextsThanFieldNamesFail(String key) {
        StartFails.with(key, settings.with(key, "Client_Cert"), "letters, digits and dashes");
        StartFails.with(key, settings.with(key, "X-Chain-*"), "letters, digits and dashes");
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
    }

    @ParameterizedTest
    @ValueSource(strings = {"percent-pem", "pem", "base64-der", "base64-der-list", "xfcc", "RFC9440", "utf-8"})
    void otherEncodingsFail(String encoding) {
        StartFails.with("source.encoding", settings.with("source.encoding", encoding), "not available", "rfc9440");
    }

    @Test
    void theEncodingMayBeWrittenOut() {
        assertThat(Assembly.authenticator(
                                settings.with("source.encoding", "rfc9440").configuration())
                        .certificateFields())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "source.max-certificates, 1, 128",
        "source.max-certificate-bytes, 512, 1048576",
        "source.max-field-bytes, 512, 1048576"
    })
    void capsHaveARange(String key, int least, int greatest) {
        String range = "from " + least + " to " + greatest;

        Assembly.authenticator(settings.with(key, "" + least).configuration());
        Assembly.authenticator(settings.with(key, "" + greatest).configuration());
        StartFails.with(key, settings.with(key, "" + (least - 1)), range);
        StartFails.with(key, settings.with(key, "" + (greatest + 1)), range);
        for (String value : List.of("-1", "1e3", "four", "4.0", "99999999999", "٤", "+4", "1_000")) {
            StartFails.with(key, settings.with(key, value), range);
        }
    }
}
