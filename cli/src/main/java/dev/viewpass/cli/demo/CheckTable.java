package dev.viewpass.cli.demo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints rows in aligned columns. */
final class CheckTable {
    private static final int WIDEST_REASON = 48;
    private static final List<String> HEAD =
            List.of("container", "scenario", "expected", "got", "reason in the operator's log", "");

    private CheckTable() {}

    static void print(List<Row> rows, PrintWriter out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        rows.forEach(row -> lines.add(cells(row)));
        List<Integer> widths = IntStream.range(0, HEAD.size())
                .mapToObj(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        lines.forEach(line -> out.println(format(line, widths)));
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.container(),
                row.scenario(),
                row.expected(),
                row.got(),
                shortened(row.reason()),
                row.ok() ? "ok" : "FAIL");
    }

    private static String shortened(String reason) {
        return reason.length() <= WIDEST_REASON ? reason : reason.substring(0, WIDEST_REASON - 3) + "...";
    }

    private static String format(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths.get(column) - cells.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
