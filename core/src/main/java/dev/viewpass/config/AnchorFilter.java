package dev.viewpass.config;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.TrustAnchors;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which configured certificates may be anchors. One that is not a CA is a mistake and fails the start; an
 * expired or weak one is left out with an error in the log, and the start fails when none remains.
 */
final class AnchorFilter {
    private static final Logger LOG = System.getLogger("dev.viewpass.configuration");
    private static final int KEY_CERT_SIGN = 5;

    private final AlgorithmPolicy algorithms;
    private final Clock clock;

    AnchorFilter(AlgorithmPolicy algorithms, Clock clock) {
        this.algorithms = algorithms;
        this.clock = clock;
    }

    TrustAnchors accept(List<X509Certificate> certificates) {
        List<X509Certificate> accepted = new ArrayList<>();
        for (X509Certificate certificate : certificates) {
            String name = CertificateText.subject(certificate);
            if (!isAuthority(certificate)) {
                throw new ConfigurationException(
                        Setting.ANCHORS, name + " is not a CA certificate; only CA certificates can be anchors");
            }
            Optional<String> fault = fault(certificate);
            if (fault.isPresent()) {
                LOG.log(Level.ERROR, "anchors: " + name + " is left out: " + fault.get());
            } else {
                LOG.log(Level.INFO, "anchors: " + name + " " + CertificateText.fingerprint(certificate));
                accepted.add(certificate);
            }
        }
        if (accepted.isEmpty()) {
            throw new ConfigurationException(Setting.ANCHORS, "all anchors are expired or weak");
        }
        return TrustAnchors.of(accepted);
    }

    private static boolean isAuthority(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0
                && (usage == null || (usage.length > KEY_CERT_SIGN && usage[KEY_CERT_SIGN]));
    }

    private Optional<String> fault(X509Certificate certificate) {
        Instant now = clock.instant();
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.of("it expired at " + certificate.getNotAfter().toInstant());
        }
        return algorithms.checkKey(certificate.getPublicKey()).map(weak -> weak.explanation());
    }
}
