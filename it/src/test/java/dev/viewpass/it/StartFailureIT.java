package dev.viewpass.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong setting ends {@code origin} at once, with the key and without any secret. */
class StartFailureIT {
    private static final String SECRET = "7uJ0cQk2vYwXb9ZrT4mN6pLsD8fGhA1e";

    @TempDir
    private Path directory;

    private Map<String, String> settings;

    @BeforeEach
    void writeGoodSettings() throws IOException {
        Path anchors = Files.writeString(
                directory.resolve("anchors.pem"), TestAuthority.root("CN=Root").pem());
        settings = new TreeMap<>(Map.of(
                "source", "cloudfront-passthrough",
                "gateway.secret.field", "X-Gateway-Secret",
                "gateway.secret.values", SECRET,
                "anchors", anchors.toString(),
                "revocation", "off"));
    }

    @ParameterizedTest
    @CsvSource({
        "source, , source",
        "source, pound, source",
        "revocation, , revocation",
        "revocation, ocsp, revocation",
        "anchors, , anchors",
        "anchors, /nowhere/anchors.pem, anchors",
        "gateway.secret.values, , gateway.secret.values",
        "gateway.secret.values, 7uJ0cQk2, gateway.secret.values",
        "gateway.secret.values, ${env:VIEWPASS_IT_UNSET}, gateway.secret.values",
        "gateway.secret.value, x, gateway.secret.value",
        "gateway.secret.field, Authorization, gateway.secret.field",
        "gateway.insecure-accept-any, true, gateway.insecure-accept-any",
        "gateway.hosts, https://app.example, gateway.hosts",
        "gateway.addresses, 0.0.0.0/0, gateway.addresses",
        "gateway.certificate.subject, CN=edge, gateway.certificate.anchors",
        "session.binding, strict, session.binding",
        "mechanism, jaspic, mechanism",
        "group.admin, subject.colour=red, group.admin",
        "paths.a.pattern, health, paths.a"
    })
    void wrongSettingFailsWithItsKey(String key, String value, String named) throws Exception {
        if (value == null) {
            settings.remove(key);
        } else {
            settings.put(key, value);
        }
        Path file = directory.resolve("viewpass.properties");
        Files.write(
                file,
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());

        Jar.Run run = Jar.run(
                Duration.ofSeconds(30),
                Jar.noInput(),
                "origin",
                "--config",
                file.toString(),
                "--listen",
                "127.0.0.1:0");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.took()).isLessThan(Duration.ofSeconds(10));
        assertThat(run.err()).contains(named).doesNotContain(SECRET).doesNotContain("7uJ0cQk2");
        assertThat(run.out()).isEmpty();
    }
}
