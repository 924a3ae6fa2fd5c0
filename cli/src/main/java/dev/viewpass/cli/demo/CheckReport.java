package dev.viewpass.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of all scenarios.
 *
 * @param rows one row for each scenario, in the order in which they were played
 */
public record CheckReport(List<Row> rows) {
    /**
     * Keeps a copy.
     *
     * @param rows the rows
     */
    public CheckReport {
        rows = List.copyOf(rows);
    }

    /**
     * Counts the rows that are as expected.
     *
     * @return how many
     */
    public long passed() {
        return rows.stream().filter(Row::ok).count();
    }

    /**
     * Counts the rows that are not as expected.
     *
     * @return how many
     */
    public long failed() {
        return rows.size() - passed();
    }

    /**
     * Prints an aligned table and, alone on the last line, the numbers of passed and failed rows.
     *
     * @param out where to
     */
    public void print(PrintWriter out) {
        CheckTable.print(rows, out);
        out.println();
        out.println(passed() + " passed, " + failed() + " failed");
        out.flush();
    }

    /**
     * Writes the report as JSON.
     *
     * @return an object with the members {@code rows}, {@code passed} and {@code failed}
     */
    public String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rows", rows);
        members.put("passed", passed());
        members.put("failed", failed());
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report cannot be written as JSON.", e);
        }
    }
}
