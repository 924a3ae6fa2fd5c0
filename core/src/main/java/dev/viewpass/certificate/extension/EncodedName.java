package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerElement;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.DistinguishedName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * A GeneralName (RFC 5280 section 4.2.1.6) that points at something: at a CRL, a CRL issuer, a responder. Two names are
 * equal when their encodings are, directory names when they match by RFC 5280 section 7.1.
 */
public final class EncodedName {
    private static final int OTHER_NAME = 0xa0;
    private static final int EMAIL = 0x81;
    private static final int DNS_NAME = 0x82;
    private static final int X400_ADDRESS = 0xa3;
    private static final int DIRECTORY_NAME = 0xa4;
    private static final int EDI_PARTY_NAME = 0xa5;
    private static final int URI = 0x86;
    private static final int IP_ADDRESS = 0x87;
    private static final int REGISTERED_ID = 0x88;

    private final int tag;
    private final byte[] octets;

    private EncodedName(int tag, byte[] octets) {
        this.tag = tag;
        this.octets = octets;
    }

    /** Reads GeneralNames without their outer tag: at least one name, up to the end. */
    static List<EncodedName> readAll(DerReader names) throws DerException {
        List<EncodedName> all = new ArrayList<>();
        do {
            all.add(read(names));
        } while (names.hasNext());
        return List.copyOf(all);
    }

    static EncodedName read(DerReader names) throws DerException {
        int tag = names.peekTag();
        byte[] octets = names.readAny().rest();
        switch (tag) {
            case EMAIL, DNS_NAME, URI -> requireText(octets);
            case IP_ADDRESS -> requireAddress(octets);
            case REGISTERED_ID -> requireObjectIdentifier(octets);
            case DIRECTORY_NAME -> DistinguishedName.of(directoryName(octets));
            case OTHER_NAME -> requireOtherName(DerReader.of(octets));
            case X400_ADDRESS, EDI_PARTY_NAME -> requireElements(DerReader.of(octets));
            default -> throw new DerException("name of unknown kind");
        }
        return new EncodedName(tag, octets);
    }

    /** Takes a Name in DER of which every part is known to be well-formed. */
    static EncodedName ofDirectoryName(byte[] name) {
        return new EncodedName(DIRECTORY_NAME, name);
    }

    private static void requireText(byte[] octets) throws DerException {
        if (octets.length == 0) {
            throw new DerException("empty name");
        }
        for (byte octet : octets) {
            if (octet <= ' ' || octet == 0x7f) {
                throw new DerException("name with blanks, control characters or characters that are not ASCII");
            }
        }
    }

    private static void requireAddress(byte[] octets) throws DerException {
        if (octets.length != 4 && octets.length != 16) {
            throw new DerException("IP address of " + octets.length + " octets");
        }
    }

    private static void requireObjectIdentifier(byte[] octets) throws DerException {
        if (octets.length > 0x7f) {
            throw new DerException("object identifier of more than 127 octets");
        }
        DerReader.of(DerElement.of(DerReader.OBJECT_IDENTIFIER, octets)).readObjectIdentifier();
    }

    private static void requireOtherName(DerReader name) throws DerException {
        name.readObjectIdentifier();
        requireElements(name.read(0xa0));
        name.requireEnd();
    }

    private static void requireElements(DerReader contents) throws DerException {
        do {
            contents.readAny();
        } while (contents.hasNext());
    }

    private static X500Principal directoryName(byte[] octets) throws DerException {
        DerReader name = DerReader.of(octets);
        DerReader relativeNames = name.read(DerReader.SEQUENCE);
        name.requireEnd();
        while (relativeNames.hasNext()) {
            requireElements(relativeNames.read(DerReader.SET));
        }
        try {
            return new X500Principal(octets);
        } catch (IllegalArgumentException e) {
            throw new DerException("directory name that the JDK can not parse", e);
        }
    }

    /**
     * Returns the URI, if this name is one.
     *
     * @return printable ASCII that is not checked to be a URI, or nothing when the name is of another kind
     */
    public Optional<String> uri() {
        return tag == URI ? Optional.of(new String(octets, StandardCharsets.US_ASCII)) : Optional.empty();
    }

    /**
     * Returns the directory name, if this name is one.
     *
     * @return the distinguished name, or nothing when the name is of another kind
     */
    public Optional<X500Principal> directoryName() {
        return tag == DIRECTORY_NAME ? Optional.of(new X500Principal(octets)) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedName name
                && tag == name.tag
                && (Arrays.equals(octets, name.octets)
                        || (tag == DIRECTORY_NAME && directoryName().equals(name.directoryName())));
    }

    @Override
    public int hashCode() {
        return tag == DIRECTORY_NAME ? directoryName().hashCode() : Arrays.hashCode(octets);
    }

    /** Returns the URI or directory name, or the tag of a name of another kind. */
    @Override
    public String toString() {
        return uri().or(() -> directoryName().map(X500Principal::getName)).orElse("[" + (tag & 0x1f) + "]");
    }
}
