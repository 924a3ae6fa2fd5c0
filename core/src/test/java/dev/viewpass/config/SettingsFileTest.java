package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path directory;

    private Configuration read(byte[] content) {
        return Configuration.builder()
                .file(WorkingSettings.write(directory, "viewpass.properties", content))
                .build();
    }

    @Test
    void isReadAsUtf8() {
        byte[] content = "group.a=subject.ou=Büro 東京".getBytes(StandardCharsets.UTF_8);

        assertThat(read(content).family(Setting.GROUP)).containsEntry("a", "subject.ou=Büro 東京");
    }

    @Test
    void failsTheStartWhenItIsNotUtf8() {
        byte[] content = "group.a=subject.ou=Büro".getBytes(StandardCharsets.ISO_8859_1);

        StartFails.with("config", () -> read(content), "viewpass.properties is not UTF-8 text");
    }

    @Test
    void failsTheStartWhenItDoesNotExist() {
        String missing =
                directory.resolve("missing.properties").toAbsolutePath().toString();

        StartFails.with("config", () -> Configuration.builder().file(missing), missing, "does not exist");
    }

    @Test
    void failsTheStartWhenAKeyStandsTwiceEvenWithTheSameValue() {
        StartFails.with(
                "principal",
                () -> Configuration.builder().file(new StringReader("principal=subject\n\nprincipal : subject\n")),
                "more than once");
        StartFails.with(
                "group.a",
                () -> Configuration.builder().file(new StringReader("group.a=principal=x\ngrou\\u0070.a=principal=y")),
                "more than once");
    }

    @Test
    void failsTheStartWhenAnEscapeIsBroken() {
        StartFails.with(
                "settings file",
                () -> Configuration.builder().file(new StringReader("principal=\\u00g0")),
                "\\u escape");
    }

    @Test
    void mayHaveCommentsContinuationsAndCrLf() throws Exception {
        Configuration configuration = Configuration.builder()
                .file(new StringReader("# comment\r\n! comment\r\nprincipal=san.email,\\\r\n   subject\r\n"))
                .build();

        assertThat(configuration.list(Setting.PRINCIPAL)).containsExactly("san.email", "subject");
    }

    @Test
    void isFoundOnTheClassPath() {
        Configuration configuration = Configuration.builder()
                .locations(ResourceLocations.of(new DirectoryLoader(directory)))
                .file("classpath:"
                        + Path.of(WorkingSettings.write(directory, "in-jar.properties", "principal=subject.cn"))
                                .getFileName())
                .build();

        assertThat(configuration.value(Setting.PRINCIPAL)).isEqualTo("subject.cn");
    }
}
