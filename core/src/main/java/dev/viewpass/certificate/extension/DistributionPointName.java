package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerElement;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.util.List;

/**
 * DistributionPointName (RFC 5280 section 4.2.1.13): the names of a CRL, by the same CHOICE in the distribution points of
 * certificates and in the issuing distribution point of CRLs (section 5.2.5).
 */
public final class DistributionPointName {
    /** Tag of the field that holds the name in either extension. */
    public static final int TAG = 0xa0;

    private static final int FULL_NAME = 0xa0;
    private static final int RELATIVE_NAME = 0xa1;
    private static final int DIRECTORY_NAME = 0xa4;

    private DistributionPointName() {}

    /**
     * Reads a name to its end.
     *
     * @param name what the {@link #TAG} contains
     * @param crlIssuers the CRL issuer, to which a relative name is relative
     * @return different names of the same CRL, at least one; a relative name is completed
     * @throws DerException if the name is broken, or relative and there is not exactly one CRL issuer, with a directory
     *     name
     */
    public static List<EncodedName> read(DerReader name, List<EncodedName> crlIssuers) throws DerException {
        List<EncodedName> names = name.peekTag() == RELATIVE_NAME
                ? List.of(complete(name.readAny().rest(), crlIssuers))
                : EncodedName.readAll(name.read(FULL_NAME));
        name.requireEnd();
        return names;
    }

    // Only what is relative is examined: many points can share the base, which may be long and has been parsed already.
    private static EncodedName complete(byte[] attributes, List<EncodedName> crlIssuers) throws DerException {
        if (crlIssuers.size() != 1) {
            throw new DerException("name relative to more than one CRL issuer");
        }
        byte[] relative = DerElement.of(DerReader.SET, attributes);
        EncodedName.read(DerReader.of(DerElement.of(DIRECTORY_NAME, DerElement.of(DerReader.SEQUENCE, relative))));
        byte[] base = crlIssuers.get(0).relativeNames();
        return EncodedName.ofDirectoryName(DerElement.of(DerReader.SEQUENCE, base, relative));
    }
}
