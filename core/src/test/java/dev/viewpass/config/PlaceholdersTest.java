package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
    private static final Map<String, String> VARIABLES =
            Map.of("NAME", "value", "EMPTY", "", "TRICK", "${sys:name}", "DOLLAR", "$");
    private static final Map<String, String> PROPERTIES = Map.of("name", "property", "a:b", "colon");

    @TempDir
    private Path directory;

    private static String resolve(String value) {
        return new Placeholders(VARIABLES, PROPERTIES::get).resolve("some.key", value);
    }

    private String resolveFile(byte[] content) {
        return resolve("<${file:" + WorkingSettings.write(directory, "value", content) + "}>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no placeholder $ {x} $x | no placeholder $ {x} $x",
                "${env:NAME}             | value",
                "a${env:NAME}b           | avalueb",
                "${env:NAME}${sys:name}  | valueproperty",
                "${sys:a:b}              | colon",
                "x${env:EMPTY}y          | xy",
                "$${env:NAME}            | ${env:NAME}",
                "a$${b}c${env:NAME}      | a${b}cvalue",
                "$${                     | ${",
                "$$${env:NAME}           | $${env:NAME}",
                "${env:NAME}$${x}        | value${x}",
                "${env:NAME}}            | value}"
            })
    void resolvesVariablesPropertiesAndEscapes(String value, String resolved) {
        assertThat(resolve(value)).isEqualTo(resolved);
    }

    @Test
    void doesNotResolveWhatWasResolvedAgain() {
        assertThat(resolve("${env:TRICK}")).isEqualTo("${sys:name}");
        assertThat(resolve("${env:DOLLAR}${env:NAME}")).isEqualTo("$value");
    }

    @Test
    void removesOneLineEndAtTheEndOfAFile() {
        assertThat(resolveFile(bytes("secret"))).isEqualTo("<secret>");
        assertThat(resolveFile(bytes("secret\n"))).isEqualTo("<secret>");
        assertThat(resolveFile(bytes("secret\r\n"))).isEqualTo("<secret>");
        assertThat(resolveFile(bytes("secret\n\n"))).isEqualTo("<secret\n>");
        assertThat(resolveFile(bytes("\nse\ncret \n"))).isEqualTo("<\nse\ncret >");
        assertThat(resolveFile(bytes("${env:NAME}\n"))).isEqualTo("<${env:NAME}>");
    }

    @Test
    void acceptsAFileOf64KibibytesAndNoMore() {
        assertThat(resolveFile(new byte[64 * 1024])).hasSize(64 * 1024 + 2);
        StartFails.with("some.key", () -> resolveFile(new byte[64 * 1024 + 1]), "at most 65536 bytes");
    }

    @Test
    void refusesFilesThatAreNoText() {
        StartFails.with("some.key", () -> resolveFile(new byte[] {(byte) 0xc3, 0x28}), "UTF-8");
    }

    @Test
    void refusesMissingFilesDirectoriesAndRelativePaths() {
        String missing = directory.resolve("missing").toAbsolutePath().toString();

        StartFails.with("some.key", () -> resolve("${file:" + missing + "}"), missing, "regular file");
        StartFails.with("some.key", () -> resolve("${file:" + directory.toAbsolutePath() + "}"), "regular file");
        StartFails.with("some.key", () -> resolve("${file:relative/path}"), "absolute");
        StartFails.with("some.key", () -> resolve("${file:}"), "absolute");
        StartFails.with("some.key", () -> resolve("${file:/a\0b}"), "can not be read");
    }

    @Test
    void refusesWhatDoesNotResolve() {
        StartFails.with("some.key", () -> resolve("${env:MISSING}"), "environment variable MISSING is not set");
        StartFails.with("some.key", () -> resolve("${sys:missing}"), "system property missing is not set");
        StartFails.with("some.key", () -> resolve("${env:}"), "is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "a${env:NAME", "${env:NAME}${", "$$${${"})
    void refusesAMissingBrace(String value) {
        StartFails.with("some.key", () -> resolve(value), "has no }", "$${");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${}", "${NAME}", "${ENV:NAME}", "${vault:x}", "${env}", "${ env:NAME}", "${:NAME}"})
    void refusesUnknownKinds(String value) {
        StartFails.with("some.key", () -> resolve(value), "unknown placeholder", "${env:NAME}", "$${");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
