package dev.viewpass.it.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a policy that is written down excuses a divergence. */
class DivergenceIT {
    private static final Pattern POLICY = Pattern.compile("`([a-z-]+)`");

    @Test
    void thePoliciesAreThoseOfTheDocumentation() throws IOException {
        Path page = Path.of(System.getProperty("viewpass.docs", "../docs")).resolve("validation.md");
        Set<String> documented = new TreeSet<>();
        Files.readString(page)
                .lines()
                .dropWhile(line -> !line.startsWith("| policy |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1)[1])
                .forEach(cell -> POLICY.matcher(cell)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(documented::add));

        assertThat(documented).isEqualTo(new TreeSet<>(Divergence.POLICIES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"product", "reach"})
    void everyCheckedInLineNamesOneOfThem(String run) throws IOException {
        assertThat(Divergence.read(run).values())
                .isNotEmpty()
                .allMatch(divergence -> Divergence.POLICIES.contains(divergence.policy()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"revocation-pending", "later", ""})
    void anyOtherPolicyFails(String policy) {
        assertThatThrownBy(() -> Divergence.parse("suite/case\tREJECT REVOCATION_UNUSABLE\t" + policy))
                .isInstanceOf(AssertionError.class);
    }
}
