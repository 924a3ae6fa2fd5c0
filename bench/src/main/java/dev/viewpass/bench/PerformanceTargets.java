package dev.viewpass.bench;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks and holds the ratios against the targets.
 *
 * <p>Exits with 0 when every ratio that was measured is within its target, 1 when one is not, 2 when nothing could be
 * compared.
 */
public final class PerformanceTargets {
    private static final int MISSED = 1;
    private static final int NOTHING_COMPARED = 2;

    private PerformanceTargets() {}

    /**
     * Runs the benchmarks.
     *
     * @param args options of JMH, such as {@code -f 1 -p keys=P-256}; none runs everything as the benchmarks say
     * @throws CommandLineOptionException if an option is wrong
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] args) throws CommandLineOptionException, RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .shouldFailOnError(true)
                        .build())
                .run();
        int status = report(RevocationCost.of(results));
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int report(List<RevocationCost> costs) {
        System.out.printf(
                "%nJDK %s, %d processors: medians for a first-seen certificate, CRLs in memory / revocation off%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        if (costs.isEmpty()) {
            System.out.println("nothing to compare: CrlLookupBenchmark did not run");
            return NOTHING_COMPARED;
        }
        costs.forEach(System.out::println);
        return costs.stream().allMatch(RevocationCost::isWithinTarget) ? 0 : MISSED;
    }
}
