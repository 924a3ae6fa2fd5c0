package dev.viewpass.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExplainCommandTest {
    private final TestAuthority root = TestAuthority.root("CN=Root,O=Acme");
    private final TestAuthority issuing = root.intermediate("CN=Issuing,O=Acme");
    private final TestCertificate alice =
            issuing.issue("CN=alice,OU=Operations,O=Acme").build();

    @TempDir
    private Path directory;

    private Path settings;
    private String output = "";

    @BeforeEach
    void writeSettings() throws IOException {
        Path web = Files.createDirectories(directory.resolve("WEB-INF"));
        Files.writeString(web.resolve("anchors.pem"), root.pem());
        settings = Files.writeString(web.resolve("viewpass.properties"), """
                source=cloudfront-passthrough
                gateway.secret.field=X-Gateway-Secret
                gateway.secret.values=7uJ0cQk2vYwXb9ZrT4mN6pLsD8fGhA1e
                anchors=/WEB-INF/anchors.pem
                revocation=off
                principal=subject.cn
                group.admin=subject.ou=Operations
                """);
    }

    private int explain(TestCertificate certificate, String... more) throws IOException {
        Path leaf = Files.writeString(directory.resolve("leaf.pem"), certificate.chainPem());
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new ExplainCommand()).setOut(new PrintWriter(out));
        String[] arguments = {
            "--config", settings.toString(), "--webapp", directory.toString(), "--leaf", leaf.toString()
        };
        String[] all = new String[arguments.length + more.length];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        int exitCode = command.execute(all);
        output = out.toString();
        return exitCode;
    }

    @Test
    void goodCertificateIsExplainedWithPathPrincipalAndGroups() throws IOException {
        assertThat(explain(alice)).isZero();

        assertThat(output)
                .contains("authenticated as alice", "groups: admin", "CN=Issuing,O=Acme", "path:   CN=Root,O=Acme")
                .contains("pass  profile of the client certificate")
                .containsPattern("pass  deny list +no entries")
                .containsPattern("pass  revocation \\(off\\) +nothing is asked")
                .doesNotContain("FAIL");
    }

    @Test
    void refusedCertificateShowsTheCheckThatFailed() throws IOException {
        TestCertificate expired =
                issuing.issue("CN=alice,OU=Operations,O=Acme").expired().build();

        assertThat(explain(expired)).isEqualTo(1);

        assertThat(output)
                .containsPattern("FAIL  validity periods +EXPIRED: ")
                .contains("refused: EXPIRED: the certificate of CN=alice,OU=Operations,O=Acme expired at")
                .containsPattern("(?s)-     principal .*-     groups ");
    }

    @Test
    void jsonHasEveryCheckInOrder() throws IOException {
        assertThat(explain(alice.selfSignedLookAlike(), "--json")).isEqualTo(1);

        JsonNode json = new ObjectMapper().readTree(output);
        assertThat(json.get("outcome").asText()).isEqualTo("refused");
        assertThat(json.get("reason").asText()).isEqualTo("UNKNOWN_ISSUER");
        assertThat(json.get("principal").isNull()).isTrue();
        assertThat(json.get("checks").get(0).get("passed").asBoolean()).isTrue();
        assertThat(json.get("checks").get(1).get("passed").asBoolean()).isFalse();
    }

    @Test
    void timeCanBeChosen() throws IOException {
        Instant later = Instant.now().plus(Duration.ofDays(400));

        assertThat(explain(alice, "--at", later.toString())).isEqualTo(1);

        assertThat(output).contains("refused: EXPIRED: ");
    }

    @Test
    void moreCertificatesThanTheGatewaySendsAreRefused() throws IOException {
        TestCertificate deep = root.intermediate("CN=A")
                .intermediate("CN=B")
                .intermediate("CN=C")
                .intermediate("CN=D")
                .issue("CN=deep")
                .build();

        assertThat(explain(deep)).isEqualTo(1);

        assertThat(output).contains("FAIL  certificates as presented").contains("TOO_MANY_CERTIFICATES");
        assertThat(output).containsPattern("(?s)-     certification path .*-     principal .*-     groups ");
    }
}
