package dev.viewpass.it.facts;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.viewpass.it.Jar;
import dev.viewpass.it.server.Jdk;
import dev.viewpass.testkit.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Subjects that mislead whoever takes a name out of the text of a DN; answered by {@code explain}. */
final class PrincipalFacts {
    private final TestAuthority root = TestAuthority.root("CN=Root");
    private final Path directory;
    private final Path settings;

    PrincipalFacts(Path directory) throws IOException {
        this.directory = directory;
        Path anchor = Files.writeString(directory.resolve("names-anchor.pem"), root.pem());
        settings = Files.writeString(
                directory.resolve("names.properties"),
                String.join(
                        "\n",
                        "source = rfc9440",
                        "gateway.insecure-accept-any = true",
                        "anchors = " + anchor,
                        "revocation = off",
                        "principal = subject.cn"));
    }

    static Map<String, String> subjects() {
        return Map.of(
                "E29 description that looks like a common name", "2.5.4.13=CN\\=admin,O=Acme",
                "E29 two common names", "CN=alice,CN=admin,O=Acme",
                "E29 two common names in one relative name", "CN=alice+CN=admin,O=Acme",
                "E29 line break in the common name", "CN=bob\\0d\\0aINFO accepted,O=Acme");
    }

    /** The reason code for a row. */
    String code(Jdk jdk, String row) throws IOException, InterruptedException {
        Path leaf = directory.resolve("names-leaf.pem");
        Files.writeString(
                leaf,
                root.issue(Objects.requireNonNull(subjects().get(row))).build().pem());
        Jar.Run run = Jar.run(
                jdk.home(),
                Duration.ofMinutes(1),
                Jar.noInput(),
                "explain",
                "--config",
                settings.toString(),
                "--leaf",
                leaf.toString(),
                "--json");
        return new ObjectMapper().readTree(run.out()).get("reason").asText();
    }
}
