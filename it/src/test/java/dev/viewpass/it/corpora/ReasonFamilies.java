package dev.viewpass.it.corpora;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which reason codes say what upstream says about a refused case. A right verdict for a wrong reason would hide that a
 * rule does not work.
 */
final class ReasonFamilies {
    private final Map<Pattern, Set<String>> families;

    private ReasonFamilies(Map<Pattern, Set<String>> families) {
        this.families = families;
    }

    /** Reads the checked-in map: a pattern and codes a line; the first pattern found in a case's description counts. */
    static ReasonFamilies read() throws IOException {
        Map<Pattern, Set<String>> families = new LinkedHashMap<>();
        try (InputStream file = ReasonFamilies.class.getResourceAsStream("/corpora/reason-families.tsv")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] columns = line.split("\t", -1);
                    families.put(Pattern.compile(columns[0]), Set.of(columns[1].split(" ", -1)));
                }
            }
        }
        return new ReasonFamilies(families);
    }

    boolean fits(CorpusCase corpusCase, String code) {
        return families.entrySet().stream()
                .filter(family ->
                        family.getKey().matcher(corpusCase.description()).find())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no family of reasons for " + corpusCase.description()))
                .getValue()
                .contains(code);
    }
}
