package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.CrlDistributionPoint;
import dev.viewpass.certificate.extension.CrlDistributionPoints;
import dev.viewpass.certificate.extension.EncodedName;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * One place where a certificate says that its CRL is found (RFC 5280 section 4.2.1.13), as CRLs are compared with it.
 *
 * @param names {@linkplain EncodedName#key() keys} of the distribution point's names, or of those of the CRL issuer when
 *     it has none
 * @param reasons the reasons for which the CRL found there revokes
 * @param isOfIssuer whether the CRL is said to be one of the certificate's own issuer
 */
record DistributionPoint(Set<String> names, ReasonsMask reasons, boolean isOfIssuer) {

    /** Reads the extension of a certificate; without it there are no points. */
    static List<DistributionPoint> of(X509Certificate certificate) throws DerException {
        X500Principal issuer = certificate.getIssuerX500Principal();
        return CrlDistributionPoints.of(certificate).map(CrlDistributionPoints::points).orElse(List.of()).stream()
                .map(point -> of(point, issuer))
                .toList();
    }

    private static DistributionPoint of(CrlDistributionPoint point, X500Principal issuer) {
        Set<String> names = EncodedName.keys(point.names());
        Set<String> crlIssuers = EncodedName.keys(point.crlIssuers());
        // An issuer that names itself says what is true without it, although section 4.2.1.13 wants it left out.
        boolean isOfIssuer = crlIssuers.isEmpty() || crlIssuers.contains(EncodedName.key(issuer));
        return new DistributionPoint(names.isEmpty() ? crlIssuers : names, ReasonsMask.of(point.reasons()), isOfIssuer);
    }
}
