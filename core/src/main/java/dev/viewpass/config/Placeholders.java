package dev.viewpass.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Resolves {@code ${env:NAME}}, {@code ${sys:name}} and {@code ${file:/absolute/path}} in values. A doubled dollar sign
 * before the brace makes it a literal. What does not resolve fails the start; what was resolved is not resolved again.
 */
final class Placeholders {
    private static final int MAX_FILE_BYTES = 64 * 1024;

    private final Map<String, String> environment;
    private final UnaryOperator<@Nullable String> systemProperty;

    Placeholders(Map<String, String> environment, UnaryOperator<@Nullable String> systemProperty) {
        this.environment = environment;
        this.systemProperty = systemProperty;
    }

    String resolve(String key, String value) {
        StringBuilder resolved = new StringBuilder();
        int position = 0;
        for (int at = value.indexOf("${"); at >= 0; at = value.indexOf("${", position)) {
            if (at > position && value.charAt(at - 1) == '$') {
                resolved.append(value, position, at - 1).append("${");
                position = at + 2;
                continue;
            }
            int end = value.indexOf('}', at);
            if (end < 0) {
                throw new ConfigurationException(key, "a placeholder ${ has no }; write $${ for a literal ${");
            }
            resolved.append(value, position, at).append(lookUp(key, value.substring(at + 2, end)));
            position = end + 1;
        }
        return resolved.append(value.substring(position)).toString();
    }

    private String lookUp(String key, String placeholder) {
        int colon = placeholder.indexOf(':');
        String kind = colon < 0 ? "" : placeholder.substring(0, colon);
        String name = placeholder.substring(colon + 1);
        return switch (kind) {
            case "env" ->
                Optional.ofNullable(environment.get(name))
                        .orElseThrow(() ->
                                new ConfigurationException(key, "the environment variable " + name + " is not set"));
            case "sys" ->
                Optional.ofNullable(systemProperty.apply(name))
                        .orElseThrow(
                                () -> new ConfigurationException(key, "the system property " + name + " is not set"));
            case "file" -> file(key, name);
            default ->
                throw new ConfigurationException(
                        key,
                        "unknown placeholder; write ${env:NAME}, ${sys:name}, ${file:/path} or $${ for a literal ${");
        };
    }

    private static String file(String key, String name) {
        try {
            Path path = Path.of(name);
            if (!path.isAbsolute()) {
                throw new ConfigurationException(key, "the path of ${file:…} must be absolute");
            }
            if (!Files.isRegularFile(path) || Files.size(path) > MAX_FILE_BYTES) {
                throw new ConfigurationException(
                        key, name + " is not a regular file of at most " + MAX_FILE_BYTES + " bytes");
            }
            return Files.readString(path, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
        } catch (IOException | InvalidPathException e) {
            throw new ConfigurationException(key, name + " can not be read as UTF-8 text");
        }
    }
}
