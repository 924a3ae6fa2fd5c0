package dev.viewpass.header;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One element of {@code x-forwarded-client-cert}: {@code Hash=…;Cert="…";Chain="…";URI=…}.
 *
 * @param values for each key in lower case its values, in their order
 */
record XfccElement(Map<String, List<String>> values) {
    // Envoy repeats these for each name of the certificate.
    private static final Set<String> REPEATABLE = Set.of("by", "uri", "dns");

    /** Parses all elements of a field, of which there is at least one. */
    static List<XfccElement> list(String field, int maxElements) throws MalformedFieldException {
        FieldCursor cursor = new FieldCursor(field);
        List<XfccElement> elements = new ArrayList<>();
        do {
            if (elements.size() == maxElements) {
                throw new MalformedFieldException("it has more than " + maxElements + " elements");
            }
            cursor.skipBlanks();
            elements.add(element(cursor));
        } while (cursor.accept(','));
        cursor.requireEnd();
        return elements;
    }

    private static XfccElement element(FieldCursor cursor) throws MalformedFieldException {
        Map<String, List<String>> values = new HashMap<>();
        do {
            String key = key(cursor);
            List<String> sameKey = values.computeIfAbsent(key, absent -> new ArrayList<>());
            sameKey.add(cursor.accept('"') ? quoted(cursor) : unquoted(cursor));
            if (sameKey.size() > 1 && !REPEATABLE.contains(key)) {
                throw cursor.failure("an element has one of its keys twice before");
            }
            cursor.skipBlanks();
        } while (cursor.accept(';') && !isEnd(cursor));
        return new XfccElement(values);
    }

    // Azure Container Apps ends an element with a semicolon.
    private static boolean isEnd(FieldCursor cursor) {
        return cursor.atEnd() || cursor.peek() == ',';
    }

    private static String key(FieldCursor cursor) throws MalformedFieldException {
        StringBuilder key = new StringBuilder();
        while (Character.isLetter(cursor.peek()) && cursor.peek() < 0x80) {
            key.append((char) cursor.next());
        }
        if (key.isEmpty()) {
            throw cursor.failure("a key is missing");
        }
        cursor.expect('=', "the equals sign after a key");
        return key.toString().toLowerCase(Locale.ROOT);
    }

    private static String quoted(FieldCursor cursor) throws MalformedFieldException {
        StringBuilder value = new StringBuilder();
        while (!cursor.accept('"')) {
            // A backslash stands for itself but before a quotation mark and another backslash.
            if (cursor.accept('\\') && cursor.peek() != '"' && cursor.peek() != '\\') {
                value.append('\\');
            }
            if (cursor.atEnd()) {
                throw cursor.failure("the closing quotation mark is missing");
            }
            value.append((char) cursor.next());
        }
        return value.toString();
    }

    private static String unquoted(FieldCursor cursor) throws MalformedFieldException {
        StringBuilder value = new StringBuilder();
        while (!isEnd(cursor) && cursor.peek() != ';') {
            if (cursor.peek() == '"') {
                throw cursor.failure("a quotation mark stands inside of a value");
            }
            value.append((char) cursor.next());
        }
        return value.toString();
    }

    /** The value of a key that is there once, or nothing when it is absent or empty. */
    Optional<String> value(String key) {
        return names(key).stream().findFirst();
    }

    /** All values of a key but empty ones, which Envoy writes for a kind of names that the certificate does not have. */
    List<String> names(String key) {
        return values.getOrDefault(key, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
