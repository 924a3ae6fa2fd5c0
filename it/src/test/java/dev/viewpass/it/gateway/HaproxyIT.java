package dev.viewpass.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.cli.container.Container;
import dev.viewpass.cli.demo.CheckReport;
import dev.viewpass.cli.demo.DemoCheck;
import dev.viewpass.cli.demo.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo's check behind the installed HAProxy, and that it fails without the lines that drop forged fields. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HaproxyIT {
    /**
     * Rows that cannot be played with every version, by what HAProxy 2.6.12 does instead; they are refused, only not by the
     * application.
     */
    private static final Map<String, String> REFUSED_BY_HAPROXY = Map.of(
            "name-constraints",
            "crt-ignore-err and ca-ignore-err do not ignore OpenSSL's errors 32 to 63, and this is 47: the handshake fails");

    private HaproxyLauncher haproxy;
    private DemoCheck check;

    @BeforeAll
    void prepare() throws IOException {
        haproxy = HaproxyLauncher.installed();
        check = DemoCheck.prepare(Container.JETTY, Container.TOMCAT);
    }

    @AfterAll
    void close() {
        if (check != null) {
            check.close();
        }
    }

    @Test
    void everyScenarioOfTheDemoHolds() {
        CheckReport report = check.run(haproxy);

        List<Row> red = report.rows().stream().filter(row -> !row.ok()).toList();
        assertThat(red).allSatisfy(row -> assertThat(row.got()).startsWith("no answer ("));
        assertThat(REFUSED_BY_HAPROXY).containsKeys(ids(red).toArray(String[]::new));
        assertThat(report.rows()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({"Client-Cert, 403 UNKNOWN_ISSUER", "Client-Cert-Chain, 400 MALFORMED_FIELD"})
    void withoutDelHeaderForgedFieldReachesTheApplication(String field, String answer) {
        HaproxyConfiguration careless = haproxy.configuration().without("http-request del-header " + field);

        CheckReport report = check.run(haproxy.with(careless));

        List<Row> red = report.rows().stream()
                .filter(row -> !row.ok() && !REFUSED_BY_HAPROXY.containsKey(row.id()))
                .toList();
        assertThat(ids(red)).containsExactly("forged-by-nobody");
        assertThat(red).allSatisfy(row -> assertThat(row.got()).startsWith(answer));
    }

    private static Set<String> ids(List<Row> rows) {
        return rows.stream().map(Row::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
