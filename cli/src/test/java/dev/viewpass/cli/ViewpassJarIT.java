package dev.viewpass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar, as its users run it. */
@Timeout(120)
class ViewpassJarIT {
    @TempDir
    private Path directory;

    @Test
    void carriesNoSignaturesNoDescriptorsAndNoOpenContainer() throws IOException {
        try (JarFile jar = new JarFile(JarProcess.JAR.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();

            assertThat(names)
                    .contains("applications/demo.war", "META-INF/LICENSE", "META-INF/NOTICE")
                    .contains("containers/jetty/index", "containers/tomcat/index")
                    .contains("META-INF/THIRD-PARTY.md", "dev/viewpass/cli/container/jetty/JettyStarter.class")
                    .contains("dev/viewpass/cli/container/tomcat/TomcatStarter.class")
                    .noneMatch(name -> name.matches("META-INF/.*\\.(SF|DSA|RSA|EC)"))
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .noneMatch(name -> name.startsWith("org/eclipse/jetty/ee11/"))
                    .noneMatch(name -> name.startsWith("org/apache/catalina/"))
                    .noneMatch(name -> name.startsWith("jakarta/"));
        }
    }

    @Test
    void everyScenarioHolds() throws IOException, InterruptedException {
        try (JarProcess check = JarProcess.start(directory, "demo", "--check", "--json")) {
            JsonNode report = new ObjectMapper().readTree(check.process().getInputStream());

            assertThat(check.process().waitFor()).isZero();
            assertThat(report.path("failed").asInt(-1)).isZero();
            assertThat(report.path("passed").asInt())
                    .isEqualTo(report.path("rows").size())
                    .isGreaterThanOrEqualTo(2 * 26);
            assertThat(check.temporaryFiles()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jetty", "tomcat"})
    void aWrongSettingEndsTheOriginSoonWithOneSentence(String container) throws IOException, InterruptedException {
        Path config = Files.writeString(directory.resolve("viewpass.properties"), "source=cloudfront-passthrough\n");
        try (JarProcess origin = JarProcess.start(
                directory,
                "origin",
                "--config",
                config.toString(),
                "--listen",
                "127.0.0.1:0",
                "--container",
                container)) {
            assertThat(origin.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(origin.process().exitValue()).isEqualTo(1);
            assertThat(origin.process().errorReader().lines())
                    .singleElement()
                    .asString()
                    .contains("gateway.secret");
            assertThat(origin.temporaryFiles()).isEmpty();
        }
    }

    @Test
    void aTerminatedDemoRemovesItsFiles() throws IOException, InterruptedException {
        try (JarProcess demo = JarProcess.start(directory, "demo", "--port", "0", "--origin-port", "0")) {
            assertThat(demo.readUntil("Ctrl-C"))
                    .filteredOn(line -> line.startsWith("curl "))
                    .hasSizeGreaterThan(20);
            assertThat(demo.temporaryFiles()).isNotEmpty();

            demo.process().destroy();
            demo.process().waitFor();

            assertThat(demo.temporaryFiles()).isEmpty();
        }
    }

    @Test
    void anEdgeTakesItsSecretFromTheEnvironmentAndItsKeyFromAFile() throws IOException, InterruptedException {
        TestAuthority authority = TestAuthority.root("CN=Server Root");
        TestCertificate server =
                authority.issue("CN=edge").ip("127.0.0.1").serverAuthOnly().build();
        Path pem = Files.writeString(directory.resolve("server.pem"), server.chainPem() + server.privateKeyPem());
        TestCertificate alice = TestAuthority.root("CN=Root")
                .intermediate("CN=Outer")
                .intermediate("CN=Inner")
                .issue("CN=alice")
                .build();
        CompletableFuture<Headers> seen = new CompletableFuture<>();
        HttpServer origin = origin(seen);
        try (JarProcess edge = JarProcess.start(
                directory,
                Map.of("VIEWPASS_EDGE_SECRET", "a-secret-of-the-environment"),
                ("edge --listen 127.0.0.1:0 --secret-field X-Secret --chain-lines each --origin http://127.0.0.1:"
                                + origin.getAddress().getPort() + " --server-pem " + pem)
                        .split(" ", -1))) {
            List<String> lines = edge.readUntil("ready ");
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(alice.sslContext(List.of(authority.certificate())))
                    .build();
            URI uri = URI.create(lines.get(0).substring("ready ".length()));

            assertThat(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(204);
            assertThat(seen.join().get("X-Secret")).containsExactly("a-secret-of-the-environment");
            assertThat(seen.join().get("Client-Cert")).containsExactly(alice.clientCert());
            assertThat(seen.join().get("Client-Cert-Chain")).hasSize(2);
        } finally {
            origin.stop(0);
        }
    }

    private static HttpServer origin(CompletableFuture<Headers> seen) throws IOException {
        HttpServer origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        origin.createContext("/", exchange -> {
            seen.complete(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        origin.start();
        return origin;
    }
}
