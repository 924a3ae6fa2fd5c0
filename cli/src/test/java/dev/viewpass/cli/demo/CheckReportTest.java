package dev.viewpass.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckReportTest {
    private final CheckReport report = new CheckReport(List.of(
            new Row("jetty", "admin-page", "admin opens /admin", "200 alice", "200 alice", "", true),
            new Row(
                    "tomcat",
                    "expired",
                    "expired certificate",
                    "403 EXPIRED",
                    "403 REVOKED; another reason",
                    "x".repeat(90),
                    false)));

    @Test
    void theTableIsAlignedAndEndsInTheNumbers() {
        StringWriter text = new StringWriter();
        report.print(new PrintWriter(text));

        List<String> lines = text.toString().lines().toList();
        assertThat(lines.get(0)).startsWith("container  scenario             expected     got ");
        assertThat(lines.get(1))
                .startsWith("jetty      admin opens /admin   200 alice    200 alice ")
                .endsWith("  ok");
        assertThat(lines.get(2)).contains("x".repeat(45) + "...  FAIL").doesNotContain("x".repeat(46));
        assertThat(lines.get(1).indexOf("ok")).isEqualTo(lines.get(2).indexOf("FAIL"));
        assertThat(lines).last().isEqualTo("1 passed, 1 failed");
    }

    @Test
    void theJsonHasAllOfIt() throws JsonProcessingException {
        JsonNode json = new ObjectMapper().readTree(report.json());

        assertThat(json.path("passed").asInt()).isEqualTo(1);
        assertThat(json.path("failed").asInt()).isEqualTo(1);
        assertThat(json.path("rows").path(1).path("id").asText()).isEqualTo("expired");
        assertThat(json.path("rows").path(1).path("ok").asBoolean(true)).isFalse();
        assertThat(json.path("rows").path(1).path("reason").asText()).hasSize(90);
    }
}
