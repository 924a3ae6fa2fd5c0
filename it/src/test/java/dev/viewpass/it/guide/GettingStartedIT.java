package dev.viewpass.it.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.it.guide.GuideBlock.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a source tree and a downloaded Tomcat to a signed-in administrator, by the words of the guide alone. */
@Tag("servers")
class GettingStartedIT {
    private static final Path SOURCE = Path.of("..");
    private static final List<String> NOT_SOURCE = List.of("target", ".git");

    @TempDir
    private Path directory;

    @Test
    void everyBlockOfTheGuideDoesWhatItSays() throws IOException, InterruptedException {
        String guide = Files.readString(SOURCE.resolve("docs/getting-started.md"));
        List<GuideBlock> blocks = GuideBlock.of(withFreePorts(guide));
        Path source = copy(SOURCE, directory.resolve("viewpass"));

        List<String> printed = GuideScript.run(blocks, source, Duration.ofMinutes(8));

        assertThat(blocks).hasAtLeastOneElementOfType(Output.class);
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Output output) {
                assertThat(printed.get(i - 1)).isEqualTo(output.text());
            }
        }
        assertThat(printed.get(blocks.size() - 1)).contains("UNKNOWN_ISSUER").endsWith("exit code 1\n");
        try (Stream<Path> logs = Files.list(directory.resolve("shop"))) {
            assertThat(logs.filter(log -> log.endsWith("tomcat.log")))
                    .singleElement()
                    .satisfies(log -> assertThat(Files.readString(log)).doesNotContain("SEVERE", "WARNING"));
        }
    }

    // The ports of the guide may be taken on the machine that runs this.
    private static String withFreePorts(String guide) throws IOException {
        String http = freePort();
        return guide.replace("8080", http)
                .replace("8443", freePort())
                // What Tomcat's file holds before the guide changes it.
                .replace("s/<Connector port=\"" + http, "s/<Connector port=\"8080");
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(file -> isSource(from.relativize(file)))
                    .forEach(file ->
                            copyOne(file, to.resolve(from.relativize(file).toString())));
        }
        return to;
    }

    private static boolean isSource(Path relative) {
        for (Path part : relative) {
            if (NOT_SOURCE.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static void copyOne(Path from, Path to) {
        try {
            if (!Files.isDirectory(from) || !Files.exists(to)) {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
