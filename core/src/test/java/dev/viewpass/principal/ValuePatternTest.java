package dev.viewpass.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuePatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Operations | Operations",
                "* | Operations",
                "* | ''",
                "Op* | Operations",
                "Op*s | Operations",
                "*er*ion* | Operations",
                "** | spiffe://acme.example/a",
                "spiffe://acme.example/ns/* | spiffe://acme.example/ns/billing",
                "spiffe://acme.example/** | spiffe://acme.example/ns/billing/sa/x",
                "spiffe://*.example/** | spiffe://acme.example/a",
                "*@acme.example | alice@acme.example",
                "a\\*b | a*b",
                "a\\\\b | a\\b",
                "'a\\|b\\&c' | 'a|b&c'",
                "\\a | a",
                "*\\** | x*y",
                "*** | a.b/c"
            })
    void matches(String pattern, String value) {
        assertThat(ValuePattern.parse(pattern).matches(value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Operations | operations",
                "Operations | Operation",
                "Operations | Operationss",
                "Operations | ' Operations'",
                "Operations | ''",
                "'' | x",
                "* | a.b",
                "* | a/b",
                "* | a@b",
                "* | a:b",
                "Op* | xOp",
                "*@acme.example | alice@acme.example.other.example",
                "*@acme.example | alice@other.example@acme.example",
                "*@acme.example | a.lice@acme.example",
                "*.acme.example | acme.example",
                "*.acme.example | a.b.acme.example",
                "spiffe://acme.example/ns/* | spiffe://acme.example/ns/a/b",
                "spiffe://acme.example/ns/* | spiffe://acme.example/admin",
                "spiffe://acme.example/** | spiffe://acme.example.other.example/x",
                "spiffe://acme.example/** | http://x/spiffe://acme.example/x",
                "a\\*b | axb",
                "a?c | abc",
                "a.c | abc",
                "[ab] | a",
                "straße | STRASSE"
            })
    void doesNotMatch(String pattern, String value) {
        assertThat(ValuePattern.parse(pattern).matches(value)).isFalse();
    }

    @Test
    void lineEndIsNoEnd() {
        assertThat(ValuePattern.parse("admin").matches("admin\n")).isFalse();
        assertThat(ValuePattern.parse("*admin").matches("x\nadmin")).isTrue();
    }

    @Test
    void manyWildcardsTakeLittleTime() {
        ValuePattern pattern = ValuePattern.parse("*a".repeat(100) + "b");
        String value = "a".repeat(10_000);

        Assertions.assertTimeout(
                Duration.ofSeconds(2), () -> assertThat(pattern.matches(value)).isFalse());
    }

    @Test
    void backslashAtTheEndIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValuePattern.parse("abc\\"))
                .withMessage("'abc\\' ends with a single \\");
    }

    @Test
    void literalHasNoWildcardsAndKeepsTheEscapesOfNames() {
        assertThat(ValuePattern.literal("CN=a\\, b,O=c\\|d\\&e\\*f")).hasValue("CN=a\\, b,O=c|d&e*f");
        assertThat(ValuePattern.literal("CN=a*")).isEmpty();
        assertThat(ValuePattern.literal("a\\")).hasValue("a\\");
        assertThat(ValuePattern.literal("a\\\\*")).isEmpty();
        assertThat(ValuePattern.literal("a\\\\\\*")).hasValue("a\\\\*");
    }
}
