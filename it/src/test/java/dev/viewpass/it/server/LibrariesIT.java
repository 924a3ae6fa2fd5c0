package dev.viewpass.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an application gets into {@code WEB-INF/lib} with the filter. */
class LibrariesIT {
    private static final int MEBIBYTE = 1 << 20;

    private final Map<String, Integer> libraries = WebArchive.demoApplication().libraries();

    private static String artifact(String jar) {
        return jar.replaceFirst("-\\d.*", "");
    }

    @Test
    void areSmallTogether() {
        assertThat(libraries.values().stream().mapToInt(Integer::intValue).sum())
                .isPositive()
                .isLessThan(12 * MEBIBYTE);
    }

    @Test
    void areListedWithTheirReasons() throws IOException {
        String list = Files.readString(Path.of(System.getProperty("viewpass.docs"), "dependencies.md"));

        assertThat(libraries).isNotEmpty();
        assertThat(libraries.keySet()).allSatisfy(jar -> assertThat(list).contains("| `" + artifact(jar) + "` |"));
    }

    @Test
    void doNotIncludeBouncyCastle() {
        assertThat(libraries.keySet()).noneMatch(jar -> jar.startsWith("bc"));
    }
}
