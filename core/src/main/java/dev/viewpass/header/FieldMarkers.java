package dev.viewpass.header;

import java.util.regex.Pattern;

/**
 * What a gateway was told to write around and between certificates, as CloudFront Functions can be ({@code
 * renamePemHeaders}, {@code combinePemHeaders}).
 *
 * @param begin what stands before each in place of the colon or of the first line of PEM; empty for the usual
 * @param end what stands behind each in place of the colon or of the last line of PEM; empty for the usual
 * @param separator what stands between two of them; empty for what the encoding has
 */
public record FieldMarkers(String begin, String end, String separator) {
    /** None: everything is as the encoding has it. */
    public static final FieldMarkers NONE = new FieldMarkers("", "", "");

    /** Most characters of one marker. */
    public static final int MAX_LENGTH = 200;

    // A marker of these alone could be a part of what it marks.
    private static final Pattern AMBIGUOUS = Pattern.compile("[A-Za-z0-9+/=]+");

    /**
     * Reads a marker as settings write it, where blanks at its ends and line ends would be lost.
     *
     * @param text percent-encoded (RFC 3986 section 2.1)
     * @return the marker
     * @throws IllegalArgumentException if it is too long, is text of Base64 alone, or holds what no field can
     */
    public static String unescaped(String text) {
        try {
            String marker = PercentEncoding.decode(text);
            if (marker.length() <= MAX_LENGTH && !AMBIGUOUS.matcher(marker).matches()) {
                return marker;
            }
        } catch (MalformedFieldException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        throw new IllegalArgumentException("a marker that is too long or text of Base64 alone");
    }

    boolean areUsual() {
        return begin.isEmpty() && end.isEmpty() && separator.isEmpty();
    }

    /** The armour with these in the place of what is usual, where they are given. */
    Armour on(Armour usual) {
        return new Armour(
                        begin.isEmpty() ? usual.begin() : begin,
                        end.isEmpty() ? usual.end() : end,
                        usual.separator(),
                        usual.blanks() || !areUsual())
                .separatedBy(separator);
    }
}
