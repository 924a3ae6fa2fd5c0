package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * CRL distribution points (RFC 5280 section 4.2.1.13), and freshest CRL (section 4.2.1.15), which has the same syntax.
 *
 * @param points at least one, in the order of the encoding
 */
public record CrlDistributionPoints(List<CrlDistributionPoint> points) {

    /**
     * Makes the points; the list is copied.
     *
     * @param points in the order of the encoding
     */
    public CrlDistributionPoints {
        points = List.copyOf(points);
    }

    /**
     * Decodes the CRL distribution points.
     *
     * @param certificate any certificate
     * @return the points, or nothing when the certificate has none
     * @throws DerException if they are present and any of them is broken
     */
    public static Optional<CrlDistributionPoints> of(X509Certificate certificate) throws DerException {
        return read(certificate, KnownExtension.CRL_DISTRIBUTION_POINTS);
    }

    /**
     * Decodes the points at which delta CRLs are.
     *
     * @param certificate any certificate
     * @return the points, or nothing when the certificate has none
     * @throws DerException if they are present and any of them is broken
     */
    public static Optional<CrlDistributionPoints> freshest(X509Certificate certificate) throws DerException {
        return read(certificate, KnownExtension.FRESHEST_CRL);
    }

    private static Optional<CrlDistributionPoints> read(X509Certificate certificate, KnownExtension extension)
            throws DerException {
        X500Principal issuer = certificate.getIssuerX500Principal();
        return ExtensionValue.read(certificate, extension, value -> read(value, issuer));
    }

    private static CrlDistributionPoints read(DerReader value, X500Principal certificateIssuer) throws DerException {
        DerReader list = value.read(DerReader.SEQUENCE);
        List<CrlDistributionPoint> points = new ArrayList<>();
        do {
            points.add(CrlDistributionPoint.read(list, certificateIssuer));
        } while (list.hasNext());
        return new CrlDistributionPoints(points);
    }
}
