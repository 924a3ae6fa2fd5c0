package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.refusal.RejectionReason;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the tables {@code _} stands for SP and {@code >} for HTAB, which the table would drop at its edges. */
class ByteSequenceParserTest {
    private static final int MAX_BYTES = 64;
    private static final int MAX_MEMBERS = 3;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":++++/w==:              | fbefbeff", // the codec vectors of two, three and four octets
                ":MAEC:                  | 300102",
                ":MAE=:                  | 3001",
                ":MA==:                  | 30",
                "_:MAEC:                 | 300102",
                "___:MAEC:___            | 300102",
                ":MAEC:;a                | 300102",
                ":MAEC:;a=1;b=\"x\";*c-.*=?0 | 300102",
                ":MAEC:;___a             | 300102",
                ":MAEC:;a_               | 300102",
                ":MAEC:;a=:MAEC:         | 300102",
                ":MAEC:;a=1;a=2          | 300102"
            })
    void readsAnItem(String field, String octets) throws MalformedFieldException {
        assertThat(ByteSequenceParser.item(spaced(field), MAX_BYTES))
                .isEqualTo(HexFormat.of().parseHex(octets));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''            | the colon before a byte sequence is missing (at character 1)",
                "___           | the colon before a byte sequence is missing",
                "MAEC          | the colon before a byte sequence is missing",
                "MAEC:         | the colon before a byte sequence is missing",
                ":MAEC         | the colon after a byte sequence is missing",
                ":             | the colon after a byte sequence is missing",
                "::            | it has an empty byte sequence",
                ":=:           | it has text that is not Base64",
                ":====:        | it has text that is not Base64",
                ":M:           | it has text that is not Base64",
                ":MAEC=:       | it has text that is not Base64",
                ":MAE==:       | it has text that is not Base64",
                ":MA==MAEC:    | it has text that is not Base64",
                ":----_w==:    | it has text that is not Base64", // base64url
                ":MA_EC:       | it has text that is not Base64",
                ":MAEC_:       | it has text that is not Base64",
                ":_MAEC:       | it has text that is not Base64",
                ":MA>EC:       | it has text that is not Base64",
                ":MAE\u00e9:   | it has text that is not Base64",
                ":MAE\u0410:   | it has text that is not Base64",
                ":MAE\uff21:   | it has text that is not Base64",
                ":MA%3D%3D:    | it has text that is not Base64",
                ":MAE:         | it has Base64 without padding",
                ":MA:          | it has Base64 without padding",
                ":MA=:         | it has text that is not Base64",
                ":MAF=:        | it has Base64 without padding or with pad bits that are not zero",
                ":MB==:        | it has Base64 without padding or with pad bits that are not zero",
                ">:MAEC:       | the colon before a byte sequence is missing",
                ":MAEC:>       | text follows the value",
                ":MAEC::MAEC:  | text follows the value",
                ":MAEC:MAEC    | text follows the value",
                ":MAEC:_x      | text follows the value",
                ":MAEC:_;a     | text follows the value",
                ":MAEC:>;a     | text follows the value",
                ":MAEC:,:MAEC: | a list stands where one item is allowed",
                ":MAEC:,       | a list stands where one item is allowed",
                ":MAEC:_,      | a list stands where one item is allowed",
                "(:MAEC:)      | the colon before a byte sequence is missing",
                "MAEC;a=:MAEC: | the colon before a byte sequence is missing",
                "?1            | the colon before a byte sequence is missing",
                "12            | the colon before a byte sequence is missing",
                "\"MAEC\"      | the colon before a byte sequence is missing",
                "@1659578233   | the colon before a byte sequence is missing",
                "-----BEGIN    | the colon before a byte sequence is missing",
                "(null)        | the colon before a byte sequence is missing",
                "\uff1aMAEC:   | the colon before a byte sequence is missing",
                "\u00a0:MAEC:  | the colon before a byte sequence is missing"
            })
    void refusesWhatIsNoItem(String field, String message) {
        assertThatExceptionOfType(MalformedFieldException.class)
                .isThrownBy(() -> ByteSequenceParser.item(spaced(field), MAX_BYTES))
                .withMessageStartingWith(message)
                .matches(e -> e.reason() == RejectionReason.MALFORMED_FIELD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":MAEC:,:MA==:",
                ":MAEC:, :MA==:",
                ":MAEC:_>_,>_:MA==:",
                "__:MAEC:,:MA==:__",
                ":MAEC:;a=1,:MA==:;b",
                ":MAEC:,:MA==:>"
            })
    void readsAListWithBlanksAroundItsCommas(String field) throws MalformedFieldException {
        assertThat(ByteSequenceParser.list(spaced(field), MAX_MEMBERS, MAX_BYTES))
                .containsExactly(new byte[] {0x30, 1, 2}, new byte[] {0x30});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                ",",
                ":MAEC:,",
                ":MAEC:,_",
                ",:MAEC:",
                ":MAEC:,,:MAEC:",
                ":MAEC:,_>,:MAEC:",
                "::",
                ":MAEC:,::",
                ">:MAEC:",
                ":MAEC:_:MAEC:",
                ":MAEC:;:MAEC:",
                ":MAEC:.:MAEC:",
                "(:MAEC:_:MAEC:)",
                "(:MAEC:),:MAEC:",
                ":MAEC:,MAEC",
                ":MAEC:,token",
                ":MAEC:,\"s\"",
                ":MAEC:,1",
                ":MAEC:,a=:MAEC:",
                "a=:MAEC:",
                ":MAEC,:MAEC:"
            })
    void refusesWhatIsNoListOfByteSequences(String field) {
        assertThatExceptionOfType(MalformedFieldException.class)
                .isThrownBy(() -> ByteSequenceParser.list(spaced(field), MAX_MEMBERS, MAX_BYTES))
                .matches(e -> e.reason() == RejectionReason.MALFORMED_FIELD);
    }

    @Test
    void countsTheMembersBeforeItReadsOneTooMany() throws MalformedFieldException {
        assertThat(ByteSequenceParser.list(":MAEC:,:MAEC:,:MAEC:", 3, MAX_BYTES))
                .hasSize(3);
        assertThatExceptionOfType(MalformedFieldException.class)
                .isThrownBy(() -> ByteSequenceParser.list(":MAEC:,:MAEC:,:MAEC:,!", 3, MAX_BYTES))
                .withMessage("it has more than 3 members")
                .matches(e -> e.reason() == RejectionReason.TOO_MANY_CERTIFICATES);
    }

    @Test
    void takesTheGreatestSizeAndNoMore() throws MalformedFieldException {
        assertThat(ByteSequenceParser.item(":MAEC:", 3)).hasSize(3);
        assertThat(ByteSequenceParser.item(":MA==:", 1)).hasSize(1);
        for (String field : List.of(":MAEC:", ":MAE=:", ":" + "A".repeat(4_000_000) + ":")) {
            assertThatExceptionOfType(MalformedFieldException.class)
                    .isThrownBy(() -> ByteSequenceParser.item(field, 1))
                    .withMessage("it has a byte sequence of more than 1 octets")
                    .matches(e -> e.reason() == RejectionReason.TOO_LARGE);
        }
    }

    @Test
    void oneByteStringHasOneTextOnly() throws MalformedFieldException {
        for (int last = 0; last < 256; last++) {
            int readable = 0;
            for (String padding : List.of("", "=", "==")) {
                for (int pad = 0; pad < 16; pad++) {
                    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
                    String text = "" + alphabet.charAt(last >> 2) + alphabet.charAt((last & 3) << 4 | pad) + padding;
                    readable += isReadable(":" + text + ":") ? 1 : 0;
                }
            }
            assertThat(readable).isEqualTo(1);
        }
    }

    @Test
    void messageHoldsNothingThatWasSent() {
        assertThatExceptionOfType(MalformedFieldException.class)
                .isThrownBy(() -> ByteSequenceParser.item(":MAEC:evil\r\n", MAX_BYTES))
                .withMessage("text follows the value (at character 7)");
    }

    private static boolean isReadable(String field) {
        try {
            return ByteSequenceParser.item(field, MAX_BYTES).length == 1;
        } catch (MalformedFieldException e) {
            return false;
        }
    }

    private static String spaced(String field) {
        // The base64url row needs its own underscore.
        return field.equals(":----_w==:") ? field : field.replace('_', ' ').replace('>', '\t');
    }
}
