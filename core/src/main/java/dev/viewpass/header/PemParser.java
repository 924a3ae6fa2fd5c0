package dev.viewpass.header;

import dev.viewpass.refusal.RejectionReason;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses certificates in PEM (RFC 7468 section 5) as a gateway sends them, or in another {@link Armour}, strictly: the text
 * begins with the armour and has only line ends after it; between the two lines of the armour is Base64 and nothing else.
 * Line ends are CR, LF or both and count for nothing there, so that lines may have any width, or be one. For the files of
 * the operator, who may write around the blocks what he likes, see {@link dev.viewpass.certificate.Pem}.
 */
final class PemParser {
    private final FieldCursor cursor;
    private final Armour armour;
    private final int maxBytes;

    private PemParser(String text, Armour armour, int maxBytes) {
        this.cursor = new FieldCursor(text);
        this.armour = armour;
        this.maxBytes = maxBytes;
    }

    /** Parses a text that is exactly one block. */
    static byte[] item(String text, Armour armour, int maxBytes) throws MalformedFieldException {
        PemParser parser = new PemParser(text, armour, maxBytes);
        byte[] item = parser.block();
        if (parser.cursor.accept(armour.begin())) {
            throw new MalformedFieldException("several " + armour.block() + "s stand where one certificate is allowed");
        }
        parser.cursor.requireEnd();
        return item;
    }

    /** Parses a text that is at least one and at most {@code maxItems} blocks. */
    static List<byte[]> list(String text, Armour armour, int maxItems, int maxBytes) throws MalformedFieldException {
        PemParser parser = new PemParser(text, armour, maxBytes);
        List<byte[]> items = new ArrayList<>();
        do {
            if (items.size() == maxItems) {
                throw new MalformedFieldException(
                        RejectionReason.TOO_MANY_CERTIFICATES, "it has more than " + maxItems + " certificates");
            }
            items.add(parser.block());
        } while (!parser.cursor.atEnd());
        return items;
    }

    /** Reads the block at the position and what may stand after it. */
    private byte[] block() throws MalformedFieldException {
        if (!cursor.accept(armour.begin())) {
            throw new MalformedFieldException("it has no " + armour.begin() + " where a certificate has to begin");
        }
        String base64 = withoutIgnored(cursor.until(armour.end(), armour.end()));
        skipIgnored();
        if (cursor.accept(armour.separator())) {
            skipIgnored();
        }
        return decode(base64);
    }

    private String withoutIgnored(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(character -> !armour.isIgnored(character)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private void skipIgnored() {
        while (armour.isIgnored(cursor.peek())) {
            cursor.next();
        }
    }

    private byte[] decode(String base64) throws MalformedFieldException {
        if (base64.isEmpty()) {
            throw new MalformedFieldException("it has an empty " + armour.block());
        }
        if (StrictBase64.decodedLength(base64) > maxBytes) {
            throw new MalformedFieldException(
                    RejectionReason.TOO_LARGE, "it has a " + armour.block() + " of more than " + maxBytes + " octets");
        }
        return StrictBase64.decode(base64);
    }
}
