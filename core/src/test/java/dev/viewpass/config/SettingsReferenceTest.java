package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The settings reference of the manual says what the code does. */
class SettingsReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "settings.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9.<>-]+)` \\| (.*?) ?\\| (.+) \\|");
    private static final String LATER = "Not available in this version.";

    private record Row(String key, String defaultValue, boolean available) {}

    private static List<Row> written() throws IOException {
        return Files.readString(REFERENCE, StandardCharsets.UTF_8)
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Row(row.group(1), row.group(2), !row.group(3).startsWith(LATER)))
                .toList();
    }

    private static List<Row> meant() {
        return Arrays.stream(Setting.values())
                .map(setting -> new Row(setting.key(), defaultOf(setting), setting.isAvailable()))
                .toList();
    }

    private static String defaultOf(Setting setting) {
        return setting.isRequired()
                ? "**required**"
                : setting.defaultValue().map(value -> "`" + value + "`").orElse("");
    }

    @Test
    void hasOneRowForEachSettingWithItsDefaultAndAvailability() throws Exception {
        assertThat(written()).containsExactlyElementsOf(meant());
    }

    @Test
    void explainsEverySetting() throws Exception {
        assertThat(Files.readAllLines(REFERENCE, StandardCharsets.UTF_8).stream()
                        .map(ROW::matcher)
                        .filter(Matcher::matches)
                        .map(row -> row.group(3).replace(LATER, "").strip()))
                .hasSize(Setting.values().length)
                .allMatch(meaning -> meaning.length() > 15);
    }
}
