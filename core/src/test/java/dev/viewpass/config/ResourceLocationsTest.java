package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceLocationsTest {
    private static final String KEY = "anchors";

    @TempDir
    private Path directory;

    private String file;
    private ResourceLocations locations;

    @BeforeEach
    void makeLocations() {
        file = WorkingSettings.write(directory, "ca.pem", "on disk");
        locations = new ResourceLocations(new DirectoryLoader(directory), path -> switch (path) {
            case "/WEB-INF/ca.pem" ->
                Optional.of(new ByteArrayInputStream("in the application".getBytes(StandardCharsets.UTF_8)));
            case "/WEB-INF/broken" -> throw new IOException("disk on fire");
            default -> Optional.empty();
        });
    }

    private String read(String location) {
        return new String(locations.read(KEY, location), StandardCharsets.UTF_8);
    }

    @Test
    void findsFilesClassPathAndWebApplication() {
        assertThat(read(file)).isEqualTo("on disk");
        assertThat(read("file:" + file)).isEqualTo("on disk");
        assertThat(read("file://" + file)).isEqualTo("on disk");
        assertThat(read("classpath:ca.pem")).isEqualTo("on disk");
        assertThat(read("/WEB-INF/ca.pem")).isEqualTo("in the application");
    }

    @Test
    void readsEveryTimeAnew() {
        assertThat(read(file)).isEqualTo("on disk");
        WorkingSettings.write(directory, "ca.pem", "changed");

        assertThat(read(file)).isEqualTo("changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ca.pem", "./ca.pem", "file:ca.pem", "file:", "WEB-INF/ca.pem", "http://ca.example/ca.pem", ""})
    void refusesWhatIsNotAbsolute(String location) {
        StartFails.with(KEY, () -> read(location), "is not absolute", "/WEB-INF/name");
        StartFails.with(KEY, () -> locations.filesOf(KEY, location), "is not absolute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/WEB-INF/missing", "classpath:missing", "/nowhere/at/all.pem", "classpath:/ca.pem/"})
    void refusesWhatDoesNotExist(String location) {
        StartFails.with(KEY, () -> read(location), location, "does not exist");
    }

    @Test
    void refusesADirectoryWhereAFileIsNeeded() {
        StartFails.with(KEY, () -> read(directory.toString()), "is not a file");
    }

    @Test
    void refusesWhatIsNoPathOrCanNotBeRead() {
        StartFails.with(KEY, () -> read("/a\0b"), "is not a path");
        StartFails.with(KEY, () -> read("/WEB-INF/broken"), "can not be read");
    }

    @Test
    void refusesFilesOfMoreThan64Mebibytes() throws Exception {
        Path large = directory.resolve("large");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(64L * 1024 * 1024 + 1);
        }

        StartFails.with(KEY, () -> read(large.toString()), "is larger than");
    }

    @Test
    void outsideOfAWebApplicationThereIsNoWebInf() {
        ResourceLocations outside = ResourceLocations.of(ClassLoader.getPlatformClassLoader());

        StartFails.with(KEY, () -> outside.read(KEY, "/WEB-INF/ca.pem"), "does not exist");
    }

    @Test
    void aDirectoryIsItsRegularFilesInAlphabeticalOrder() throws Exception {
        Path crls = Files.createDirectory(directory.resolve("crls"));
        Files.createDirectory(crls.resolve("archive"));
        String b = WorkingSettings.write(crls, "b.crl", "b");
        String a = WorkingSettings.write(crls, "a.crl", "a");

        assertThat(locations.filesOf(KEY, crls.toString())).containsExactly(a, b);
        assertThat(locations.filesOf(KEY, "file:" + crls)).containsExactly(a, b);
        assertThat(locations.filesOf(KEY, file)).containsExactly(file);
        assertThat(locations.filesOf(KEY, "/WEB-INF/ca.pem")).containsExactly("/WEB-INF/ca.pem");
        assertThat(locations.filesOf(KEY, "classpath:ca.pem")).containsExactly("classpath:ca.pem");
    }

    @Test
    void aDirectoryWithoutFilesFails() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));

        StartFails.with(KEY, () -> locations.filesOf(KEY, empty.toString()), "is empty");
    }
}
