package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One place where a certificate says that its CRL is found (RFC 5280 section 4.2.1.13).
 *
 * @param names the distribution point's names, or those of the CRL issuer when it has none
 * @param reasons the reasons for which the CRL found there revokes
 * @param isOfIssuer whether the CRL is said to be one of the certificate's own issuer
 */
record DistributionPoint(Set<String> names, ReasonsMask reasons, boolean isOfIssuer) {
    private static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
    private static final int REASONS = 0x81;
    private static final int CRL_ISSUER = 0xa2;

    /** Reads the extension of a certificate; without it there are no points. */
    static List<DistributionPoint> of(X509Certificate certificate) throws DerException {
        byte[] extension = certificate.getExtensionValue(CRL_DISTRIBUTION_POINTS);
        if (extension == null) {
            return List.of();
        }
        DerReader octets = DerReader.of(extension).read(DerReader.OCTET_STRING);
        DerReader sequence = octets.read(DerReader.SEQUENCE);
        octets.requireEnd();
        List<DistributionPoint> points = new ArrayList<>();
        do {
            points.add(read(sequence.read(DerReader.SEQUENCE), certificate));
        } while (sequence.hasNext());
        return List.copyOf(points);
    }

    private static DistributionPoint read(DerReader point, X509Certificate certificate) throws DerException {
        Set<String> names = point.peekTag() == DistributionPointName.TAG
                ? DistributionPointName.read(point.readAny(), certificate.getIssuerX500Principal())
                : Set.of();
        ReasonsMask reasons = point.peekTag() == REASONS ? ReasonsMask.read(point.readAny()) : ReasonsMask.ALL;
        Set<String> crlIssuer = point.peekTag() == CRL_ISSUER ? GeneralNames.read(point.readAny()) : Set.of();
        point.requireEnd();
        if (names.isEmpty() && crlIssuer.isEmpty()) {
            throw new DerException("distribution point without a name");
        }
        // An issuer that names itself says what is true without it, although section 4.2.1.13 wants it left out.
        boolean isOfIssuer =
                crlIssuer.isEmpty() || crlIssuer.contains(GeneralNames.of(certificate.getIssuerX500Principal()));
        return new DistributionPoint(names.isEmpty() ? crlIssuer : names, reasons, isOfIssuer);
    }
}
