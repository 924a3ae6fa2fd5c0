package dev.viewpass.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;

/**
 * What revocation by CRLs adds to the verification of a first-seen certificate.
 *
 * @param keys the kind of all keys
 * @param entries number of entries in the list of the issuing CA
 * @param off median time without revocation, in microseconds
 * @param crl median time with the lists in memory, in microseconds
 */
record RevocationCost(String keys, String entries, double off, double crl) {
    /** Greatest ratio that is accepted. */
    static final BigDecimal TARGET = new BigDecimal("1.10");

    /**
     * Picks the results of {@link CrlLookupBenchmark}.
     *
     * @param results results of any benchmarks
     * @return one element for each kind of keys and number of entries that was measured
     */
    static List<RevocationCost> of(Collection<RunResult> results) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().contains(CrlLookupBenchmark.class.getSimpleName()))
                .map(result -> new RevocationCost(
                        result.getParams().getParam("keys"),
                        result.getParams().getParam("entries"),
                        median(result, "off"),
                        median(result, "crl")))
                .toList();
    }

    private static double median(RunResult result, String method) {
        return Objects.requireNonNull(result.getSecondaryResults().get(method), method)
                .getStatistics()
                .getPercentile(50);
    }

    /** Returns the ratio with two decimals, rounded up, so that what is printed never hides a missed target. */
    BigDecimal ratio() {
        return BigDecimal.valueOf(crl).divide(BigDecimal.valueOf(off), 2, RoundingMode.CEILING);
    }

    boolean isWithinTarget() {
        return ratio().compareTo(TARGET) <= 0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %s entries: off %.1f us, crl %.1f us, ratio %s, %s the target of %s",
                keys,
                entries,
                off,
                crl,
                ratio(),
                isWithinTarget() ? "within" : "ABOVE",
                TARGET);
    }
}
