package dev.viewpass.config;

import dev.viewpass.principal.GroupRule;
import dev.viewpass.principal.GroupRules;
import dev.viewpass.principal.PrincipalSelection;
import dev.viewpass.principal.PrincipalSelector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings {@code principal} and {@code group.*}: step 4. */
final class PrincipalSection {
    private final Configuration configuration;

    PrincipalSection(Configuration configuration) {
        this.configuration = configuration;
    }

    PrincipalSelection principal() {
        List<PrincipalSelector> selectors = new ArrayList<>();
        for (String key : configuration.list(Setting.PRINCIPAL)) {
            selectors.add(selector(key));
        }
        return new PrincipalSelection(selectors);
    }

    private static PrincipalSelector selector(String key) {
        boolean later = key.equals("san.dns")
                || key.equals("san.upn")
                || key.equals("serial-issuer")
                || (key.startsWith("subject.") && PrincipalSelector.of(key).isEmpty());
        return PrincipalSelector.of(key)
                .orElseThrow(() -> new ConfigurationException(
                        Setting.PRINCIPAL,
                        "'" + key + "' is " + (later ? "not available in this version" : "not a selector") + "; write "
                                + Arrays.stream(PrincipalSelector.values())
                                        .map(PrincipalSelector::key)
                                        .collect(Collectors.joining(", "))));
    }

    GroupRules groups() {
        Map<String, GroupRule> rules = new TreeMap<>();
        configuration.family(Setting.GROUP).forEach((name, rule) -> {
            try {
                rules.put(name, GroupRule.parse(rule));
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException("group." + name, String.valueOf(e.getMessage()));
            }
        });
        return new GroupRules(rules);
    }
}
