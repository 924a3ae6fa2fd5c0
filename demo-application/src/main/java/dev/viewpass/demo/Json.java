package dev.viewpass.demo;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259): objects of texts, lists of texts and nulls, which is all that this application answers. A
 * library for it would be larger than the application, and would travel in {@code WEB-INF/lib}.
 */
final class Json {
    private Json() {}

    /**
     * Writes an object and a line end.
     *
     * @param members names and values in the order in which they are written; a value is a text, a collection or null
     * @return the text of the object
     */
    static String object(Map<String, ? extends @Nullable Object> members) {
        return members.entrySet().stream()
                .map(member -> quote(member.getKey()) + ":" + value(member.getValue()))
                .collect(Collectors.joining(",", "{", "}\n"));
    }

    private static String value(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return value instanceof Collection<?> list
                ? list.stream().map(Json::value).collect(Collectors.joining(",", "[", "]"))
                : quote(value.toString());
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append((char) character);
            } else if (character < ' ' || character == 0x7f || Character.isSurrogate((char) character)) {
                // A lone surrogate has no UTF-8 form; escaped, every text survives the way to the client.
                quoted.append(String.format(Locale.ROOT, "\\u%04x", character));
            } else {
                quoted.append((char) character);
            }
        });
        return quoted.append('"').toString();
    }
}
