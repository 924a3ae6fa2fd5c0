package dev.viewpass.header;

import java.util.HexFormat;

/**
 * Percent-encoded text (RFC 3986 section 2.1) of visible ASCII characters, blanks and line ends. It is no form encoding:
 * {@code +} means itself, escaped or not, since gateways that leave it alone send it in the middle of Base64.
 */
final class PercentEncoding {
    private PercentEncoding() {}

    /**
     * Decodes a field. Line ends count as text only when they are escaped; all other control characters and whatever is
     * not ASCII are refused in both forms. What is decoded is not decoded again.
     */
    static String decode(String field) throws MalformedFieldException {
        FieldCursor cursor = new FieldCursor(field);
        StringBuilder text = new StringBuilder(field.length());
        while (!cursor.atEnd()) {
            text.append((char) (cursor.accept('%') ? escaped(cursor) : literal(cursor)));
        }
        return text.toString();
    }

    private static int literal(FieldCursor cursor) throws MalformedFieldException {
        if (!isVisibleOrBlank(cursor.peek())) {
            throw cursor.failure("a character stands there that is neither visible ASCII nor a blank");
        }
        return cursor.next();
    }

    private static int escaped(FieldCursor cursor) throws MalformedFieldException {
        int octet = hexDigit(cursor) << 4 | hexDigit(cursor);
        if (!isVisibleOrBlank(octet) && octet != '\n' && octet != '\r') {
            throw cursor.failure("the escape before stands for an octet that no PEM has");
        }
        return octet;
    }

    private static int hexDigit(FieldCursor cursor) throws MalformedFieldException {
        if (!HexFormat.isHexDigit(cursor.peek())) {
            throw cursor.failure("a hexadecimal digit after a percent sign is missing");
        }
        return HexFormat.fromHexDigit(cursor.next());
    }

    private static boolean isVisibleOrBlank(int character) {
        return character >= ' ' && character < 0x7f;
    }
}
