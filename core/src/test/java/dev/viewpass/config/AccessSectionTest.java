package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.CertificateRule;
import dev.viewpass.PathRules;
import dev.viewpass.testkit.TestAuthority;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessSectionTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");

    private WorkingSettings settings;

    @BeforeEach
    void makeSettings(@TempDir Path directory) {
        settings = WorkingSettings.in(directory, ROOT);
    }

    private WorkingSettings path(String name, String pattern, String rule) {
        return settings.with("paths." + name + ".pattern", pattern).with("paths." + name + ".certificate", rule);
    }

    @Test
    void withoutPathsTheOneRuleIsRequired() {
        assertThat(new AccessSection(settings.configuration()).paths().ruleOf("/"))
                .isEqualTo(CertificateRule.REQUIRED);
        assertThat(new AccessSection(settings.with("certificate", "optional").configuration())
                        .paths()
                        .ruleOf("/"))
                .isEqualTo(CertificateRule.OPTIONAL);
    }

    @Test
    void pathsHaveRulesOfTheirOwn() {
        settings = path("health", "/health", "ignore");
        settings = path("public", "/public/*", "optional");
        settings = path("page", "*.page", "required");

        PathRules rules =
                new AccessSection(settings.with("certificate", "optional").configuration()).paths();

        assertThat(rules.ruleOf("/health")).isEqualTo(CertificateRule.IGNORE);
        assertThat(rules.ruleOf("/public/a.page")).isEqualTo(CertificateRule.OPTIONAL);
        assertThat(rules.ruleOf("/a.page")).isEqualTo(CertificateRule.REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ignore", "none", "Required", "required,optional"})
    void certificateIsRequiredOrOptionalForAllPaths(String value) {
        StartFails.with("certificate", settings.with("certificate", value), "write one of optional, required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "Ignore", "true"})
    void theRuleOfAPathIsOneOfThree(String rule) {
        StartFails.with("paths.a.certificate", path("a", "/a", rule), "required, optional or ignore");
    }

    @Test
    void halfAPathFails() {
        StartFails.with("paths.a.certificate", settings.with("paths.a.pattern", "/a"), "missing");
        StartFails.with("paths.a.pattern", settings.with("paths.a.certificate", "ignore"), "missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/a*", "/a/*/b", "/a/*.x", "*", "*.", "*.*", "**", "*.a/b", "https://x/*", "/a/**"})
    void aPatternMustBeAUrlPatternOfServlets(String pattern) {
        StartFails.with("paths.a.pattern", path("a", pattern, "ignore"), "'" + pattern + "' is not a URL pattern");
    }

    @Test
    void onePatternHasOneRule() {
        settings = path("a", "/x/*", "ignore");
        settings = path("b", "/x/*", "required");

        StartFails.with("paths.b.pattern", settings, "another rule has the same pattern");
    }

    @ParameterizedTest
    @CsvSource({
        "mechanism, jaspic, write filter",
        "mechanism, security, write filter",
        "mechanism, jetty, write filter",
        "response.caching, vary, write no-store",
        "response.caching, leave, write no-store",
        "enforcement, insecure-report-only, write enforce"
    })
    void valuesOfLaterVersionsFail(String key, String value, String advice) {
        StartFails.with(key, settings.with(key, value), value + " is not available in this version", advice);
    }

    @ParameterizedTest
    @CsvSource({
        "refusal.detail, reason, 'code, none'",
        "source.expose-fields, yes, 'false, true'",
        "mechanism, Filter, write filter"
    })
    void unknownValuesFail(String key, String value, String advice) {
        StartFails.with(key, settings.with(key, value), advice);
    }
}
