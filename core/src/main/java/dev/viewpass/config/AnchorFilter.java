package dev.viewpass.config;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.SelfIssued;
import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.TrustAnchors;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which configured certificates may be anchors. One that is not a CA's is a mistake and fails the start; one
 * that is out of its validity period, weak or of a wrong form is left out with an error in the log, and the start fails
 * when none remains.
 */
final class AnchorFilter {
    private static final Logger LOG = System.getLogger("dev.viewpass.configuration");

    private final Setting setting;
    private final AlgorithmPolicy algorithms;
    private final Duration skew;
    private final boolean allowNonconforming;
    private final Clock clock;

    private record LeftOut(NamedCertificate certificate, Rejection why) {}

    AnchorFilter(Setting setting, AlgorithmPolicy algorithms, Duration skew, boolean allowNonconforming, Clock clock) {
        this.setting = setting;
        this.algorithms = algorithms;
        this.skew = skew;
        this.allowNonconforming = allowNonconforming;
        this.clock = clock;
    }

    TrustAnchors accept(List<NamedCertificate> certificates) {
        List<NamedCertificate> distinct = distinct(certificates);
        distinct.forEach(this::requireAuthority);
        List<NamedCertificate> accepted = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (NamedCertificate candidate : distinct) {
            Optional<Rejection> fault = fault(candidate.certificate());
            if (fault.isPresent()) {
                String why = fault.get().explanation();
                LOG.log(Level.ERROR, setting.key() + ": " + candidate.name() + " is left out: " + why);
                leftOut.add(new LeftOut(candidate, fault.get()));
            } else {
                warnOfTwin(candidate, accepted);
                String fingerprint = CertificateText.fingerprint(candidate.certificate());
                LOG.log(Level.INFO, setting.key() + ": " + candidate.name() + " " + fingerprint);
                accepted.add(candidate);
            }
        }
        if (accepted.isEmpty()) {
            throw nothingRemains(leftOut);
        }
        return TrustAnchors.of(
                accepted.stream().map(NamedCertificate::certificate).toList());
    }

    private List<NamedCertificate> distinct(List<NamedCertificate> certificates) {
        Set<X509Certificate> seen = new HashSet<>();
        List<NamedCertificate> distinct = new ArrayList<>();
        Set<String> repeated = new LinkedHashSet<>();
        for (NamedCertificate certificate : certificates) {
            if (seen.add(certificate.certificate())) {
                distinct.add(certificate);
            } else {
                repeated.add(certificate.name());
            }
        }
        if (!repeated.isEmpty()) {
            LOG.log(Level.WARNING, setting.key() + ": more than once and counted once: " + String.join("; ", repeated));
        }
        return distinct;
    }

    private void requireAuthority(NamedCertificate candidate) {
        X509Certificate certificate = candidate.certificate();
        Optional<String> why = whyNoAuthority(certificate);
        if (why.isPresent()) {
            boolean selfIssued = SelfIssued.is(certificate);
            throw new ConfigurationException(
                    setting,
                    candidate.name() + " is not a CA certificate: " + why.get()
                            + (selfIssued
                                    ? "; only CA certificates can be anchors"
                                    : "; write the certificate of the CA that issued it, "
                                            + CertificateText.issuer(certificate)),
                    RejectionReason.ANCHOR_CONSTRAINTS);
        }
    }

    // What can not be parsed is nobody's mistake in the settings: such an anchor is left out later.
    private static Optional<String> whyNoAuthority(X509Certificate certificate) {
        try {
            return AnchorProfile.whyNoAuthority(certificate);
        } catch (DerException e) {
            return Optional.empty();
        }
    }

    private Optional<Rejection> fault(X509Certificate certificate) {
        if (!allowNonconforming && AnchorProfile.hasConstraintsThatAreNotCritical(certificate)) {
            return Optional.of(new Rejection(
                    RejectionReason.ANCHOR_CONSTRAINTS,
                    "its basic constraints are not critical, as RFC 5280 section 4.2.1.9 demands; "
                            + Setting.PROFILE_ALLOW_NONCONFORMING.key() + "=true lets it pass"));
        }
        Instant now = clock.instant();
        Instant notBefore = certificate.getNotBefore().toInstant();
        if (now.isBefore(notBefore.minus(skew))) {
            return Optional.of(new Rejection(
                    RejectionReason.NOT_YET_VALID,
                    "it is not valid before " + notBefore + "; start the application again from then on"));
        }
        Instant notAfter = certificate.getNotAfter().toInstant();
        if (now.isAfter(notAfter.plus(skew))) {
            return Optional.of(new Rejection(RejectionReason.EXPIRED, "it expired at " + notAfter));
        }
        return algorithms
                .checkKey(certificate.getPublicKey())
                .or(() -> TrustAnchors.fault(certificate, allowNonconforming));
    }

    private void warnOfTwin(NamedCertificate candidate, List<NamedCertificate> accepted) {
        X509Certificate certificate = candidate.certificate();
        for (NamedCertificate other : accepted) {
            if (other.certificate().getSubjectX500Principal().equals(certificate.getSubjectX500Principal())
                    && other.certificate().getPublicKey().equals(certificate.getPublicKey())) {
                LOG.log(
                        Level.WARNING,
                        setting.key() + ": " + candidate.name() + " is another certificate of the CA and key of "
                                + other.name() + "; both count, so remove the one that is not needed any more");
                return;
            }
        }
    }

    private ConfigurationException nothingRemains(List<LeftOut> leftOut) {
        if (leftOut.isEmpty()) {
            return new ConfigurationException(setting, "there is no certificate that could be an anchor");
        }
        LeftOut first = leftOut.get(0);
        return new ConfigurationException(
                setting,
                "no anchor remains of " + leftOut.size() + "; "
                        + first.certificate().name() + " is left out: "
                        + first.why().explanation(),
                first.why().reason());
    }
}
