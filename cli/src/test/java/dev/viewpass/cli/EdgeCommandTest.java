package dev.viewpass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EdgeCommandTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Root CA");
    private static final TestCertificate SERVER = ROOT.issue("CN=localhost")
            .serverAuthOnly()
            .dns("localhost")
            .ip("127.0.0.1")
            .build();
    private static final TestCertificate ALICE = ROOT.issue("CN=Alice").build();
    private static final TestCertificate STRANGER =
            TestCertificate.selfSigned("CN=Alice").build();

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer origin;

    @BeforeEach
    void startOrigin() throws IOException {
        origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        origin.createContext("/", exchange -> {
            String names = String.join("\n", exchange.getRequestHeaders().keySet());
            String present = String.valueOf(exchange.getRequestHeaders().getFirst("CloudFront-Viewer-Cert-Present"));
            byte[] answer = (names + "\npresent " + present).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        origin.start();
    }

    @AfterEach
    void stopOrigin() {
        origin.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "optional"})
    void verifyingModesForwardVerifiedCertificatesOnly(String mode) throws Exception {
        try (RunningEdge edge = edge("--mode", mode, "--trust", file(ROOT.pem()))) {
            assertThat(edge.get(ALICE))
                    .contains("Cloudfront-viewer-cert-pem", "present 1")
                    .doesNotContain("Client-cert");
            assertThatIOException().isThrownBy(() -> edge.get(STRANGER));
            if (mode.equals("optional")) {
                assertThat(edge.anonymous()).contains("present 0").doesNotContain("Cloudfront-viewer-cert-pem");
            } else {
                assertThatIOException().isThrownBy(edge::anonymous);
            }
        }
    }

    @Test
    void passthroughModeForwardsAnyCertificate() throws Exception {
        try (RunningEdge edge = edge("--mode", "passthrough")) {
            assertThat(edge.get(ALICE)).contains("Client-cert");
            assertThat(edge.get(STRANGER)).contains("Client-cert", "present null");
            assertThat(edge.anonymous()).doesNotContain("Client-cert");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--mode required",
                "--mode optional",
                "--trust anchors.pem",
                "--mode passthrough --trust anchors.pem",
                "--mode required --trust anchors.pem --chain-lines each",
                "--mode verified"
            })
    void wrongUseIsToldInASentence(String arguments) {
        assertThat(execute(arguments.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).last().asString().startsWith("Try 'viewpass");
    }

    @Test
    void trustStoreThatIsNoneIsToldByItsFile() throws IOException {
        for (String content : List.of("", "nothing", ALICE.pem(), ROOT.pem().replace("-----END", "-----FIN"))) {
            assertThat(execute("--mode", "required", "--trust", file(content))).isEqualTo(1);
        }
        assertThat(execute("--mode", "required", "--trust", "/no/such/file")).isEqualTo(1);

        assertThat(err.toString().lines()).hasSize(5).allMatch(line -> line.contains("--trust /"));
    }

    private RunningEdge edge(String... arguments) throws IOException, InterruptedException {
        Path server = Files.writeString(directory.resolve("server.pem"), SERVER.privateKeyPem() + SERVER.chainPem());
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--server-pem", server.toString()))
                .toArray(String[]::new);
        Thread command = new Thread(() -> execute(all));
        command.start();
        while (out.toString().isEmpty() && command.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(out.toString()).as(err.toString()).startsWith("ready ");
        return new RunningEdge(command, URI.create(out.toString().strip().substring("ready ".length())));
    }

    private record RunningEdge(Thread command, URI uri) implements AutoCloseable {
        String get(TestCertificate certificate) throws IOException, InterruptedException {
            return get(certificate.sslContext(List.of(ROOT.certificate())));
        }

        String anonymous() throws IOException, InterruptedException {
            return get(TestCertificate.anonymousSslContext(List.of(ROOT.certificate())));
        }

        private String get(SSLContext tls) throws IOException, InterruptedException {
            HttpClient client = HttpClient.newBuilder().sslContext(tls).build();
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }

        @Override
        public void close() {
            command.interrupt();
        }
    }

    private String file(String content) throws IOException {
        return Files.writeString(directory.resolve("trust.pem"), content).toString();
    }

    private int execute(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of(
                                "edge",
                                "--listen",
                                "127.0.0.1:0",
                                "--origin",
                                "http://127.0.0.1:" + origin.getAddress().getPort()),
                        Stream.of(arguments))
                .toArray(String[]::new);
        return Viewpass.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
