package dev.viewpass.header;

import java.util.Base64;

/**
 * Base64 (RFC 4648 section 4) of which each value has one text only: padding is needed, pad bits are zero, and nothing
 * but the alphabet may occur. The JDK's decoder forgives the first two.
 */
final class StrictBase64 {
    private StrictBase64() {}

    /** Returns how many octets a text decodes to, without decoding it; for a text that is not Base64 only roughly. */
    static long decodedLength(String text) {
        int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
        return text.length() / 4L * 3 - padding;
    }

    static byte[] decode(String text) throws MalformedFieldException {
        byte[] octets = decodeLeniently(text);
        if (!Base64.getEncoder().encodeToString(octets).equals(text)) {
            throw new MalformedFieldException("it has Base64 without padding or with pad bits that are not zero");
        }
        return octets;
    }

    private static byte[] decodeLeniently(String text) throws MalformedFieldException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedFieldException("it has text that is not Base64 (RFC 4648 section 4)");
        }
    }
}
