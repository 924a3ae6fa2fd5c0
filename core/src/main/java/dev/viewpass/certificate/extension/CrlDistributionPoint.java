package dev.viewpass.certificate.extension;

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
    private static final int REASONS = 0x81;
    private static final int CRL_ISSUER = 0xa2;

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
        DerReader name = point.peekTag() == DistributionPointName.TAG ? point.readAny() : null;
        Set<RevocationReason> reasons = point.peekTag() == REASONS ? RevocationReason.read(point.readAny()) : Set.of();
        List<EncodedName> crlIssuers =
                point.peekTag() == CRL_ISSUER ? EncodedName.readAll(point.read(CRL_ISSUER)) : List.of();
        point.requireEnd();
        if (name == null && crlIssuers.isEmpty()) {
            throw new DerException("distribution point with neither a name nor a CRL issuer");
        }
        List<EncodedName> base = crlIssuers.isEmpty() ? List.of(EncodedName.of(certificateIssuer)) : crlIssuers;
        List<EncodedName> names = name == null ? List.of() : DistributionPointName.read(name, base);
        return new CrlDistributionPoint(names, reasons, crlIssuers);
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
