package dev.viewpass.certificate;

/**
 * Domain names in the preferred form of RFC 1034 section 3.5 with the underscore that is in use too. Letters compare
 * without case (RFC 5280 section 7.2).
 */
public final class DomainName {
    private static final int MAX_OCTETS = 253;
    private static final int MAX_LABEL_OCTETS = 63;

    private DomainName() {}

    /**
     * Tells whether a text is a domain name: labels of letters, digits, hyphens and underscores between single dots,
     * none at the beginning or the end.
     *
     * @param text any text
     * @return false also when a label has more than 63 or the name more than 253 octets
     */
    public static boolean isDomainName(String text) {
        if (text.length() > MAX_OCTETS) {
            return false;
        }
        int label = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '.' ? label == 0 : !isLabelCharacter(character)) {
                return false;
            }
            label = character == '.' ? 0 : label + 1;
            if (label > MAX_LABEL_OCTETS) {
                return false;
            }
        }
        return label > 0;
    }

    private static boolean isLabelCharacter(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '-'
                || character == '_';
    }

    /**
     * Tells whether a domain name lies below another one.
     *
     * @param name a domain name
     * @param parent a domain name
     * @return false when they are the same name
     */
    public static boolean isBelow(String name, String parent) {
        int dot = name.length() - parent.length() - 1;
        return dot > 0 && name.charAt(dot) == '.' && name.regionMatches(true, dot + 1, parent, 0, parent.length());
    }

    /**
     * Tells whether a domain name lies in a subtree: at its top or below.
     *
     * @param name a domain name
     * @param top a domain name
     * @return true also when they are the same name
     */
    public static boolean isWithin(String name, String top) {
        return name.equalsIgnoreCase(top) || isBelow(name, top);
    }
}
