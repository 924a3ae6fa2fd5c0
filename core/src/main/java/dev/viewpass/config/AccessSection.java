package dev.viewpass.config;

import dev.viewpass.CertificateRule;
import dev.viewpass.PathRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** The settings {@code certificate} and {@code paths.*}, and those that have a single value in this version. */
final class AccessSection {
    private static final Map<String, CertificateRule> RULES =
            Map.of("required", CertificateRule.REQUIRED, "optional", CertificateRule.OPTIONAL);
    private static final Map<String, CertificateRule> PATH_RULES = Map.of(
            "required", CertificateRule.REQUIRED,
            "optional", CertificateRule.OPTIONAL,
            "ignore", CertificateRule.IGNORE);

    private final Configuration configuration;

    AccessSection(Configuration configuration) {
        this.configuration = configuration;
    }

    PathRules paths() {
        SortedMap<String, String> patterns = configuration.family(Setting.PATHS_PATTERN);
        SortedMap<String, String> rules = configuration.family(Setting.PATHS_CERTIFICATE);
        TreeSet<String> names = new TreeSet<>(patterns.keySet());
        names.addAll(rules.keySet());
        Map<String, CertificateRule> byPattern = new LinkedHashMap<>();
        for (String name : names) {
            String pattern = required(patterns, name, "pattern");
            CertificateRule rule = PATH_RULES.get(required(rules, name, "certificate"));
            if (rule == null) {
                throw new ConfigurationException(
                        "paths." + name + ".certificate", "write required, optional or ignore");
            }
            if (byPattern.put(pattern, rule) != null) {
                throw new ConfigurationException("paths." + name + ".pattern", "another rule has the same pattern");
            }
            requirePattern(name, pattern);
        }
        return new PathRules(byPattern, configuration.choice(Setting.CERTIFICATE, RULES));
    }

    private static String required(SortedMap<String, String> family, String name, String part) {
        String value = family.get(name);
        if (value == null) {
            throw new ConfigurationException("paths." + name + "." + part, "this setting is missing");
        }
        return value;
    }

    private static void requirePattern(String name, String pattern) {
        try {
            new PathRules(Map.of(pattern, CertificateRule.REQUIRED), CertificateRule.REQUIRED);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("paths." + name + ".pattern", String.valueOf(e.getMessage()));
        }
    }

    boolean reasonInAnswers() {
        return configuration.choice(Setting.REFUSAL_DETAIL, Map.of("none", false, "code", true));
    }

    /** Fails on values that later versions bring. */
    void requireAvailable() {
        requireOnly(Setting.MECHANISM, "filter");
        requireOnly(Setting.RESPONSE_CACHING, "no-store");
        requireOnly(Setting.ENFORCEMENT, "enforce");
    }

    private void requireOnly(Setting setting, String only) {
        if (!configuration.value(setting).equals(only)) {
            throw new ConfigurationException(
                    setting, configuration.value(setting) + " is not available in this version; write " + only);
        }
    }
}
