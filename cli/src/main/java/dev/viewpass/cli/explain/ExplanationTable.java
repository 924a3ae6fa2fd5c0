package dev.viewpass.cli.explain;

/** An explanation for the eye: one line a check, then the outcome. */
final class ExplanationTable {
    private ExplanationTable() {}

    static String of(Explanation explanation) {
        StringBuilder table = new StringBuilder();
        int width = explanation.checks().stream()
                .mapToInt(check -> check.name().length())
                .max()
                .orElse(0);
        for (ExplainedCheck check : explanation.checks()) {
            table.append(check.mark())
                    .append("  ")
                    .append(check.name())
                    .append(" ".repeat(width - check.name().length() + 2))
                    .append(check.text())
                    .append('\n');
        }
        table.append('\n');
        if (explanation.isAuthenticated()) {
            table.append("authenticated as ").append(explanation.principal());
            table.append("\ngroups: ")
                    .append(explanation.groups().isEmpty() ? "none" : String.join(", ", explanation.groups()));
            explanation.path().forEach(subject -> table.append("\npath:   ").append(subject));
        } else {
            table.append("refused: ").append(explanation.reason()).append(": ").append(explanation.explanation());
        }
        return table.toString();
    }
}
