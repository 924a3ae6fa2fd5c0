package dev.viewpass.cli.process;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporaryDirectoryTest {
    @Test
    void letsNobodyButTheOwnerIn() throws IOException {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "the file system has modes");
        try (TemporaryDirectory directory = TemporaryDirectory.create("test")) {
            Path key = directory.file("some.key", "secret");

            assertThat(Files.getPosixFilePermissions(directory.path()))
                    .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);
            assertThat(Files.getPosixFilePermissions(key)).containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
            assertThat(key).hasContent("secret");
        }
    }

    @Test
    void vanishesWithEverythingInIt() throws IOException {
        Path path;
        try (TemporaryDirectory directory = TemporaryDirectory.create("test")) {
            path = directory.path();
            Files.writeString(directory.directory("inner").resolve("file"), "text");
            directory.file("file", "text");
        }

        assertThat(path).doesNotExist();
    }
}
