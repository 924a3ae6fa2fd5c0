package dev.viewpass.certificate;

/**
 * Text of unknown origin that is about to be normalized. Bringing combining characters into their canonical order takes
 * the square of the number that stand in a row, and the JDK normalizes names whenever it compares them.
 */
final class StreamSafeText {
    // That of the Stream-Safe Text Format (Unicode Standard Annex #15 section 13), ample for all known languages.
    private static final int MAX_COMBINING = 30;

    private StreamSafeText() {}

    /** Requires that no more than thirty combining characters stand in a row. */
    static String require(String text) throws DerException {
        int inRow = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            inRow = isCombining(text.codePointAt(i)) ? inRow + 1 : 0;
            if (inRow > MAX_COMBINING) {
                throw new DerException("text with more than " + MAX_COMBINING + " combining characters in a row");
            }
        }
        return text;
    }

    private static boolean isCombining(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
