package dev.viewpass.header;

/**
 * What stands around the Base64 of each certificate, and between certificates.
 *
 * @param begin what stands before
 * @param end what stands behind
 * @param separator what may stand between two certificates and behind the last, besides line ends; empty for nothing
 * @param blanks whether blanks count for nothing, as line ends do: gateways that can not send a line end write a blank
 */
record Armour(String begin, String end, String separator, boolean blanks) {
    /** The lines of PEM (RFC 7468 section 5.1). */
    static final Armour PEM = new Armour("-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----", "", false);

    Armour withBlanks() {
        return new Armour(begin, end, separator, true);
    }

    /** The same with a text between certificates; line ends and blanks at its ends count for nothing. */
    Armour separatedBy(String text) {
        return new Armour(begin, end, text.strip(), blanks);
    }

    /** Tells whether a character counts for nothing around Base64 and certificates. */
    boolean isIgnored(int character) {
        return character == '\r' || character == '\n' || (blanks && (character == ' ' || character == '\t'));
    }

    /** How to call a certificate with its armour, for messages. */
    String block() {
        return begin.equals(PEM.begin) ? "PEM block" : "certificate between the markers";
    }
}
