package dev.viewpass.it.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.viewpass.it.Jar;
import dev.viewpass.it.server.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The table of measured facts: for each row the code that Viewpass gives, on the oldest and the newest JDK. */
class MeasuredFactsIT {
    private static final List<Integer> RELEASES = List.of(17, 25);

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> everyRowIsAnsweredAsTheTableSays() throws Exception {
        Map<String, String> table = table("/facts/rows.tsv");
        Map<String, FactCase> cases = cases();
        Path input = Files.write(
                directory.resolve("facts.jsonl"),
                cases.values().stream().map(FactCase::line).toList());
        List<DynamicTest> tests = new ArrayList<>();
        for (int release : RELEASES) {
            List<String> answers = answers(Jdk.require(release), input);
            assertThat(answers).hasSameSizeAs(cases.values());
            int line = 0;
            for (String row : cases.keySet()) {
                String answer = answers.get(line++);
                tests.add(DynamicTest.dynamicTest(
                        row + " on JDK " + release,
                        () -> assertThat(code(answer)).as(answer).isEqualTo(table.get(row))));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> everyRowAboutNamesIsAnsweredAsTheTableSays() throws Exception {
        Map<String, String> table = table("/facts/names.tsv");
        assertThat(new TreeMap<>(table).keySet()).isEqualTo(new TreeMap<>(PrincipalFacts.subjects()).keySet());
        PrincipalFacts facts = new PrincipalFacts(directory);
        return RELEASES.stream()
                .flatMap(release -> table.entrySet().stream()
                        .map(row -> DynamicTest.dynamicTest(
                                row.getKey() + " on JDK " + release,
                                () -> assertThat(facts.code(Jdk.require(release), row.getKey()))
                                        .isEqualTo(row.getValue()))));
    }

    @Test
    void theTableAndTheCasesHaveTheSameRows() throws Exception {
        assertThat(new TreeMap<>(table("/facts/rows.tsv")).keySet()).isEqualTo(new TreeMap<>(cases()).keySet());
    }

    private static Map<String, FactCase> cases() throws Exception {
        Map<String, FactCase> cases = new LinkedHashMap<>(ProfileFacts.all());
        cases.putAll(AnchorFacts.all());
        cases.putAll(AlgorithmFacts.all());
        cases.putAll(EncodingFacts.all());
        cases.putAll(RevocationFacts.all());
        cases.putAll(BombFacts.all());
        return cases;
    }

    private static List<String> answers(Jdk jdk, Path input) throws IOException, InterruptedException {
        Jar.Run run =
                Jar.run(jdk.home(), Duration.ofMinutes(2), input, "verify", "--batch", "--set", "profile.eku=required");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out().lines().toList();
    }

    private static String code(String answer) throws IOException {
        JsonNode reason = new ObjectMapper().readTree(answer).get("reason");
        return reason.asText().substring(0, reason.asText().indexOf(':'));
    }

    /** The checked-in table: a code and a row a line. */
    private static Map<String, String> table(String resource) throws IOException {
        Map<String, String> table = new LinkedHashMap<>();
        try (InputStream file = MeasuredFactsIT.class.getResourceAsStream(resource)) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int tab = line.indexOf('\t');
                table.put(line.substring(tab + 1), line.substring(0, tab));
            }
        }
        return table;
    }
}
