package dev.viewpass.it.server;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JDK that servers run on.
 *
 * @param home its directory
 */
public record Jdk(Path home) {
    /** Options for a JVM that lives for seconds on a machine of two cores. */
    static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** Finds a JDK by its feature release, such as 17; without it the test is skipped, or fails where {@code CI} is set. */
    public static Jdk require(int feature) {
        Optional<Jdk> found = candidates(feature).stream()
                .filter(home -> isOfRelease(home, feature))
                .findFirst()
                .map(Jdk::new);
        if (found.isPresent()) {
            return found.get();
        }
        String message = "JDK " + feature + " is not installed: set JAVA_" + feature + "_HOME";
        if (System.getenv("CI") != null) {
            throw new AssertionError(message);
        }
        return abort(message);
    }

    private static List<Path> candidates(int feature) {
        List<Path> homes = new ArrayList<>();
        String named = System.getenv("JAVA_" + feature + "_HOME");
        if (named != null) {
            homes.add(Path.of(named));
        }
        homes.add(Path.of(System.getProperty("java.home")));
        if (Files.isDirectory(INSTALLED)) {
            try (DirectoryStream<Path> installed = Files.newDirectoryStream(INSTALLED, "*" + feature + "*")) {
                installed.forEach(homes::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return homes;
    }

    private static boolean isOfRelease(Path home, int feature) {
        Path release = home.resolve("release");
        try {
            return Files.exists(home.resolve("bin/javac"))
                    && Files.exists(release)
                    && Files.readString(release).matches("(?s).*JAVA_VERSION=\"" + feature + "[.\"+].*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String java() {
        return home.resolve("bin/java").toString();
    }
}
