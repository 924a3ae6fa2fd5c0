package dev.viewpass.it.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.it.Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Third-party path-validation cases: every case gets a verdict, without a fault, a crash or a hang, and the verdict is
 * upstream's unless a checked-in line names the written policy that makes it differ.
 *
 * <p>The product run takes the default settings. The reach run relaxes a few, suite by suite, so that the rule under test
 * is reached, and demands that a refusal gives the reason that upstream gives.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorporaIT {
    private static final Path OUTPUT = Path.of("target");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Map<Run, List<Result>> results = new TreeMap<>();

    /** How the cases are decided. */
    enum Run {
        PRODUCT,
        REACH;

        String file() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Result(CorpusCase corpusCase, CorpusAnswer answer) {
        boolean agrees() {
            return corpusCase.expected().equals(answer.verdict());
        }

        String line() {
            return corpusCase.id() + "\t" + answer.verdict() + " " + answer.code();
        }
    }

    @BeforeAll
    void decideEveryCase() throws IOException, InterruptedException {
        CorpusSuites.requirePresence();
        for (Run run : Run.values()) {
            List<Result> all = new ArrayList<>();
            for (Path suite : CorpusSuites.all()) {
                all.addAll(decide(suite, run));
            }
            results.put(run, all);
        }
    }

    private static List<Result> decide(Path suite, Run run) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("verify", "--batch"));
        if (run == Run.REACH) {
            String name = suite.getFileName().toString().replace(".jsonl", "");
            RelaxedSettings.of(name).forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        }
        Jar.Run answers = Jar.run(PATIENCE, suite, command.toArray(String[]::new));
        List<CorpusCase> cases = CorpusCase.read(suite);
        List<String> lines = answers.out().lines().toList();
        assertThat(answers.exitCode()).as(answers.err()).isZero();
        assertThat(lines).as(suite.toString()).hasSameSizeAs(cases);
        List<Result> decided = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            decided.add(new Result(cases.get(i), CorpusAnswer.parse(lines.get(i))));
        }
        return decided;
    }

    @ParameterizedTest
    @EnumSource
    void everyCaseIsDecidedWithoutAFault(Run run) {
        assertThat(results(run)).isNotEmpty().allMatch(result -> result.answer().isDecided());
    }

    @ParameterizedTest
    @EnumSource
    void everyDivergenceHasALineAndEveryLineItsDivergence(Run run) throws IOException {
        ReasonFamilies families = ReasonFamilies.read();
        Set<String> found = results(run).stream()
                .filter(result -> !result.agrees() || (run == Run.REACH && isRefusedForAnotherReason(families, result)))
                .map(Result::line)
                .collect(Collectors.toCollection(TreeSet::new));
        Files.write(OUTPUT.resolve("corpora-" + run.file() + "-divergences.tsv"), found);

        Set<String> written = Divergence.read(run.file()).values().stream()
                .map(divergence -> divergence.id() + "\t" + divergence.ours())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(written);
    }

    private static boolean isRefusedForAnotherReason(ReasonFamilies families, Result result) {
        return result.answer().verdict().equals("REJECT")
                && !families.fits(result.corpusCase(), result.answer().code());
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsFalselyAcceptedButWhereUpstreamLeavesAChoice(Run run) {
        assertThat(results(run).stream()
                        .filter(result ->
                                !result.agrees() && result.answer().verdict().equals("ACCEPT"))
                        .map(Result::corpusCase)
                        .filter(corpusCase -> !corpusCase.dependsOnPolicy()))
                .isEmpty();
    }

    @Test
    void withoutTheLinesNineOfTenCasesForClientsAgree() {
        List<Result> forClients = results(Run.PRODUCT).stream()
                .filter(result -> result.corpusCase().isForClients())
                .toList();
        long agreeing = forClients.stream().filter(Result::agrees).count();

        assertThat(agreeing * 10).isGreaterThanOrEqualTo(forClients.size() * 9L);
    }

    private List<Result> results(Run run) {
        return results.getOrDefault(run, List.of());
    }

    @AfterAll
    void writeScores() throws IOException {
        StringBuilder table = new StringBuilder(
                "| run | suite | cases | agree | falsely accepted | falsely refused |\n| --- | --- | --- | --- | --- | --- |\n");
        results.forEach((run, all) -> all.stream()
                .collect(
                        Collectors.groupingBy(result -> result.corpusCase().suite(), TreeMap::new, Collectors.toList()))
                .forEach((suite, decided) -> table.append(score(run.file() + " | " + suite, decided))));
        Files.createDirectories(OUTPUT);
        Files.writeString(OUTPUT.resolve("corpora.md"), table);
    }

    private static String score(String title, List<Result> results) {
        long agree = results.stream().filter(Result::agrees).count();
        long accepted = results.stream()
                .filter(result -> !result.agrees() && result.answer().verdict().equals("ACCEPT"))
                .count();
        return "| " + title + " | " + results.size() + " | " + agree + " | " + accepted + " | "
                + (results.size() - agree - accepted) + " |\n";
    }
}
