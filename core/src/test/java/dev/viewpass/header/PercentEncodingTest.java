package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.refusal.RejectionReason;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

    @Test
    void textWithoutEscapesStandsForItself() throws MalformedFieldException {
        assertThat(PercentEncoding.decode("")).isEmpty();
        assertThat(PercentEncoding.decode("a b~!\"$&'()*,;:?@[\\]^_`{|}#-.<>"))
                .isEqualTo("a b~!\"$&'()*,;:?@[\\]^_`{|}#-.<>");
    }

    @Test
    void plusSlashAndEqualsMeanThemselvesEscapedOrNot() throws MalformedFieldException {
        assertThat(PercentEncoding.decode("+/=")).isEqualTo("+/=");
        assertThat(PercentEncoding.decode("%2B%2F%3D")).isEqualTo("+/=");
        assertThat(PercentEncoding.decode("%2b%2f%3d")).isEqualTo("+/=");
        assertThat(PercentEncoding.decode("+%2B/%2f=%3D")).isEqualTo("++//==");
    }

    @Test
    void everyVisibleCharacterAndEveryLineEndMayBeEscapedInEitherCase() throws MalformedFieldException {
        for (int octet = 0; octet < 0x80; octet++) {
            boolean allowed = octet == '\n' || octet == '\r' || (octet >= 0x20 && octet < 0x7f);
            String upper = String.format(Locale.ROOT, "%%%02X", octet);
            if (allowed) {
                assertThat(PercentEncoding.decode(upper)).isEqualTo(Character.toString(octet));
                assertThat(PercentEncoding.decode(upper.toLowerCase(Locale.ROOT)))
                        .isEqualTo(Character.toString(octet));
            } else {
                assertRefused(upper, "the escape before stands for an octet that no PEM has (at character 4)");
            }
        }
    }

    @Test
    void whatIsDecodedIsNotDecodedAgain() throws MalformedFieldException {
        assertThat(PercentEncoding.decode("%252B%25")).isEqualTo("%2B%");
        assertThat(PercentEncoding.decode("%25%32%42")).isEqualTo("%2B");
    }

    @ParameterizedTest
    @CsvSource({
        "%, 2",
        "A%, 3",
        "%0, 3",
        "%G0, 2",
        "%0G, 3",
        "%%0A, 2",
        "% 0A, 2",
        "%+1, 2",
        "%-1, 2",
        "%0x, 3",
        "%u0041, 2",
        "%\uff10\uff21, 2",
        "%\u0664\u0661, 2"
    })
    void percentSignWithoutTwoHexadecimalDigitsIsRefused(String field, int position) {
        assertRefused(field, "a hexadecimal digit after a percent sign is missing (at character " + position + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%01", "%09", "%0B", "%1b", "%7F", "%80", "%A0", "%C3%A9", "%ff", "%E2%80%A8"})
    void escapedControlCharactersAndWhatIsNotAsciiAreRefused(String field) {
        assertRefused(field, "the escape before stands for an octet that no PEM has (at character 4)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\t",
                "\n",
                "\r",
                "\u000b",
                "\u007f",
                "\u0080",
                "\u0085",
                "\u00a0",
                "\u00e9",
                "\u2028",
                "\uff21",
                "\ud83d\ude00"
            })
    void literalControlCharactersAndWhatIsNotAsciiAreRefused(String character) {
        assertRefused(
                "MA" + character,
                "a character stands there that is neither visible ASCII nor a blank (at character 3)");
    }

    private static void assertRefused(String field, String message) {
        assertThatExceptionOfType(MalformedFieldException.class)
                .isThrownBy(() -> PercentEncoding.decode(field))
                .withMessage(message)
                .matches(e -> e.reason() == RejectionReason.MALFORMED_FIELD);
    }
}
