package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerElement;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * One point of the CRL distribution points (RFC 5280 section 4.2.1.13). At least one of the two lists is not empty.
 *
 * @param names different names of the same CRL; a name that was given relative to the CRL issuer is completed. Empty
 *     when the point has no name
 * @param reasons the reasons that the CRL covers; empty means all
 * @param crlIssuers who signs the CRL; empty means the issuer of the certificate
 */
public record CrlDistributionPoint(
        List<EncodedName> names, Set<RevocationReason> reasons, List<EncodedName> crlIssuers) {
    private static final int POINT_NAME = 0xa0;
    private static final int REASONS = 0x81;
    private static final int CRL_ISSUER = 0xa2;
    private static final int FULL_NAME = 0xa0;
    private static final int RELATIVE_NAME = 0xa1;

    /**
     * Makes a point; the collections are copied.
     *
     * @param names different names of the same CRL
     * @param reasons the reasons that the CRL covers; empty means all
     * @param crlIssuers who signs the CRL; empty means the issuer of the certificate
     */
    public CrlDistributionPoint {
        names = List.copyOf(names);
        reasons = Set.copyOf(reasons);
        crlIssuers = List.copyOf(crlIssuers);
    }

    static CrlDistributionPoint read(DerReader points, X500Principal certificateIssuer) throws DerException {
        DerReader point = points.read(DerReader.SEQUENCE);
        DerReader name = point.peekTag() == POINT_NAME ? point.read(POINT_NAME) : null;
        Set<RevocationReason> reasons = point.peekTag() == REASONS
                ? NamedBits.read(point.read(REASONS).rest(), RevocationReason.class)
                : Set.of();
        List<EncodedName> crlIssuers =
                point.peekTag() == CRL_ISSUER ? EncodedName.readAll(point.read(CRL_ISSUER)) : List.of();
        point.requireEnd();
        if (name == null && crlIssuers.isEmpty()) {
            throw new DerException("distribution point with neither a name nor a CRL issuer");
        }
        List<EncodedName> names = name == null ? List.of() : readNames(name, crlIssuers, certificateIssuer);
        return new CrlDistributionPoint(names, reasons, crlIssuers);
    }

    private static List<EncodedName> readNames(
            DerReader name, List<EncodedName> crlIssuers, X500Principal certificateIssuer) throws DerException {
        List<EncodedName> names = name.peekTag() == RELATIVE_NAME
                ? List.of(complete(name.read(RELATIVE_NAME).rest(), base(crlIssuers, certificateIssuer)))
                : EncodedName.readAll(name.read(FULL_NAME));
        name.requireEnd();
        return names;
    }

    private static X500Principal base(List<EncodedName> crlIssuers, X500Principal certificateIssuer)
            throws DerException {
        if (crlIssuers.isEmpty()) {
            return certificateIssuer;
        }
        if (crlIssuers.size() > 1) {
            throw new DerException("name relative to more than one CRL issuer");
        }
        return crlIssuers
                .get(0)
                .directoryName()
                .orElseThrow(() -> new DerException("name relative to a CRL issuer without a directory name"));
    }

    // Only what is relative is examined: many points can share the base, which may be long and has been parsed already.
    private static EncodedName complete(byte[] attributes, X500Principal base) throws DerException {
        byte[] relative = DerElement.of(DerReader.SET, attributes);
        EncodedName.read(DerReader.of(DerElement.of(0xa4, DerElement.of(DerReader.SEQUENCE, relative))));
        byte[] first = DerReader.of(base.getEncoded()).read(DerReader.SEQUENCE).rest();
        return EncodedName.ofDirectoryName(DerElement.of(DerReader.SEQUENCE, first, relative));
    }

    /**
     * Returns the addresses of the CRL.
     *
     * @return those of the names that are URIs, in their order
     */
    public List<String> uris() {
        return names.stream().flatMap(name -> name.uri().stream()).toList();
    }
}
