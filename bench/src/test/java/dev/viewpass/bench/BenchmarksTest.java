package dev.viewpass.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs every benchmark once with little input; what they measure here is worth nothing. */
class BenchmarksTest {
    private static Collection<RunResult> results;

    @BeforeAll
    static void runEachBenchmarkOnce() throws RunnerException {
        results = new Runner(new OptionsBuilder()
                        .forks(0)
                        .mode(Mode.SingleShotTime)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .param("entries", "20")
                        .param("leaves", "2")
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }

    @Test
    void everyBenchmarkRunsWithAllItsParameters() {
        assertThat(results)
                .extracting(result -> result.getParams().getBenchmark())
                .containsExactlyInAnyOrder(
                        "dev.viewpass.bench.CrlLoadBenchmark.load",
                        "dev.viewpass.bench.CrlLookupBenchmark.verify",
                        "dev.viewpass.bench.CrlLookupBenchmark.verify");
    }

    @Test
    void theCostOfListsIsKnownForEachKindOfKey() {
        assertThat(RevocationCost.of(results)).allSatisfy(cost -> {
            assertThat(cost.off()).isPositive();
            assertThat(cost.crl()).isPositive();
        });
        assertThat(RevocationCost.of(results)).extracting(RevocationCost::keys).containsExactly("P-256", "RSA-2048");
    }
}
