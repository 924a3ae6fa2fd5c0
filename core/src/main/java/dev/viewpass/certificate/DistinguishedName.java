package dev.viewpass.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a name (RFC 5280 section 4.1.2.4), decoded from DER in the order of the encoding.
 *
 * <p>Never taken from the text form: {@code description="CN=admin"} has cheated more than one regular expression.
 *
 * @param attributes all attributes, those of multi-valued RDNs one after another
 */
public record DistinguishedName(List<Attribute> attributes) {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    /**
     * One attribute of a name.
     *
     * @param oid the attribute type in dotted form
     * @param value the value as text
     */
    public record Attribute(String oid, String value) {}

    /**
     * Makes a name of the given attributes.
     *
     * @param attributes all attributes in order
     */
    public DistinguishedName {
        attributes = List.copyOf(attributes);
    }

    /**
     * Decodes a name. Attributes whose value is not a directory string are left out; a value that its string type does
     * not allow is an error.
     *
     * @param name a subject or issuer
     * @return its attributes
     * @throws DerException if the name is not well-formed
     */
    public static DistinguishedName of(X500Principal name) throws DerException {
        DerReader outer = DerReader.of(name.getEncoded());
        DerReader rdns = outer.read(DerReader.SEQUENCE);
        List<Attribute> attributes = new ArrayList<>();
        while (rdns.hasNext()) {
            DerReader rdn = rdns.read(DerReader.SET);
            while (rdn.hasNext()) {
                DerReader attribute = rdn.read(DerReader.SEQUENCE);
                String oid = attribute.readObjectIdentifier();
                Charset charset = charset(attribute.peekTag());
                byte[] value = attribute.readAny().rest();
                attribute.requireEnd();
                if (charset != null) {
                    attributes.add(new Attribute(oid, decode(value, charset)));
                }
            }
        }
        return new DistinguishedName(attributes);
    }

    /**
     * Returns all values of an attribute type.
     *
     * @param oid the attribute type in dotted form
     * @return the values in the order of the encoding, empty when there are none
     */
    public List<String> values(String oid) {
        return attributes.stream()
                .filter(attribute -> attribute.oid().equals(oid))
                .map(Attribute::value)
                .toList();
    }

    static @Nullable Charset charset(int tag) {
        return switch (tag) {
            case 0x0c -> StandardCharsets.UTF_8; // UTF8String
            case 0x12, 0x13, 0x16, 0x1a -> StandardCharsets.US_ASCII; // Numeric-, Printable-, IA5- and VisibleString
            case 0x14 -> StandardCharsets.ISO_8859_1; // TeletexString, as every implementation reads it
            case 0x1c -> UTF_32BE; // UniversalString
            case 0x1e -> StandardCharsets.UTF_16BE; // BMPString
            default -> null;
        };
    }

    static String decode(byte[] value, Charset charset) throws DerException {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DerException("text that is not " + charset.name(), e);
        }
    }
}
