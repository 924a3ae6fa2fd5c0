package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.DistinguishedName;
import dev.viewpass.certificate.GeneralName;
import dev.viewpass.certificate.GeneralName.Kind;
import dev.viewpass.certificate.GeneralNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * A GeneralName (RFC 5280 section 4.2.1.6) that points at something: at a CRL, a CRL issuer, a responder. Its octets are
 * kept, and URIs need not be such: CAs name files and directories in them as no {@link GeneralName.Uri} may. Two names are
 * equal when their {@linkplain #key() keys} are.
 */
public final class EncodedName {
    private static final int MAX_IDENTIFIER_OCTETS = 127;

    private final Kind kind;
    private final byte[] octets;

    private EncodedName(Kind kind, byte[] octets) {
        this.kind = kind;
        this.octets = octets;
    }

    /**
     * Takes a name as a directory name.
     *
     * @param name a subject or issuer
     * @return the name
     */
    public static EncodedName of(X500Principal name) {
        return ofDirectoryName(name.getEncoded());
    }

    /** Takes a Name in DER of which every part is known to be well-formed. */
    static EncodedName ofDirectoryName(byte[] name) {
        return new EncodedName(Kind.DIRECTORY_NAME, name);
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
        Kind kind = Kind.ofTag(names.peekTag());
        byte[] octets = names.readAny().rest();
        DerReader contents = DerReader.of(octets);
        switch (kind) {
            case EMAIL, DNS_NAME, URI -> GeneralNames.text(contents);
            case DIRECTORY_NAME -> requireDirectoryName(octets);
            case X400_ADDRESS, EDI_PARTY_NAME -> requireElements(contents);
            case OTHER_NAME, IP_ADDRESS, REGISTERED_ID -> GeneralNames.read(kind, contents);
        }
        if (kind == Kind.REGISTERED_ID && octets.length > MAX_IDENTIFIER_OCTETS) {
            throw new DerException("object identifier of more than " + MAX_IDENTIFIER_OCTETS + " octets");
        }
        return new EncodedName(kind, octets);
    }

    private static void requireElements(DerReader contents) throws DerException {
        do {
            contents.readAny();
        } while (contents.hasNext());
    }

    private static void requireDirectoryName(byte[] octets) throws DerException {
        DerReader name = DerReader.of(octets);
        DerReader relativeNames = name.read(DerReader.SEQUENCE);
        name.requireEnd();
        while (relativeNames.hasNext()) {
            requireElements(relativeNames.read(DerReader.SET));
        }
        try {
            DistinguishedName.of(new X500Principal(octets));
        } catch (IllegalArgumentException e) {
            throw new DerException("directory name that the JDK can not parse", e);
        }
    }

    /** Returns the relative names of a directory name in DER, one after another. */
    byte[] relativeNames() throws DerException {
        if (kind != Kind.DIRECTORY_NAME) {
            throw new DerException("name relative to a CRL issuer without a directory name");
        }
        return DerReader.of(octets).read(DerReader.SEQUENCE).rest();
    }

    /**
     * Returns the URI, if this name is one.
     *
     * @return printable ASCII that is not checked to be a URI, or nothing when the name is of another kind
     */
    public Optional<String> uri() {
        return kind == Kind.URI ? Optional.of(new String(octets, StandardCharsets.US_ASCII)) : Optional.empty();
    }

    /**
     * Returns the directory name, if this name is one.
     *
     * @return the distinguished name, or nothing when the name is of another kind
     */
    public Optional<X500Principal> directoryName() {
        return kind == Kind.DIRECTORY_NAME ? Optional.of(new X500Principal(octets)) : Optional.empty();
    }

    /**
     * Returns what the name is compared by: directory names as {@link X500Principal#equals} does, URIs without the case of
     * scheme and host (RFC 3986 section 6.2.2.1), all others octet by octet.
     *
     * @return the kind and the value; may hold control characters
     */
    public String key() {
        return uri().map(uri -> Kind.URI.text() + " " + NormalizedUri.of(uri))
                .or(() -> directoryName().map(EncodedName::key))
                .orElseGet(() -> kind.text() + " " + HexFormat.of().formatHex(octets));
    }

    /**
     * Returns what a directory name is compared by.
     *
     * @param name a subject or issuer
     * @return the {@link #key()} of the name
     */
    public static String key(X500Principal name) {
        return Kind.DIRECTORY_NAME.text() + " " + name.getName(X500Principal.CANONICAL);
    }

    /**
     * Returns what names are compared by.
     *
     * @param names any names
     * @return the {@link #key()} of each
     */
    public static Set<String> keys(Collection<EncodedName> names) {
        return names.stream().map(EncodedName::key).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedName name && key().equals(name.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    /** Returns the {@link #key()}. */
    @Override
    public String toString() {
        return key();
    }
}
