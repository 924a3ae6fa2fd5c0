package dev.viewpass.header;

import dev.viewpass.refusal.RejectionReason;

/**
 * Parses certificates in PEM (RFC 7468 section 5) as a gateway sends them, strictly: the text begins with the armour and
 * has only line ends after it; between the two lines of the armour is Base64 and nothing else. Line ends are CR, LF or
 * both and count for nothing there, so that lines may have any width, or be one. For the files of the operator, who may
 * write around the blocks what he likes, see {@link dev.viewpass.certificate.Pem}.
 */
final class PemParser {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private final FieldCursor cursor;
    private final int maxBytes;

    private PemParser(String text, int maxBytes) {
        this.cursor = new FieldCursor(text);
        this.maxBytes = maxBytes;
    }

    /** Parses a text that is exactly one block. */
    static byte[] item(String text, int maxBytes) throws MalformedFieldException {
        PemParser parser = new PemParser(text, maxBytes);
        byte[] item = parser.block();
        if (parser.cursor.accept(BEGIN)) {
            throw new MalformedFieldException("several PEM blocks stand where one certificate is allowed");
        }
        parser.cursor.requireEnd();
        return item;
    }

    /** Reads the block at the position and the line ends after it. */
    private byte[] block() throws MalformedFieldException {
        if (!cursor.accept(BEGIN)) {
            throw new MalformedFieldException("it has no " + BEGIN + " where a certificate has to begin");
        }
        String base64 = cursor.until(END, END).replace("\r", "").replace("\n", "");
        cursor.skipLineEnds();
        return decode(base64);
    }

    private byte[] decode(String base64) throws MalformedFieldException {
        if (base64.isEmpty()) {
            throw new MalformedFieldException("it has an empty PEM block");
        }
        if (StrictBase64.decodedLength(base64) > maxBytes) {
            throw new MalformedFieldException(
                    RejectionReason.TOO_LARGE, "it has a PEM block of more than " + maxBytes + " octets");
        }
        return StrictBase64.decode(base64);
    }
}
