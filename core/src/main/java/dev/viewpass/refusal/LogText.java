package dev.viewpass.refusal;

import java.nio.charset.StandardCharsets;

/**
 * Text of unknown origin made safe for one line of a log.
 *
 * <p>{@link javax.security.auth.x500.X500Principal#getName()} leaves CR and LF of a subject as they are, so any holder
 * of a certificate could write log lines of their own.
 */
public final class LogText {
    private LogText() {}

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
