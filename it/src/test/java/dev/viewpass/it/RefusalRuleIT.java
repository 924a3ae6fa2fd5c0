package dev.viewpass.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.cli.container.Container;
import dev.viewpass.cli.demo.CheckReport;
import dev.viewpass.cli.demo.DemoCheck;
import dev.viewpass.cli.demo.Row;
import dev.viewpass.refusal.RejectionReason;
import java.io.IOException;
import java.util.EnumSet;
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
    private static final Set<RejectionReason> NEEDS_MORE_THAN_FOUR_CERTIFICATES =
            EnumSet.of(RejectionReason.PATH_TOO_LONG, RejectionReason.LIMIT_EXCEEDED);
    // PATH_INVALID is what the JDK says about CAs that are none; an anchor of ours issued no such certificate.
    private static final Set<RejectionReason> NEEDS_FAULT =
            EnumSet.of(RejectionReason.INTERNAL, RejectionReason.PATH_INVALID);

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

    @Test
    void everyReasonOfThisVersionHasRow() {
        Set<RejectionReason> missing = EnumSet.allOf(RejectionReason.class);
        missing.removeAll(NEEDS_MORE_THAN_FOUR_CERTIFICATES);
        missing.removeAll(NEEDS_FAULT);
        check.run()
                .rows()
                .forEach(row -> missing.removeIf(reason -> row.expected().endsWith(" " + reason)));

        assertThat(missing).isEmpty();
    }

    private static Set<String> redRows(CheckReport report) {
        return report.rows().stream()
                .filter(row -> !row.ok())
                .map(Row::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
