package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.refusal.RejectionReason;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the tables {@code [} and {@code ]} stand for the lines of the armour, {@code /} for LF. */
class PemParserTest {
    private static final int MAX_BYTES = 64;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[/MAEC/]/      | 300102",
                "[/MAEC/]       | 300102",
                "[MAEC]         | 300102",
                "[/MA/EC/]/     | 300102",
                "[/M/A/E/C/]/   | 300102",
                "[/MAEC/]////   | 300102",
                "[//MAEC//]/    | 300102",
                "[/MA==/]/      | 30",
                "[/MA/==/]/     | 30",
                "[/MA=/=/]/     | 30"
            })
    void readsOneBlockOfAnyLineWidth(String text, String octets) throws MalformedFieldException {
        for (String lineEnd : List.of("\n", "\r\n", "\r")) {
            String pem = armoured(text).replace("\n", lineEnd);

            assertThat(PemParser.item(pem, Armour.PEM, MAX_BYTES))
                    .isEqualTo(HexFormat.of().parseHex(octets));
        }
    }

    @Test
    void lineWidthCountsForNothing() throws MalformedFieldException {
        byte[] octets = new byte[300]; // their Base64 has no slash
        for (int width = 4; width <= 404; width += 4) {
            String lines = Base64.getMimeEncoder(width, new byte[] {'\n'}).encodeToString(octets);

            assertThat(PemParser.item(armoured("[/" + lines + "/]/"), Armour.PEM, 300))
                    .isEqualTo(octets);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                  | it has no -----BEGIN CERTIFICATE----- where a certificate has to begin",
                "MAEC                | it has no -----BEGIN",
                "]/                  | it has no -----BEGIN",
                "/[/MAEC/]/          | it has no -----BEGIN",
                "' [/MAEC/]/'        | it has no -----BEGIN",
                "x/[/MAEC/]/         | it has no -----BEGIN",
                "subject=CN/[/MAEC/] | it has no -----BEGIN",
                "-[/MAEC/]/          | it has no -----BEGIN",
                "\ufeff[/MAEC/]/     | it has no -----BEGIN",
                "[                   | -----END CERTIFICATE----- is missing (at character 28)",
                "[/MAEC/             | -----END CERTIFICATE----- is missing",
                "[/MAEC/[            | -----END CERTIFICATE----- is missing",
                "[/MAEC/-----END CERTIFICATE----        | -----END CERTIFICATE----- is missing",
                "[/MAEC/-----END CERTIFICATE/-----      | -----END CERTIFICATE----- is missing",
                "[/MAEC/-----END PRIVATE KEY-----/      | -----END CERTIFICATE----- is missing",
                "[]                  | it has an empty PEM block",
                "[/]/                | it has an empty PEM block",
                "[////]/             | it has an empty PEM block",
                "[/MAEC/]/[/MAEC/]/  | several PEM blocks stand where one certificate is allowed",
                "[/MAEC/][/MAEC/]/   | several PEM blocks stand where one certificate is allowed",
                "[/MAEC/]//[         | several PEM blocks stand where one certificate is allowed",
                "[/MAEC/]/x          | text follows the value (at character 60)",
                "[/MAEC/]/]/         | text follows the value",
                "'[/MAEC/]/ '        | text follows the value",
                "[/MAEC/]-           | text follows the value",
                "[/MAEC/],[/MAEC/]/  | a list stands where one item is allowed",
                "'[/MAEC/]/\0'       | text follows the value",
                "[/MAEC/]/-----BEGIN X509 CRL-----/MAEC/-----END X509 CRL-----/ | text follows the value",
                "[/[/MAEC/]/         | it has text that is not Base64",
                "[/Proc-Type: 4/MAEC/]/ | it has text that is not Base64",
                "[/MA EC/]/          | it has text that is not Base64",
                "[/MAEC /]/          | it has text that is not Base64",
                "[/MA\tEC/]/         | it has text that is not Base64",
                "[/MA\u00a0EC/]/     | it has text that is not Base64",
                "[/MA%0AEC/]/        | it has text that is not Base64",
                "[/----_w==/]/       | it has text that is not Base64",
                "[/MAEC=/]/          | it has text that is not Base64",
                "[/MA==MAEC/]/       | it has text that is not Base64",
                "[/====/]/           | it has text that is not Base64",
                "[/M/]/              | it has text that is not Base64",
                "[/MAE\u0410/]/      | it has text that is not Base64",
                "[/MAE/]/            | it has Base64 without padding",
                "[/MA/]/             | it has Base64 without padding",
                "[/MAF=/]/           | it has Base64 without padding or with pad bits that are not zero",
                "[/MB==/]/           | it has Base64 without padding or with pad bits that are not zero"
            })
    void refusesWhateverElseStandsThere(String text, String message) {
        assertThatExceptionOfType(MalformedFieldException.class)
                .isThrownBy(() -> PemParser.item(armoured(text), Armour.PEM, MAX_BYTES))
                .withMessageStartingWith(message)
                .matches(e -> e.reason() == RejectionReason.MALFORMED_FIELD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRUSTED CERTIFICATE",
                "X509 CERTIFICATE",
                "certificate",
                "CERTIFICATE ",
                " CERTIFICATE",
                "",
                "CERTIFICATE REQUEST",
                "PRIVATE KEY",
                "PKCS7"
            })
    void refusesOtherLabels(String label) {
        String both = "-----BEGIN " + label + "-----\nMAEC\n-----END " + label + "-----\n";
        String atTheEnd = armoured("[/MAEC/") + "-----END " + label + "-----\n";

        for (String text : List.of(both, atTheEnd)) {
            assertThatExceptionOfType(MalformedFieldException.class)
                    .isThrownBy(() -> PemParser.item(text, Armour.PEM, MAX_BYTES))
                    .matches(e -> e.reason() == RejectionReason.MALFORMED_FIELD);
        }
    }

    @Test
    void takesTheGreatestSizeAndNoMore() throws MalformedFieldException {
        assertThat(PemParser.item(armoured("[/MA/E/C/]/"), Armour.PEM, 3)).hasSize(3);
        assertThat(PemParser.item(armoured("[/MA==/]/"), Armour.PEM, 1)).hasSize(1);
        for (String body : List.of("MAEC", "MAE=", "A".repeat(4_000_000), "!".repeat(400))) {
            assertThatExceptionOfType(MalformedFieldException.class)
                    .isThrownBy(() -> PemParser.item(armoured("[/" + body + "/]/"), Armour.PEM, 1))
                    .withMessage("it has a PEM block of more than 1 octets")
                    .matches(e -> e.reason() == RejectionReason.TOO_LARGE);
        }
    }

    @Test
    void hugeInputTakesLinearTime() {
        List<String> texts = List.of(
                armoured("[".repeat(50_000)),
                armoured("[/" + "-".repeat(2_000_000)),
                armoured("[/" + "MAEC/".repeat(200_000) + "]/".repeat(50_000)),
                armoured("[/MAEC/]" + "/".repeat(2_000_000) + "x"));

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            for (String text : texts) {
                assertThatExceptionOfType(MalformedFieldException.class)
                        .isThrownBy(() -> PemParser.item(text, Armour.PEM, 2_000_000));
            }
        });
    }

    private static String armoured(String text) {
        return text.replace("/", "\n")
                .replace("[", "-----BEGIN CERTIFICATE-----")
                .replace("]", "-----END CERTIFICATE-----");
    }
}
