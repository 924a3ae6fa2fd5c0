package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.refusal.RejectionReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters mean nothing in RFC 9440; a broken one still breaks the field (RFC 9651 section 4.2). */
class StructuredFieldParametersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Integer, 15 digits at most
                "0",
                "-0",
                "007",
                "-999999999999999",
                "999999999999999",
                // Decimal, 12 and 3 digits at most
                "0.0",
                "-1.5",
                "123456789012.123",
                // String
                "\"\"",
                "\"a b\"",
                "\"\\\"\\\\\"",
                "\";a=,:\"",
                // Token
                "a",
                "A",
                "*",
                "foo123/456",
                "a:b",
                "*a!#$%&'*+-.^_`|~",
                // Byte Sequence
                "::",
                ":MAEC:",
                ":++++/w==:",
                // Boolean
                "?0",
                "?1",
                // Date
                "@0",
                "@-1659578233",
                "@999999999999999",
                // Display String
                "%\"\"",
                "%\"plain !#$&'~\"",
                "%\"f%c3%bc%c3%bc\"",
                "%\"%00%22%25\""
            })
    void valuesOfAllTypesAreSkipped(String value) throws MalformedFieldException {
        assertThat(ByteSequenceParser.item(":MA==:;a=" + value, 1)).containsExactly(0x30);
        assertThat(ByteSequenceParser.item(":MA==:;a=" + value + "; b;c=" + value, 1))
                .containsExactly(0x30);
        assertThat(ByteSequenceParser.list(":MA==:;a=" + value + " , :MA==:;b=" + value, 2, 1))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "*", "a1", "*1", "a_b-c.d*"})
    void keysWithoutValueAreSkipped(String key) throws MalformedFieldException {
        assertThat(ByteSequenceParser.item(":MA==:;" + key, 1)).containsExactly(0x30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";",
                ";;a",
                "; ",
                ";A",
                ";1",
                ";-a",
                ";_a",
                ";=1",
                ";\ta",
                ";a ;b",
                ";a =1",
                ";a= 1",
                ";\u00e9",
                ";a\u00e9",
                ";aZ",
                ";\u0430"
            })
    void brokenKeyBreaksTheField(String parameters) {
        assertBroken(parameters);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "--1",
                "+1",
                "1-",
                "1234567890123456",
                "-1234567890123456",
                "1.",
                ".5",
                "-.5",
                "1.2345",
                "1234567890123.1",
                "1.2.3",
                "1e5",
                "\"",
                "\"a",
                "\"\\",
                "\"\\a\"",
                "\"\u0001\"",
                "\"\t\"",
                "\"\u007f\"",
                "\"\u00e9\"",
                "\"a\"b",
                "'a'",
                "{a}",
                "a\"",
                "a b",
                "!a",
                "\u00e9",
                "a\u00e9",
                ":",
                ":MAEC",
                ":MA EC:",
                ":MA-_:",
                ":\u00e9:",
                "::a",
                "?",
                "?2",
                "?a",
                "?10",
                "?true",
                "@",
                "@-",
                "@a",
                "@1.5",
                "@1234567890123456",
                "@+1",
                "(a)",
                "(1 2)",
                "%",
                "%a",
                "%\"",
                "%\"a",
                "%\"%\"",
                "%\"%C3%BC\"",
                "%\"%c\"",
                "%\"%zz\"",
                "%\"%0z\"",
                "%\"%z0%9f%98%80\"",
                "%\"%c3\"",
                "%\"%ff\"",
                "%\"\u00e9\"",
                "%\"\u0001\"",
                "%'a'"
            })
    void brokenValueBreaksTheField(String value) {
        assertBroken(";a=" + value);
    }

    private static void assertBroken(String parameters) {
        assertThatExceptionOfType(MalformedFieldException.class)
                .isThrownBy(() -> ByteSequenceParser.item(":MA==:" + parameters, 1))
                .matches(e -> e.reason() == RejectionReason.MALFORMED_FIELD);
        assertThatExceptionOfType(MalformedFieldException.class)
                .isThrownBy(() -> ByteSequenceParser.list(":MA==:,:MA==:" + parameters, 2, 1))
                .matches(e -> e.reason() == RejectionReason.MALFORMED_FIELD);
    }
}
