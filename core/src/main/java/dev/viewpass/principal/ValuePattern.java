package dev.viewpass.principal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value with wildcards: {@code *} stands for any characters within one label or path segment (no {@code .}, {@code /},
 * {@code @} or {@code :}), {@code **} for any characters at all. Matching is anchored at both ends, exact in case, and
 * takes time proportional to pattern times value.
 */
final class ValuePattern {
    private static final int STAR = -1;
    private static final int DOUBLE_STAR = -2;
    private static final String BOUNDARIES = "./@:";

    private final int[] tokens;

    private ValuePattern(int[] tokens) {
        this.tokens = tokens;
    }

    static ValuePattern parse(String text) {
        List<Integer> tokens = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\\') {
                if (++i == text.length()) {
                    throw new IllegalArgumentException("'" + text + "' ends with a single \\");
                }
                tokens.add((int) text.charAt(i));
            } else if (character == '*') {
                boolean twice = i + 1 < text.length() && text.charAt(i + 1) == '*';
                i += twice ? 1 : 0;
                tokens.add(twice ? DOUBLE_STAR : STAR);
            } else {
                tokens.add((int) character);
            }
        }
        return new ValuePattern(tokens.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Returns the text without the escapes of rules, or nothing when it has a wildcard; other escapes are kept. */
    static Optional<String> literal(String text) {
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '*') {
                return Optional.empty();
            }
            if (character == '\\' && ++i < text.length()) {
                literal.append("|&*".indexOf(text.charAt(i)) < 0 ? "\\" : "").append(text.charAt(i));
            } else {
                literal.append(character);
            }
        }
        return Optional.of(literal.toString());
    }

    boolean matches(String value) {
        // reached[t]: the first t tokens match what has been read of the value.
        boolean[] reached = new boolean[tokens.length + 1];
        reached[0] = true;
        skipWildcards(reached);
        for (int i = 0; i < value.length(); i++) {
            boolean[] next = new boolean[tokens.length + 1];
            for (int t = 0; t < tokens.length; t++) {
                if (reached[t] && accepts(tokens[t], value.charAt(i))) {
                    next[tokens[t] < 0 ? t : t + 1] = true;
                }
            }
            skipWildcards(next);
            reached = next;
        }
        return reached[tokens.length];
    }

    private void skipWildcards(boolean[] reached) {
        for (int t = 0; t < tokens.length; t++) {
            if (reached[t] && tokens[t] < 0) {
                reached[t + 1] = true;
            }
        }
    }

    private static boolean accepts(int token, char character) {
        return switch (token) {
            case DOUBLE_STAR -> true;
            case STAR -> BOUNDARIES.indexOf(character) < 0;
            default -> token == character;
        };
    }
}
