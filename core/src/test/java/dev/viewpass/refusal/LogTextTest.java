package dev.viewpass.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "CN=Zoë,O=\"A\\, B\"", "李雷", "🦊", "a\u00a0b", "\\0a"})
    void printableTextIsUnchanged(String text) {
        assertThat(LogText.escape(text)).isSameAs(text);
    }

    @Test
    void charactersThatBreakOrReorderALineBecomeTheirOctets() {
        assertThat(LogText.escape("a\r\nb\t\u0000\u007f\u0085")).isEqualTo("a\\0d\\0ab\\09\\00\\7f\\c2\\85");
        assertThat(LogText.escape("\u202e\u2066\u200b\ufeff\u00ad"))
                .isEqualTo("\\e2\\80\\ae\\e2\\81\\a6\\e2\\80\\8b\\ef\\bb\\bf\\c2\\ad");
        assertThat(LogText.escape("\u2028\u2029\ue000")).isEqualTo("\\e2\\80\\a8\\e2\\80\\a9\\ee\\80\\80");
        assertThat(LogText.escape("🦊\n")).isEqualTo("🦊\\0a");
    }

    @Test
    void longNamesAreCutVisibly() {
        assertThat(LogText.name("x".repeat(256))).isEqualTo("x".repeat(256));
        assertThat(LogText.name("x".repeat(257))).isEqualTo("x".repeat(256) + "…");
        assertThat(LogText.name("\n".repeat(100))).isEqualTo("\\0a".repeat(85) + "\\…");
        assertThat(LogText.name("x".repeat(255) + "🦊"))
                .as("no half character is left")
                .isEqualTo("x".repeat(255) + "…");
    }

    @Test
    void listsShowFiveTexts() {
        assertThat(LogText.list(List.of())).isEmpty();
        assertThat(LogText.list(List.of("a", "b\n", "c", "d", "e"))).isEqualTo("a, b\\0a, c, d, e");
        assertThat(LogText.list(List.of("a", "b", "c", "d", "e", "f", "g"))).isEqualTo("a, b, c, d, e and 2 more");
        assertThat(LogText.list(List.of("x".repeat(129), "y"))).isEqualTo("x".repeat(128) + "…, y");
    }

    @Test
    void loneSurrogateIsReplaced() {
        assertThat(LogText.escape("a\ud800b")).isEqualTo("a\\3fb");
    }

    @Test
    void nothingUnsafeIsLeft() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            if (LogText.isUnsafe(character)) {
                String escaped = LogText.escape(Character.toString(character));
                if (escaped.codePoints().anyMatch(LogText::isUnsafe)) {
                    assertThat(escaped).isEqualTo("escaped");
                }
            }
        }
        assertThat(LogText.isUnsafe('\n')).isTrue();
        assertThat(LogText.isUnsafe('a')).isFalse();
    }
}
