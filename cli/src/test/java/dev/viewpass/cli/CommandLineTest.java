package dev.viewpass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpAndVersionAreFine() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("demo", "edge", "origin");
        assertThat(execute("--version")).isZero();
        assertThat(out.toString()).contains("viewpass ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "origin",
                "origin --config x --listen 127.0.0.1",
                "origin --config x --listen 127.0.0.1:99999",
                "origin --config x --listen 127.0.0.1:0 --container jboss",
                "edge --listen 127.0.0.1:0",
                "edge --listen 127.0.0.1:0 --origin ftp://127.0.0.1",
                "edge --listen 127.0.0.1:0 --origin http://127.0.0.1:1 --secret-value some-value",
                "edge --listen 127.0.0.1:0 --origin http://127.0.0.1:1 --secret-field Host: --secret-value v",
                "demo --json",
                "demo --check --port 8443",
                "demo --port 70000",
                "demo --log-level loud"
            })
    void wrongUseIsToldInASentence(String arguments) {
        assertThat(execute(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).last().asString().startsWith("Try 'viewpass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"origin --config x --listen 127.0.0.1:0 --mechanism jaspic"})
    void whatALaterVersionHasIsToldInASentence(String arguments) {
        assertThat(execute(arguments.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().endsWith("is not available in this version");
    }

    @Test
    void valueBehindMisspeltOptionIsNotRepeated() {
        assertThat(execute("edge", "--listen", "127.0.0.1:0", "--origin", "http://u:pass@127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(execute(
                        "edge",
                        "--listen",
                        "127.0.0.1:0",
                        "--origin",
                        "http://127.0.0.1:1",
                        "--secret-valeu",
                        "7uJ0cQk2vYwXb9ZrT4mN6pLsD8fGhA1e"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("--secret-valeu").doesNotContain("7uJ0cQk2", "pass@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"principal=subject.cn", "revocation=crl", "algorithms=rot13", "clock-skew=PT1H"})
    void verifyTakesOnlySettingsThatItUses(String setting) {
        assertThat(execute("verify", "--batch", "--set", setting)).isEqualTo(2);
        assertThat(err.toString()).contains(setting.substring(0, setting.indexOf('=')));
    }

    @Test
    void aWrongSettingIsToldByItsKey() throws IOException {
        Path config = Files.writeString(directory.resolve("viewpass.properties"), "sauce=cloudfront-passthrough\n");

        assertThat(execute("origin", "--config", config.toString(), "--listen", "127.0.0.1:0"))
                .isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("sauce");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aMissingFileOfSettingsIsToldByItsName() {
        assertThat(execute("origin", "--config", "/no/such/file", "--listen", "127.0.0.1:0"))
                .isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("/no/such/file");
    }

    @Test
    void aTakenPortIsToldWithItsOption() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(execute("demo", "--port", "0", "--origin-port", port)).isEqualTo(1);
            assertThat(execute("demo", "--port", port, "--origin-port", "0")).isEqualTo(1);
            assertThat(execute("edge", "--listen", "127.0.0.1:" + port, "--origin", "http://127.0.0.1:1"))
                    .isEqualTo(1);
            assertThat(err.toString().lines()).hasSize(3).allMatch(line -> line.contains(port));
            assertThat(err.toString().lines()).element(0).asString().endsWith("--origin-port");
            assertThat(err.toString().lines()).element(1).asString().endsWith("--port");
        }
    }

    @Test
    void aServerKeyThatIsNoneIsToldByItsFile() throws IOException {
        Path pem = Files.writeString(directory.resolve("server.pem"), "nothing\n");

        assertThat(execute(
                        "edge",
                        "--listen",
                        "127.0.0.1:0",
                        "--origin",
                        "http://127.0.0.1:1",
                        "--server-pem",
                        pem.toString()))
                .isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("server.pem");
    }

    @Test
    @Timeout(30)
    void anEdgeServesUntilItIsInterrupted() throws InterruptedException {
        AtomicInteger exitCode = new AtomicInteger(-1);
        Thread command = new Thread(
                () -> exitCode.set(execute("edge", "--listen", "127.0.0.1:0", "--origin", "http://127.0.0.1:1")));
        command.start();
        while (out.toString().isEmpty() && command.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(out.toString()).startsWith("ready https://127.0.0.1:");
        assertThat(URI.create(out.toString().strip().substring("ready ".length()))
                        .getPort())
                .isPositive();

        command.interrupt();
        command.join();

        assertThat(exitCode).hasValue(0);
    }

    private int execute(String... arguments) {
        return Viewpass.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
