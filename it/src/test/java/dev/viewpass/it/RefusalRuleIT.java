package dev.viewpass.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.cli.container.Container;
import dev.viewpass.cli.demo.CheckReport;
import dev.viewpass.cli.demo.DemoCheck;
import dev.viewpass.cli.demo.Row;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves that the demo's check can fail: each rule that is switched off turns exactly its own rows red. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalRuleIT {
    private DemoCheck check;

    @BeforeAll
    void prepare() throws IOException {
        check = DemoCheck.prepare(Container.JETTY);
    }

    @AfterAll
    void close() {
        check.close();
    }

    @Test
    void withAllRulesEveryRowIsGreen() {
        CheckReport report = check.run();

        assertThat(redRows(report)).isEmpty();
        assertThat(report.rows()).hasSizeGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource
    void withoutRuleExactlyItsRowsAreRed(RefusalRule rule) {
        try (RuleSwitch off = RuleSwitch.off(rule)) {
            CheckReport report = check.run();

            off.requireSwitched();
            assertThat(redRows(report)).isEqualTo(rule.redRows());
        }
    }

    @Test
    void everyRefusalRowHasRule() {
        Set<String> covered = new TreeSet<>();
        for (RefusalRule rule : RefusalRule.values()) {
            covered.addAll(rule.redRows());
        }

        Set<String> refusals = check.run().rows().stream()
                .filter(row -> row.expected().startsWith("4"))
                .map(Row::id)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(covered).containsAll(refusals);
    }

    private static Set<String> redRows(CheckReport report) {
        return report.rows().stream()
                .filter(row -> !row.ok())
                .map(Row::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
