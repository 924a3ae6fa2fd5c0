package dev.viewpass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a%20b",
                "/a;b=c",
                "/a?b",
                "/a#b",
                "/a b",
                "/a\\b",
                "/a//b",
                "/a/../b",
                "/a/./b",
                "/a/..",
                "/%C3%A9/*"
            })
    void patternThatNoDecodedPathMatchesIsRefused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PathRules(Map.of(pattern, CertificateRule.REQUIRED), CertificateRule.OPTIONAL))
                .withMessageContaining("matches nothing");
    }

    @Test
    void pathOfManySlashesIsDecidedWithoutCopies() {
        PathRules rules = new PathRules(
                Map.of("/a/*", CertificateRule.IGNORE, "/a/a/*", CertificateRule.REQUIRED), CertificateRule.OPTIONAL);
        String path = "/a".repeat(30_000);

        // 10,000 look-ups; one that copied the path at each slash would take hours.
        for (int i = 0; i < 10_000; i++) {
            assertThat(rules.ruleOf(path)).isEqualTo(CertificateRule.REQUIRED);
        }
    }
}
