package dev.viewpass.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code viewpass.jar} as a process of its own, as its users do. */
public final class Jar {
    private Jar() {}

    /**
     * What came of a run.
     *
     * @param exitCode the exit code
     * @param out standard output
     * @param err standard error
     * @param took how long the process lived
     */
    public record Run(int exitCode, String out, String err, Duration took) {}

    public static Run run(Duration atMost, Path input, String... arguments) throws IOException, InterruptedException {
        return run(Path.of(System.getProperty("java.home")), atMost, input, arguments);
    }

    /** Runs it on the JDK of that directory. */
    public static Run run(Path jdk, Duration atMost, Path input, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("viewpass-it", ".out");
        Path err = Files.createTempFile("viewpass-it", ".err");
        List<String> command = new ArrayList<>(List.of(
                jdk.resolve("bin").resolve("java").toString(),
                "-jar",
                System.getProperty("viewpass.jar", "cli/target/viewpass.jar")));
        command.addAll(List.of(arguments));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(command + " still runs after " + atMost + ": " + Files.readString(err));
            }
            return new Run(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8),
                    Duration.ofNanos(System.nanoTime() - begin));
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** An input that ends at once. */
    public static Path noInput() {
        return Path.of("/dev/null");
    }
}
