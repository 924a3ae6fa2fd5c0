package dev.viewpass.it.gateway;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs of the system that tests need. */
final class RequiredProgram {
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));
    // Servers stand where the PATH of ordinary users does not lead.
    private static final List<String> SERVERS = List.of("/usr/sbin", "/usr/local/sbin");

    private RequiredProgram() {}

    /** Finds a program; without it the test is skipped, or fails where {@code CI} is set. */
    static Path require(String name) {
        return require(name, System.getenv());
    }

    /** Finds a program as one with these variables would. */
    static Path require(String name, Map<String, String> environment) {
        Optional<Path> found = Stream.concat(
                        SEPARATOR.splitAsStream(environment.getOrDefault("PATH", "")), SERVERS.stream())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseGet(() -> absent(name, environment));
    }

    private static Path absent(String name, Map<String, String> environment) {
        String message = "the program " + name + " is not installed (Debian: apt-get install " + name + ")";
        if (environment.containsKey("CI")) {
            throw new AssertionError(message);
        }
        return abort(message);
    }
}
