package dev.viewpass.header;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Skips the parameters of an item (RFC 9651 section 4.2.3.2). RFC 9440 defines none, so their values have no meaning
 * here; their grammar is still checked, since a field that fails to parse must be refused as a whole.
 */
final class StructuredFieldParameters {
    private StructuredFieldParameters() {}

    static void skip(FieldCursor cursor) throws MalformedFieldException {
        while (cursor.accept(';')) {
            cursor.skipSpaces();
            key(cursor);
            if (cursor.accept('=')) {
                bareItem(cursor);
            }
        }
    }

    private static void key(FieldCursor cursor) throws MalformedFieldException {
        int first = cursor.next();
        if (!isLower(first) && first != '*') {
            throw cursor.failure("the key of a parameter is missing");
        }
        while (isLower(cursor.peek()) || isDigit(cursor.peek()) || isOneOf(cursor.peek(), "_-.*")) {
            cursor.next();
        }
    }

    private static void bareItem(FieldCursor cursor) throws MalformedFieldException {
        int first = cursor.peek();
        if (first == '-' || isDigit(first)) {
            number(cursor);
        } else if (first == '"') {
            string(cursor);
        } else if (first == '*' || isLetter(first)) {
            token(cursor);
        } else if (first == ':') {
            byteSequence(cursor);
        } else if (first == '?') {
            bool(cursor);
        } else if (first == '@') {
            date(cursor);
        } else if (first == '%') {
            displayString(cursor);
        } else {
            throw cursor.failure("the value of a parameter is missing or of unknown kind");
        }
    }

    private static void number(FieldCursor cursor) throws MalformedFieldException {
        cursor.accept('-');
        int whole = digits(cursor);
        boolean decimal = cursor.accept('.');
        int fraction = decimal ? digits(cursor) : 0;
        if (whole < 1 || whole > (decimal ? 12 : 15) || (decimal && (fraction < 1 || fraction > 3))) {
            throw cursor.failure("the value of a parameter is not a number");
        }
    }

    private static int digits(FieldCursor cursor) {
        int count = 0;
        while (isDigit(cursor.peek())) {
            cursor.next();
            count++;
        }
        return count;
    }

    private static void string(FieldCursor cursor) throws MalformedFieldException {
        cursor.next();
        for (int character = cursor.next(); character != '"'; character = cursor.next()) {
            int seen = character == '\\' ? cursor.next() : character;
            boolean allowed = character == '\\' ? isOneOf(seen, "\"\\") : seen >= ' ' && seen < 0x7f;
            if (!allowed) {
                throw cursor.failure("the value of a parameter is not a string");
            }
        }
    }

    private static void token(FieldCursor cursor) {
        cursor.next();
        while (isLetter(cursor.peek()) || isDigit(cursor.peek()) || isOneOf(cursor.peek(), "!#$%&'*+-.^_`|~:/")) {
            cursor.next();
        }
    }

    private static void byteSequence(FieldCursor cursor) throws MalformedFieldException {
        cursor.next();
        String text = cursor.until(":", "the colon after a byte sequence");
        if (!text.chars().allMatch(c -> isLetter(c) || isDigit(c) || isOneOf(c, "+/="))) {
            throw cursor.failure("the value of a parameter is not a byte sequence");
        }
    }

    private static void bool(FieldCursor cursor) throws MalformedFieldException {
        cursor.next();
        if (!cursor.accept('0') && !cursor.accept('1')) {
            throw cursor.failure("the value of a parameter is not a boolean");
        }
    }

    private static void date(FieldCursor cursor) throws MalformedFieldException {
        cursor.next();
        cursor.accept('-');
        int digits = digits(cursor);
        if (digits < 1 || digits > 15) {
            throw cursor.failure("the value of a parameter is not a date");
        }
    }

    private static void displayString(FieldCursor cursor) throws MalformedFieldException {
        cursor.next();
        boolean allowed = cursor.accept('"');
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int character = cursor.next(); allowed && character != '"'; character = cursor.next()) {
            int octet = character == '%' ? hexDigit(cursor.next()) << 4 | hexDigit(cursor.next()) : character;
            allowed = octet >= 0 && character >= ' ' && character < 0x7f;
            octets.write(octet);
        }
        if (!allowed || !isUtf8(octets.toByteArray())) {
            throw cursor.failure("the value of a parameter is not a display string");
        }
    }

    private static int hexDigit(int character) {
        return isDigit(character) || (character >= 'a' && character <= 'f') ? Character.digit(character, 16) : -1;
    }

    private static boolean isUtf8(byte[] octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isLower(int character) {
        return character >= 'a' && character <= 'z';
    }

    private static boolean isLetter(int character) {
        return isLower(character) || (character >= 'A' && character <= 'Z');
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isOneOf(int character, String characters) {
        return character >= 0 && characters.indexOf(character) >= 0;
    }
}
