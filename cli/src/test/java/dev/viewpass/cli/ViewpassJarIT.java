package dev.viewpass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, as its users run it. */
@Timeout(120)
class ViewpassJarIT {
    private static final Path JAR = Path.of(System.getProperty("viewpass.jar"));

    @TempDir
    private Path directory;

    @Test
    void carriesNoSignaturesNoDescriptorsAndNoOpenContainer() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();

            assertThat(names)
                    .contains("applications/demo.war", "containers/jetty/index", "META-INF/LICENSE", "META-INF/NOTICE")
                    .contains("META-INF/THIRD-PARTY.md", "dev/viewpass/cli/container/jetty/JettyStarter.class")
                    .noneMatch(name -> name.matches("META-INF/.*\\.(SF|DSA|RSA|EC)"))
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .noneMatch(name -> name.startsWith("org/eclipse/jetty/ee11/"))
                    .noneMatch(name -> name.startsWith("jakarta/"));
        }
    }

    @Test
    void everyScenarioHolds() throws IOException, InterruptedException {
        Process check = start("demo", "--check", "--json");
        JsonNode report = new ObjectMapper().readTree(check.getInputStream());

        assertThat(check.waitFor()).isZero();
        assertThat(report.path("failed").asInt(-1)).isZero();
        assertThat(report.path("passed").asInt())
                .isEqualTo(report.path("rows").size())
                .isGreaterThanOrEqualTo(40);
        assertThat(temporaryFiles()).isEmpty();
    }

    @Test
    void aWrongSettingEndsTheOriginSoonWithOneSentence() throws IOException, InterruptedException {
        Path config = Files.writeString(directory.resolve("viewpass.properties"), "source=cloudfront-passthrough\n");
        Process origin = start("origin", "--config", config.toString(), "--listen", "127.0.0.1:0");

        assertThat(origin.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(origin.exitValue()).isEqualTo(1);
        assertThat(origin.errorReader().lines()).singleElement().asString().contains("gateway.secret");
        assertThat(temporaryFiles()).isEmpty();
    }

    @Test
    void terminatedDemoRemovesItsFiles() throws IOException, InterruptedException {
        Process demo = start("demo", "--port", "0", "--origin-port", "0");
        List<String> lines = new ArrayList<>();
        BufferedReader out = demo.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith("Ctrl-C")) {
                break;
            }
        }
        assertThat(lines).filteredOn(line -> line.startsWith("curl ")).hasSizeGreaterThan(20);
        assertThat(temporaryFiles()).isNotEmpty();

        demo.destroy();
        demo.waitFor();

        assertThat(temporaryFiles()).isEmpty();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + Files.createDirectories(directory.resolve("tmp")),
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("viewpass"))
                    .toList();
        }
    }
}
