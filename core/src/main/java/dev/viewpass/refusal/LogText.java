package dev.viewpass.refusal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Text of unknown origin made safe for one line of a log.
 *
 * <p>{@link javax.security.auth.x500.X500Principal#getName()} leaves CR and LF of a subject as they are, so any holder
 * of a certificate could write log lines of their own.
 */
public final class LogText {
    private static final int MAX_NAME = 256;
    private static final int MAX_LISTED = 5;
    private static final int MAX_LISTED_LENGTH = 128;

    private LogText() {}

    /**
     * Makes a name of unknown origin fit for the middle of a sentence: callers write names of many kilobytes.
     *
     * @param name any text
     * @return its escaped form, of which what goes beyond 256 characters is replaced by {@code …}
     */
    public static String name(String name) {
        return shorten(name, MAX_NAME);
    }

    /**
     * Lists texts of unknown origin in a sentence.
     *
     * @param texts any number of texts
     * @return the first five, escaped and each cut after 128 characters, and how many more there are
     */
    public static String list(Collection<String> texts) {
        String listed = texts.stream()
                .limit(MAX_LISTED)
                .map(text -> shorten(text, MAX_LISTED_LENGTH))
                .collect(Collectors.joining(", "));
        return texts.size() > MAX_LISTED ? listed + " and " + (texts.size() - MAX_LISTED) + " more" : listed;
    }

    /** Escapes a text and cuts it visibly, between two characters. */
    static String shorten(String text, int length) {
        String escaped = escape(text);
        if (escaped.length() <= length) {
            return escaped;
        }
        int end = Character.isHighSurrogate(escaped.charAt(length - 1)) ? length - 1 : length;
        return escaped.substring(0, end) + "…";
    }

    /**
     * Replaces every character that could break a line or reorder text by the {@code \xx} form of RFC 4514 (two
     * hexadecimal digits for each UTF-8 octet). All other text is returned unchanged.
     *
     * @param text any text
     * @return the text without control, format, surrogate, unassigned, line and paragraph separator characters
     */
    public static String escape(String text) {
        if (text.codePoints().noneMatch(LogText::isUnsafe)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (isUnsafe(character)) {
                for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append('\\')
                            .append(Character.forDigit((octet >> 4) & 0xf, 16))
                            .append(Character.forDigit(octet & 0xf, 16));
                }
            } else {
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    /**
     * Tells whether a character has no place in a name that people read or programs compare.
     *
     * @param codePoint a Unicode code point
     * @return true for control, format (bidirectional overrides among them), surrogate, private-use and unassigned
     *     characters and for line and paragraph separators
     */
    public static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
