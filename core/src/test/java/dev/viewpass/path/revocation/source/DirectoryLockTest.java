package dev.viewpass.path.revocation.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DirectoryLockTest {
    @TempDir
    private Path directory;

    @Test
    void failedStartOfAnotherApplicationOfThisProcessLeavesTheDirectoryLockedForOtherProcesses() throws Exception {
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            assertThatThrownBy(() -> CrlCacheDirectory.open(directory))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another application");

            assertThat(otherProcessLocks()).isFalse();
            assertThat(cache).isNotNull();
        }
        assertThat(otherProcessLocks()).isTrue();
    }

    private boolean otherProcessLocks() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Locking.class.getName(),
                                directory.toString())
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }

    /** Ends with 0 when it could lock the directory as Viewpass does. */
    static final class Locking {
        private Locking() {}

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel =
                    FileChannel.open(Path.of(arguments[0], "viewpass.lock"), StandardOpenOption.WRITE)) {
                System.exit(channel.tryLock() == null ? 1 : 0);
            }
        }
    }
}
