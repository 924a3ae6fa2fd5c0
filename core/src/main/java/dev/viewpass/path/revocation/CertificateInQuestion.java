package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.EncodedName;
import dev.viewpass.refusal.LogText;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A certificate whose status is looked for, and where it says that its CRLs are found.
 *
 * @param certificate the certificate
 * @param points its distribution points, none when it has no such extension
 */
record CertificateInQuestion(X509Certificate certificate, List<DistributionPoint> points) {

    static CertificateInQuestion of(X509Certificate certificate) throws DerException {
        return new CertificateInQuestion(certificate, DistributionPoint.of(certificate));
    }

    /** Lists for one kind of certificates are for no others than those of version 3 (RFC 5280 section 5.2.5). */
    boolean isVersion3() {
        return certificate.getVersion() == 3;
    }

    boolean isAuthority() {
        return certificate.getBasicConstraints() >= 0;
    }

    /** Tells whether the certificate says that other CRL issuers, and only they, know its status. */
    boolean hasOnlyOtherCrlIssuers() {
        return !points.isEmpty() && points.stream().noneMatch(DistributionPoint::isOfIssuer);
    }

    /**
     * Tells for which reasons a list of the certificate's issuer with these names decides about it.
     *
     * @param names {@linkplain EncodedName#key() keys} of the names of the list's issuing distribution point; none means any
     * @return nothing when the list is that of another distribution point
     */
    Optional<ReasonsMask> reasonsAt(Set<String> names) {
        if (hasOnlyOtherCrlIssuers()) {
            return Optional.of(ReasonsMask.NONE);
        }
        // The issuer itself is always a distribution point, as the end of section 6.3.3 says.
        if (names.isEmpty() || names.contains(EncodedName.key(certificate.getIssuerX500Principal()))) {
            return Optional.of(ReasonsMask.ALL);
        }
        return points.stream()
                .filter(point -> point.isOfIssuer() && !Collections.disjoint(point.names(), names))
                .map(DistributionPoint::reasons)
                .reduce(ReasonsMask::union);
    }

    /** The distribution points for messages. */
    String pointsText() {
        Set<String> names = new TreeSet<>();
        points.forEach(point -> names.addAll(point.names()));
        return names.isEmpty() ? "none" : LogText.escape(String.join(", ", names));
    }
}
