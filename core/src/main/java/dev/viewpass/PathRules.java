package dev.viewpass;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which certificate rule applies to which path of the application, in the URL-pattern syntax and precedence of Jakarta
 * Servlet 6.0 section 12.1: the exact path, then the longest prefix ending in {@code /*}, then the extension
 * {@code *.x}, then the default.
 *
 * <p>The path is servlet path plus path info as the container decoded and normalized them, never the raw URI.
 */
public final class PathRules {
    private static final Pattern NEVER_IN_PATH = Pattern.compile("[%;?#\\\\\\s]|//|/\\.{1,2}(/|$)");

    private final Map<String, CertificateRule> byPattern;
    private final List<String> prefixes;
    private final CertificateRule otherwise;

    /**
     * Makes the rules.
     *
     * @param byPattern the rule of each pattern
     * @param otherwise the rule of all other paths
     * @throws IllegalArgumentException if a key is not a URL pattern
     */
    public PathRules(Map<String, CertificateRule> byPattern, CertificateRule otherwise) {
        byPattern.keySet().forEach(PathRules::requirePattern);
        this.byPattern = Map.copyOf(byPattern);
        this.prefixes = byPattern.keySet().stream()
                .filter(pattern -> pattern.endsWith("/*"))
                .map(pattern -> pattern.substring(0, pattern.length() - "/*".length()))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        this.otherwise = otherwise;
    }

    private static void requirePattern(String pattern) {
        boolean prefixOrExact = pattern.startsWith("/") && pattern.indexOf('*') == star(pattern);
        boolean extension = pattern.startsWith("*.")
                && pattern.length() > 2
                && pattern.indexOf('*', 1) < 0
                && pattern.indexOf('.', 2) < 0
                && !pattern.contains("/");
        if (!prefixOrExact && !extension) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' is not a URL pattern; write /exact/path, /prefix/* or *.extension");
        }
        if (NEVER_IN_PATH.matcher(pattern).find()) {
            throw new IllegalArgumentException("'" + pattern
                    + "' matches nothing: paths are decoded and normalized, without the context path and parameters");
        }
    }

    private static int star(String pattern) {
        return pattern.endsWith("/*") ? pattern.length() - 1 : -1;
    }

    /**
     * Returns the rule of a path.
     *
     * @param path servlet path and path info, beginning with a slash
     * @return the rule of the most specific pattern
     */
    public CertificateRule ruleOf(String path) {
        CertificateRule exact = byPattern.get(path);
        if (exact != null) {
            return exact;
        }
        CertificateRule prefix = longestPrefix(path);
        if (prefix != null) {
            return prefix;
        }
        int dot = path.indexOf('.', path.lastIndexOf('/') + 1) < 0 ? -1 : path.lastIndexOf('.');
        CertificateRule extension = dot < 0 ? null : byPattern.get("*" + path.substring(dot));
        return extension != null ? extension : byPattern.getOrDefault("/", otherwise);
    }

    private @Nullable CertificateRule longestPrefix(String path) {
        for (String prefix : prefixes) {
            if (path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/')) {
                return byPattern.get(prefix + "/*");
            }
        }
        return null;
    }
}
