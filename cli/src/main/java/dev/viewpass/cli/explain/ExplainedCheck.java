package dev.viewpass.cli.explain;

import dev.viewpass.refusal.Check;
import org.jspecify.annotations.Nullable;

/**
 * One line of an explanation.
 *
 * @param name what was checked
 * @param passed whether the check held, null when it was not made because it relies on one that failed
 * @param text what was found, or why the check failed
 */
record ExplainedCheck(String name, @Nullable Boolean passed, String text) {

    static ExplainedCheck of(Check check) {
        return new ExplainedCheck(check.name(), check.passed(), check.text());
    }

    static ExplainedCheck notMade(String name) {
        return new ExplainedCheck(name, null, "not checked: it relies on a check that failed");
    }

    /** Four characters for the eye. */
    String mark() {
        if (passed == null) {
            return "-   ";
        }
        return passed ? "pass" : "FAIL";
    }
}
