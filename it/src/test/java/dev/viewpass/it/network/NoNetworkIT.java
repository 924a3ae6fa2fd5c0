package dev.viewpass.it.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Certificates full of addresses, in JVMs whose switches let the JDK fetch from all of them and whose only known hosts
 * are a counting listener. The JDK's own path builder is the positive control.
 */
class NoNetworkIT {
    private static final String HOST = "pki.attacker.example";

    @TempDir
    private Path directory;

    private CountingListener listener;
    private Path anchor;
    private Path crl;
    private TestCertificate orphan;
    private TestCertificate known;

    @BeforeEach
    void makeCertificatesFullOfAddresses() throws IOException {
        listener = new CountingListener();
        Files.writeString(directory.resolve("hosts"), "127.0.0.1 " + HOST + "\n");
        Files.writeString(directory.resolve("java.security"), "ocsp.enable=true\n");
        TestAuthority root = TestAuthority.root("CN=Root");
        anchor = Files.writeString(directory.resolve("anchor.pem"), root.pem());
        crl = Files.writeString(directory.resolve("root.crl"), root.crl().pem());
        orphan = fullOfAddresses(
                        root.intermediate("CN=Issuer that nobody sends").issue("CN=orphan"))
                .build();
        known = fullOfAddresses(root.issue("CN=known")).build();
        Files.writeString(directory.resolve("orphan.pem"), orphan.pem());
        Files.writeString(directory.resolve("known.pem"), known.pem());
    }

    @AfterEach
    void closeListener() throws IOException {
        listener.close();
    }

    private TestCertificate.Builder fullOfAddresses(TestCertificate.Builder builder) {
        return builder.caIssuers(address("/ca.cer"))
                .ocspResponder(address("/ocsp"))
                .crlDistributionPoint(address("/ca.crl"));
    }

    private String address(String path) {
        return "http://" + HOST + ":" + listener.port() + path;
    }

    @ParameterizedTest
    @ValueSource(strings = {"orphan", "known"})
    void theBuilderOfTheJdkAsksTheAddressesInTheCertificate(String caller) throws Exception {
        URL classes =
                PlainPathBuilder.class.getProtectionDomain().getCodeSource().getLocation();
        Path leaf = directory.resolve(caller + ".pem");

        run(List.of(
                "-cp",
                Path.of(classes.toURI()).toString(),
                PlainPathBuilder.class.getName(),
                anchor.toString(),
                leaf.toString()));

        assertThat(listener.connections()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orphan", "known"})
    void explainAsksNobody(String caller) throws Exception {
        for (String revocation : List.of("off", "crl")) {
            Path settings = Files.writeString(
                    directory.resolve("viewpass.properties"),
                    String.join(
                            "\n",
                            "source = cloudfront-passthrough",
                            "gateway.insecure-accept-any = true",
                            "anchors = " + anchor,
                            "revocation = " + revocation,
                            revocation.equals("off") ? "" : "revocation.crl.locations = " + crl));

            String out = run(List.of(
                    "-jar",
                    System.getProperty("viewpass.jar"),
                    "explain",
                    "--config",
                    settings.toString(),
                    "--leaf",
                    directory.resolve(caller + ".pem").toString()));

            assertThat(out).containsPattern("authenticated as|refused: ");
        }
        assertThat(listener.connections()).isZero();
    }

    @Test
    void verifyAsksNobody() throws Exception {
        StringBuilder cases = new StringBuilder();
        ObjectMapper json = new ObjectMapper();
        for (TestCertificate caller : List.of(orphan, known)) {
            for (String mode : List.of("none", "crl", "ocsp")) {
                cases.append(json.writeValueAsString(Map.of(
                                "purpose",
                                "client",
                                "time",
                                Instant.now().toString(),
                                "anchors",
                                List.of(Files.readString(anchor)),
                                "intermediates",
                                List.of(),
                                "leaf",
                                caller.pem(),
                                "revocation",
                                Map.of("mode", mode))))
                        .append('\n');
            }
        }
        Path input = Files.writeString(directory.resolve("cases.jsonl"), cases);

        String out = run(List.of("-jar", System.getProperty("viewpass.jar"), "verify", "--batch"), input);

        assertThat(out.lines()).hasSize(6).allMatch(line -> line.contains("ACCEPT") || line.contains("REJECT"));
        assertThat(listener.connections()).isZero();
    }

    private String run(List<String> arguments) throws IOException, InterruptedException {
        return run(arguments, Path.of("/dev/null"));
    }

    private String run(List<String> arguments, Path input) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcom.sun.security.enableAIAcaIssuers=true",
                "-Dcom.sun.security.enableCRLDP=true",
                "-Djava.security.properties=" + directory.resolve("java.security"),
                "-Djdk.net.hosts.file=" + directory.resolve("hosts")));
        command.addAll(arguments);
        Path out = directory.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as(command.toString())
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out);
    }
}
