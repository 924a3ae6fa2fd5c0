package dev.viewpass.header;

import dev.viewpass.refusal.RejectionReason;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses an Item or a List of Byte Sequences (RFC 9651 sections 4.2, 4.2.1, 4.2.7), and nothing else of structured
 * fields. Parameters are parsed and ignored. The RFC lets a parser forgive missing padding and pad bits;
 * {@link StrictBase64} does not, so that one certificate has one text.
 */
final class ByteSequenceParser {
    private final FieldCursor cursor;
    private final int maxBytes;

    private ByteSequenceParser(String field, int maxBytes) {
        this.cursor = new FieldCursor(field);
        this.maxBytes = maxBytes;
    }

    /** Parses a field that is exactly one Byte Sequence. */
    static byte[] item(String field, int maxBytes) throws MalformedFieldException {
        ByteSequenceParser parser = new ByteSequenceParser(field, maxBytes);
        parser.cursor.skipSpaces();
        byte[] item = parser.member();
        parser.cursor.skipSpaces();
        parser.cursor.requireEnd();
        return item;
    }

    /** Parses a field that is a List of at least one and at most {@code maxMembers} Byte Sequences. */
    static List<byte[]> list(String field, int maxMembers, int maxBytes) throws MalformedFieldException {
        ByteSequenceParser parser = new ByteSequenceParser(field, maxBytes);
        List<byte[]> members = new ArrayList<>();
        parser.cursor.skipSpaces();
        while (true) {
            if (members.size() == maxMembers) {
                throw new MalformedFieldException(
                        RejectionReason.TOO_MANY_CERTIFICATES, "it has more than " + maxMembers + " members");
            }
            members.add(parser.member());
            parser.cursor.skipBlanks();
            if (parser.cursor.atEnd()) {
                return members;
            }
            parser.cursor.expect(',', "a comma between members");
            parser.cursor.skipBlanks();
        }
    }

    private byte[] member() throws MalformedFieldException {
        cursor.expect(':', "the colon before a byte sequence");
        String text = cursor.until(":", "the colon after a byte sequence");
        byte[] bytes = decode(text);
        StructuredFieldParameters.skip(cursor);
        return bytes;
    }

    private byte[] decode(String text) throws MalformedFieldException {
        if (text.isEmpty()) {
            throw new MalformedFieldException("it has an empty byte sequence");
        }
        requireSize(StrictBase64.decodedLength(text));
        return StrictBase64.decode(text);
    }

    private void requireSize(long octets) throws MalformedFieldException {
        if (octets > maxBytes) {
            throw new MalformedFieldException(
                    RejectionReason.TOO_LARGE, "it has a byte sequence of more than " + maxBytes + " octets");
        }
    }
}
