package dev.viewpass.header;

/** A position in the text of a field. */
final class FieldCursor {
    private final String field;
    private int position;

    FieldCursor(String field) {
        this.field = field;
    }

    /** Tells whether a field line is empty: of all blanks of Unicode only SP and HTAB are ones here. */
    static boolean isBlank(String line) {
        FieldCursor cursor = new FieldCursor(line);
        cursor.skipBlanks();
        return cursor.atEnd();
    }

    boolean atEnd() {
        return position == field.length();
    }

    /** Returns the character at the position, or -1 at the end. */
    int peek() {
        return atEnd() ? -1 : field.charAt(position);
    }

    int next() {
        return atEnd() ? -1 : field.charAt(position++);
    }

    boolean accept(char character) {
        boolean accepted = peek() == character;
        if (accepted) {
            position++;
        }
        return accepted;
    }

    boolean accept(String text) {
        boolean accepted = field.startsWith(text, position);
        if (accepted) {
            position += text.length();
        }
        return accepted;
    }

    void expect(char character, String what) throws MalformedFieldException {
        if (!accept(character)) {
            throw failure(what + " is missing");
        }
    }

    /** Skips SP, which RFC 9651 allows around a field and before a parameter. */
    void skipSpaces() {
        while (peek() == ' ') {
            position++;
        }
    }

    /** Skips SP and HTAB, which RFC 9651 allows around the commas of a list. */
    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            position++;
        }
    }

    /** Skips CR and LF, which no field has on the wire but escaped. */
    void skipLineEnds() {
        while (peek() == '\r' || peek() == '\n') {
            position++;
        }
    }

    /** Returns the text up to a delimiter, which is skipped. */
    String until(String delimiter, String what) throws MalformedFieldException {
        int end = field.indexOf(delimiter, position);
        if (end < 0) {
            throw failure(what + " is missing");
        }
        String text = field.substring(position, end);
        position = end + delimiter.length();
        return text;
    }

    /** Returns the text up to a character, which is not skipped, or to the end. */
    String upTo(char delimiter) {
        int found = field.indexOf(delimiter, position);
        int end = found < 0 ? field.length() : found;
        String text = field.substring(position, end);
        position = end;
        return text;
    }

    void requireEnd() throws MalformedFieldException {
        if (!atEnd()) {
            throw failure(peek() == ',' ? "a list stands where one item is allowed" : "text follows the value");
        }
    }

    MalformedFieldException failure(String what) {
        return new MalformedFieldException(what + " (at character " + (position + 1) + ")");
    }
}
