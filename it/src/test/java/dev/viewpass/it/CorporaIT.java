package dev.viewpass.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Third-party path-validation cases: every line gets a verdict, without a fault, a crash or a hang. */
class CorporaIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of(System.getProperty("viewpass.corpora", "../shared/corpora"));
    private static final Map<String, String> SCORES = new TreeMap<>();
    // What is accepted although upstream refuses it: never more than this, and less with each rule that is added.
    private static final Map<String, Integer> FALSE_ACCEPTS = Map.of(
            "chromium-chain.jsonl", 18,
            "limbo.jsonl", 28,
            "openssl-verify.jsonl", 5,
            "pkits.jsonl", 1);

    static Stream<Path> suites() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return Stream.of(FOLDER);
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".jsonl") && !file.endsWith("index.jsonl"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @BeforeAll
    static void requireCorpora() {
        if (!Files.isDirectory(FOLDER)) {
            String message =
                    "the validation cases are not at " + FOLDER.toAbsolutePath().normalize();
            if (System.getenv("CI") != null) {
                throw new AssertionError(message);
            }
            abort(message);
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void everyCaseIsAnswered(Path suite) throws IOException, InterruptedException {
        List<String> cases = Files.readAllLines(suite);

        Jar.Run run = Jar.run(Duration.ofMinutes(5), suite, "verify", "--batch");

        List<String> answers = run.out().lines().toList();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(answers).hasSameSizeAs(cases);
        int[] score = new int[3];
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            JsonNode expected = JSON.readTree(cases.get(i));
            JsonNode answer = JSON.readTree(answers.get(i));
            String verdict = answer.get("verdict").asText();
            String reason = answer.get("reason").asText();
            if (!List.of("ACCEPT", "REJECT").contains(verdict) || reason.startsWith("INTERNAL")) {
                faults.add(expected.get("id").asText() + " " + answer);
            }
            boolean agrees = verdict.equals(expected.get("expected").asText());
            score[agrees ? 0 : verdict.equals("ACCEPT") ? 1 : 2]++;
        }
        assertThat(faults).isEmpty();
        assertThat(score[1])
                .as("false accepts")
                .isLessThanOrEqualTo(
                        FALSE_ACCEPTS.getOrDefault(suite.getFileName().toString(), 0));
        SCORES.put(
                suite.getFileName().toString(),
                "| " + suite.getFileName() + " | " + cases.size() + " | " + score[0] + " | " + score[1] + " | "
                        + score[2] + " |");
    }

    @AfterAll
    static void writeScores() throws IOException {
        Path table = Path.of("target", "corpora.md");
        Files.createDirectories(table.getParent());
        Files.writeString(
                table,
                "| suite | cases | agree | false accept | false reject |\n| --- | --- | --- | --- | --- |\n"
                        + String.join("\n", SCORES.values()) + "\n");
    }
}
