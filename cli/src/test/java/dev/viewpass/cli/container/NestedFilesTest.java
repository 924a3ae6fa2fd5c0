package dev.viewpass.cli.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedFilesTest {
    @Test
    void unpacksEveryJarOfJetty(@TempDir Path directory) throws IOException {
        List<Path> jars = NestedFiles.unpackAll(Container.JETTY.index(), directory);

        assertThat(jars)
                .extracting(jar -> jar.getFileName().toString())
                .anyMatch(name -> name.startsWith("jetty-ee11-webapp-"));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(jars);
        }
    }

    @Test
    void carriesOnlyWhatBelongsToJetty(@TempDir Path directory) throws IOException {
        assertThat(NestedFiles.unpackAll(Container.JETTY.index(), directory))
                .extracting(jar -> jar.getFileName().toString())
                .allMatch(name -> name.matches("(jetty|jakarta|asm|slf4j)-?.*\\.jar"))
                .noneMatch(name -> name.matches("jetty-(client|proxy|alpn|compression).*"));
    }

    @Test
    void carriesOnlyWhatBelongsToTomcat(@TempDir Path directory) throws IOException {
        assertThat(NestedFiles.unpackAll(Container.TOMCAT.index(), directory))
                .extracting(jar -> jar.getFileName().toString().replaceAll("-[0-9.]+jar$", ""))
                .containsExactlyInAnyOrder("tomcat-embed-core", "tomcat-annotations-api");
    }

    @Test
    void saysWhatABuildLacks() {
        assertThatIOException()
                .isThrownBy(() -> NestedFiles.open("containers/none/index"))
                .withMessageContaining("containers/none/index");
    }
}
