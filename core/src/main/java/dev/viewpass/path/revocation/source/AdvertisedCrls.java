package dev.viewpass.path.revocation.source;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.CrlDistributionPoint;
import dev.viewpass.certificate.extension.CrlDistributionPoints;
import dev.viewpass.path.revocation.fetch.AllowedHosts;
import dev.viewpass.path.revocation.fetch.HttpAddress;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The addresses at which certificates say that their CRLs are (RFC 5280 section 4.2.1.13), as far as they may be asked. */
final class AdvertisedCrls {
    // The first names of the first points; a certificate with more has one that works among these.
    private static final int MAX_PER_CERTIFICATE = 4;

    private AdvertisedCrls() {}

    static Set<HttpAddress> of(Collection<X509Certificate> certificates, AllowedHosts hosts) {
        Set<HttpAddress> addresses = new LinkedHashSet<>();
        if (!hosts.equals(AllowedHosts.NONE)) {
            certificates.forEach(certificate -> addresses.addAll(of(certificate, hosts)));
        }
        return addresses;
    }

    private static Set<HttpAddress> of(X509Certificate certificate, AllowedHosts hosts) {
        Set<HttpAddress> addresses = new LinkedHashSet<>();
        try {
            CrlDistributionPoints.of(certificate).stream()
                    .flatMap(points -> points.points().stream())
                    .map(CrlDistributionPoint::uris)
                    .flatMap(Collection::stream)
                    .flatMap(uri -> hosts.admit(uri).stream())
                    .limit(MAX_PER_CERTIFICATE)
                    .forEach(addresses::add);
        } catch (DerException e) {
            // The look-up refuses such a certificate; there is nothing to ask for it.
            return Set.of();
        }
        return addresses;
    }
}
