package dev.viewpass;

import static dev.viewpass.CertificateRule.IGNORE;
import static dev.viewpass.CertificateRule.OPTIONAL;
import static dev.viewpass.CertificateRule.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {
    private final PathRules rules = new PathRules(
            Map.of("/health", IGNORE, "/public/*", OPTIONAL, "/public/admin/*", REQUIRED, "*.css", OPTIONAL), REQUIRED);

    @ParameterizedTest
    @CsvSource({
        "/health, IGNORE",
        "/health/, REQUIRED",
        "/health/x, REQUIRED",
        "/healthy, REQUIRED",
        "/Health, REQUIRED",
        "/x/health, REQUIRED",
        "/public, OPTIONAL",
        "/public/, OPTIONAL",
        "/public/a/b, OPTIONAL",
        "/public/admin, REQUIRED",
        "/public/admin/, REQUIRED",
        "/public/admin/x.css, REQUIRED",
        "/public/administration, OPTIONAL",
        "/publication, REQUIRED",
        "/PUBLIC/a, REQUIRED",
        "/a/public/b, REQUIRED",
        "/style.css, OPTIONAL",
        "/a/b/style.min.css, OPTIONAL",
        "/a.css/b, REQUIRED",
        "/style.CSS, REQUIRED",
        "/style.css/, REQUIRED",
        "/.css, OPTIONAL",
        "/css, REQUIRED",
        "/style., REQUIRED",
        "/, REQUIRED",
        "'', REQUIRED",
        "x, REQUIRED"
    })
    void mostSpecificPatternWins(String path, CertificateRule rule) {
        assertThat(rules.ruleOf(path)).isEqualTo(rule);
    }

    @Test
    void exactPathWinsOverEveryPattern() {
        PathRules exact = new PathRules(Map.of("/a/b.css", IGNORE, "/a/*", REQUIRED, "*.css", OPTIONAL), REQUIRED);

        assertThat(exact.ruleOf("/a/b.css")).isEqualTo(IGNORE);
        assertThat(exact.ruleOf("/a/c.css")).isEqualTo(REQUIRED);
        assertThat(exact.ruleOf("/c.css")).isEqualTo(OPTIONAL);
    }

    @Test
    void slashIsTheDefaultAndSlashStarIsEveryPath() {
        PathRules slash = new PathRules(Map.of("/", OPTIONAL, "*.css", IGNORE), REQUIRED);
        PathRules slashStar = new PathRules(Map.of("/*", OPTIONAL, "*.css", IGNORE), REQUIRED);

        assertThat(slash.ruleOf("/")).isEqualTo(OPTIONAL);
        assertThat(slash.ruleOf("/a/b")).isEqualTo(OPTIONAL);
        assertThat(slash.ruleOf("/a.css")).isEqualTo(IGNORE);
        assertThat(slashStar.ruleOf("/")).isEqualTo(OPTIONAL);
        assertThat(slashStar.ruleOf("")).isEqualTo(OPTIONAL);
        assertThat(slashStar.ruleOf("/a.css")).isEqualTo(OPTIONAL);
    }

    @Test
    void pathThatIsWrittenLikeAPatternIsAPath() {
        assertThat(rules.ruleOf("/public/*")).isEqualTo(OPTIONAL);
        assertThat(rules.ruleOf("/*")).isEqualTo(REQUIRED);
        assertThat(rules.ruleOf("/health*")).isEqualTo(REQUIRED);
        assertThat(rules.ruleOf("/health;x=1")).isEqualTo(REQUIRED);
        assertThat(rules.ruleOf("/private/..;/public/x")).isEqualTo(REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "**",
                "*.",
                "health",
                "health/*",
                "/a*",
                "/a/*b",
                "/a/*/b",
                "/**",
                "/*/*",
                "*.c*",
                "*.a/b",
                "/a/*.css",
                "*css",
                "http://acme.example/*",
                "*.tar.gz"
            })
    void patternThatIsNoneOrNeverMatchesIsAnError(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PathRules(Map.of(pattern, REQUIRED), OPTIONAL))
                .withMessageStartingWith("'" + pattern + "' is not a URL pattern");
    }

    @Test
    void rulesDoNotChangeWithTheMapTheyWereMadeOf() {
        Map<String, CertificateRule> given = new HashMap<>(Map.of("/a", REQUIRED));
        PathRules made = new PathRules(given, REQUIRED);
        given.put("/a", IGNORE);

        assertThat(made.ruleOf("/a")).isEqualTo(REQUIRED);
    }
}
