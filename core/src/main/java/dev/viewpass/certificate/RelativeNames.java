package dev.viewpass.certificate;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The relative distinguished names of a name, prepared for comparison by RFC 5280 section 7.1 (RFC 4518 section 2):
 * without case, with blanks compressed, whatever the string types are. Two relative names are equal when their prepared
 * texts are.
 *
 * <p>The JDK compares only PrintableString and UTF8String in this way: for it the domain components {@code example} and
 * {@code EXAMPLE} differ, so that a name could escape from an excluded subtree by its spelling.
 *
 * @param prepared one text for each relative name, outermost first; for comparison, not for people
 */
public record RelativeNames(List<String> prepared) {
    // The bound of a description (X.520).
    private static final int MAX_VALUE_CHARACTERS = 1024;

    /**
     * Makes the names; the list is copied.
     *
     * @param prepared one text for each relative name
     */
    public RelativeNames {
        prepared = List.copyOf(prepared);
    }

    /**
     * Decodes a Name (RFC 5280 section 4.1.2.4).
     *
     * @param name the DER encoding
     * @return its relative names, none for the empty name
     * @throws DerException if the name is not well-formed, or has an attribute value that can not be compared: text that
     *     its string type does not allow, of more than 1,024 characters, or with more than 30 combining ones in a row
     */
    public static RelativeNames of(byte[] name) throws DerException {
        DerReader outer = DerReader.of(name);
        DerReader sequence = outer.read(DerReader.SEQUENCE);
        outer.requireEnd();
        List<String> prepared = new ArrayList<>();
        while (sequence.hasNext()) {
            prepared.add(relativeName(sequence.read(DerReader.SET)));
        }
        return new RelativeNames(prepared);
    }

    /**
     * Tells whether another name is a prefix of this one, as name constraints on directory names demand (RFC 5280
     * section 4.2.1.10).
     *
     * @param prefix the top of a subtree
     * @return true also when the names are equal, or the prefix is empty
     */
    public boolean startsWith(RelativeNames prefix) {
        int length = prefix.prepared.size();
        if (length > prepared.size()) {
            return false;
        }
        int equal = 0;
        while (equal < length && prepared.get(equal).equals(prefix.prepared.get(equal))) {
            equal++;
        }
        return equal == length;
    }

    private static String relativeName(DerReader set) throws DerException {
        List<String> attributes = new ArrayList<>();
        do {
            attributes.add(attribute(set.read(DerReader.SEQUENCE)));
        } while (set.hasNext());
        attributes.sort(null);
        return String.join("\0", attributes);
    }

    private static String attribute(DerReader attribute) throws DerException {
        String oid = attribute.readObjectIdentifier();
        int tag = attribute.peekTag();
        byte[] value = attribute.readAny().rest();
        attribute.requireEnd();
        Charset charset = DistinguishedName.charset(tag);
        return charset == null
                ? oid + "#" + tag + "#" + HexFormat.of().formatHex(value)
                : oid + "=" + prepare(DistinguishedName.decode(value, charset));
    }

    private static String prepare(String text) throws DerException {
        if (text.length() > MAX_VALUE_CHARACTERS) {
            throw new DerException("attribute value of more than " + MAX_VALUE_CHARACTERS + " characters");
        }
        String mapped = map(Normalizer.normalize(StreamSafeText.require(text), Normalizer.Form.NFKC));
        String folded = mapped.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC).strip().replaceAll(" +", " ");
    }

    // RFC 4518 section 2.2: some characters count as a blank, others as nothing.
    private static String map(String text) {
        StringBuilder mapped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.isSpaceChar(character) || Character.isWhitespace(character) || character == 0x85) {
                mapped.append(' ');
            } else if (!isIgnored(character)) {
                mapped.appendCodePoint(character);
            }
        });
        return mapped.toString();
    }

    private static boolean isIgnored(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT -> true;
            default ->
                character == 0x034f
                        || character == 0xfffc
                        || (character >= 0x180b && character <= 0x180d)
                        || (character >= 0xfe00 && character <= 0xfe0f);
        };
    }
}
