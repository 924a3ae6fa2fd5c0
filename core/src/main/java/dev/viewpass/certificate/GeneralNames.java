package dev.viewpass.certificate;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A sequence of names (GeneralNames of RFC 5280 section 4.2.1.6), all or none: one broken name is an error, not a name
 * that is left out.
 *
 * @param names the names in the order of the encoding
 */
public record GeneralNames(List<GeneralName> names) {
    private static final String SUBJECT_ALTERNATIVE_NAMES = "2.5.29.17";
    private static final int EXPLICIT_VALUE = 0xa0;

    /**
     * Makes the sequence; the list is copied.
     *
     * @param names the names in order
     */
    public GeneralNames {
        names = List.copyOf(names);
    }

    /**
     * Reads the subject alternative names of a certificate.
     *
     * @param certificate any certificate
     * @return the names, none when the extension is absent
     * @throws DerException if the extension is present and empty, or any name of it is broken
     */
    public static GeneralNames alternativeNames(X509Certificate certificate) throws DerException {
        byte[] extension = certificate.getExtensionValue(SUBJECT_ALTERNATIVE_NAMES);
        return extension == null
                ? new GeneralNames(List.of())
                : of(DerReader.of(extension).read(DerReader.OCTET_STRING).rest());
    }

    /**
     * Reads a sequence of names.
     *
     * @param encoded the DER encoding of GeneralNames
     * @return the names, at least one
     * @throws DerException if there is none, any name is broken, or octets follow
     */
    public static GeneralNames of(byte[] encoded) throws DerException {
        DerReader outer = DerReader.of(encoded);
        DerReader sequence = outer.read(DerReader.SEQUENCE);
        outer.requireEnd();
        List<GeneralName> names = new ArrayList<>();
        do {
            names.add(read(sequence));
        } while (sequence.hasNext());
        return new GeneralNames(names);
    }

    /**
     * Reads the next element as one name.
     *
     * @param reader where the name is the next element
     * @return the name
     * @throws DerException if the name is broken or absent
     */
    public static GeneralName read(DerReader reader) throws DerException {
        return read(GeneralName.Kind.ofTag(reader.peekTag()), reader.readAny());
    }

    /**
     * Reads the rest as the value of one name.
     *
     * @param kind which alternative of the CHOICE the tag announced
     * @param contents what the tag contains
     * @return the name
     * @throws DerException if the name is broken
     */
    public static GeneralName read(GeneralName.Kind kind, DerReader contents) throws DerException {
        return switch (kind) {
            case EMAIL -> GeneralName.Email.of(text(contents));
            case DNS_NAME -> GeneralName.DnsName.of(text(contents));
            case URI -> GeneralName.Uri.of(text(contents));
            case IP_ADDRESS -> GeneralName.IpAddress.of(contents.rest());
            case DIRECTORY_NAME -> GeneralName.DirectoryName.of(contents.rest());
            case OTHER_NAME -> otherName(contents);
            case REGISTERED_ID -> new GeneralName.RegisteredId(contents.objectIdentifier());
            case X400_ADDRESS, EDI_PARTY_NAME -> new GeneralName.Uninterpreted(kind);
        };
    }

    /**
     * Reads the rest as the IA5String of a name.
     *
     * @param contents the octets of the string
     * @return text of visible ASCII characters, at least one
     * @throws DerException if it is empty, or holds blanks, control or other characters
     */
    public static String text(DerReader contents) throws DerException {
        String text = DistinguishedName.decode(contents.rest(), StandardCharsets.US_ASCII);
        if (text.isEmpty() || text.chars().anyMatch(character -> character <= ' ' || character == 0x7f)) {
            throw new DerException("name that is empty or holds blanks or control characters");
        }
        return text;
    }

    private static GeneralName otherName(DerReader contents) throws DerException {
        String type = contents.readObjectIdentifier();
        DerReader explicit = contents.read(EXPLICIT_VALUE);
        contents.requireEnd();
        byte[] value = explicit.rest();
        DerReader element = DerReader.of(value);
        element.readAny();
        element.requireEnd();
        return new GeneralName.OtherName(type, HexFormat.of().formatHex(value));
    }

    /**
     * Returns the names of one kind.
     *
     * @param <T> the type of the names
     * @param type the class of the names
     * @return those names, in order
     */
    public <T extends GeneralName> List<T> ofType(Class<T> type) {
        return names.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
