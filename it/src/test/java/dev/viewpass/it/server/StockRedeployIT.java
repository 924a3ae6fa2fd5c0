package dev.viewpass.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tomcat's own search finds no leak after an application with the filter has come and gone. */
@Tag("servers")
class StockRedeployIT {
    private static final int ROUNDS = 3;
    private static final Duration COLLECTION = Duration.ofSeconds(30);
    private static final String USER = "operator";

    private final Organization acme = Organization.named("acme");
    private final String password = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource({"TOMCAT_10_1, 17", "TOMCAT_10_1, 25", "TOMCAT_11_0, 17", "TOMCAT_11_0, 25"})
    void tomcatFindsNoLeak(Distribution distribution, int feature) throws Exception {
        Jdk jdk = Jdk.require(feature);
        StockTomcat tomcat = (StockTomcat) distribution.instance("jdk" + feature + "-redeploy");
        tomcat.addManagerApplication(USER, password);
        Path war = acme.configure(WebArchive.demoApplication())
                .packTo(tomcat.base().resolve("app.war"));
        try (ServerProcess process = tomcat.start(jdk, Map.of())) {
            URI uri = process.uri();
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(ask(uri, "deploy?path=/app&war=" + war.toUri())).startsWith("OK");
                assertThat(GatewayRequest.get(URI.create(uri + "/app/session"))
                                .secret(acme)
                                .certificate(acme.alice())
                                .status())
                        .isEqualTo(200);
                assertThat(ask(uri, "undeploy?path=/app")).startsWith("OK");
                assertThat(leaks(uri)).as("round %d", round).isEmpty();
            }
            assertThat(below(tomcat, "temp")).isEmpty();
            assertThat(below(tomcat, "webapps")).isEmpty();
            assertThat(below(tomcat, "work")).noneMatch(path -> path.endsWith("app"));
            process.stop();
        }
        assertThat(tomcat.log().complaints(tomcat.allowedComplaints())).isEmpty();
    }

    private String ask(URI uri, String command) throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString((USER + ":" + password).getBytes(StandardCharsets.US_ASCII));
        return GatewayRequest.get(URI.create(uri + "/manager/text/" + command))
                .field("Authorization", "Basic " + credentials)
                .send()
                .body();
    }

    /** Asks until the garbage has been collected, and returns the applications that are still there after that. */
    private List<String> leaks(URI uri) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + COLLECTION.toNanos();
        while (true) {
            String answer = ask(uri, "findleaks");
            assertThat(answer).doesNotContain("FAIL").doesNotContain("<html");
            List<String> leaks = answer.lines().filter(line -> !line.isBlank()).toList();
            if (leaks.isEmpty() || System.nanoTime() > deadline) {
                return leaks;
            }
        }
    }

    private static List<Path> below(StockTomcat tomcat, String directory) throws IOException {
        Path parent = tomcat.base().resolve(directory);
        return InstanceDirectory.below(parent).stream()
                .filter(path -> !path.equals(parent))
                .toList();
    }
}
