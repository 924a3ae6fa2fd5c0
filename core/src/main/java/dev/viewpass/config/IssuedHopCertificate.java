package dev.viewpass.config;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.gateway.HopCertificateCheck;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.path.CertificationPathVerifier;
import dev.viewpass.path.PathVerdict;
import dev.viewpass.path.VerifiedPath;
import dev.viewpass.refusal.CheckListener;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;

/**
 * The gateway's certificate has an exact subject and a path to a CA that the operator named, verified by the rules for
 * callers. What was verified is remembered for five minutes, since all requests of a gateway come with few certificates.
 */
final class IssuedHopCertificate implements HopCertificateCheck {
    private static final int MAX_CERTIFICATES = 10;
    private static final int MAX_REMEMBERED = 16;
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final X500Principal subject;
    private final CertificationPathVerifier verifier;
    private final Map<X509Certificate, Period> proven = new ConcurrentHashMap<>();

    private record Period(Instant from, Instant until) {
        boolean contains(Instant now) {
            return !now.isBefore(from) && !now.isAfter(until);
        }
    }

    IssuedHopCertificate(X500Principal subject, CertificationPathVerifier verifier) {
        this.subject = subject;
        this.verifier = verifier;
    }

    @Override
    public Optional<String> fault(List<X509Certificate> chain, Instant now) {
        X509Certificate leaf = chain.get(0);
        Period period = proven.get(leaf);
        if (period != null && period.contains(now)) {
            return Optional.empty();
        }
        if (!leaf.getSubjectX500Principal().equals(subject)) {
            return Optional.of("the connection's certificate of " + CertificateText.subject(leaf)
                    + " is not that of gateway.certificate.subject");
        }
        if (chain.size() > MAX_CERTIFICATES) {
            return Optional.of("the connection came with more than " + MAX_CERTIFICATES + " certificates");
        }
        return verified(chain, now);
    }

    private Optional<String> verified(List<X509Certificate> chain, Instant now) {
        try {
            PathVerdict verdict = verifier.verify(presented(chain), now, CheckListener.silent());
            if (verdict instanceof PathVerdict.Refused refused) {
                return Optional.of("the connection's certificate is refused: "
                        + refused.rejection().explanation());
            }
            remember(chain.get(0), ((PathVerdict.Verified) verdict).path(), now);
            return Optional.empty();
        } catch (DerException | CertificateEncodingException e) {
            return Optional.of("a certificate of the connection can not be read: " + e.getMessage());
        }
    }

    // The container has its own ideas of what a certificate is; ours must be the stricter ones.
    private static PresentedChain presented(List<X509Certificate> chain)
            throws DerException, CertificateEncodingException {
        List<X509Certificate> decoded = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            decoded.add(CertificateDecoder.decode(certificate.getEncoded()));
        }
        return new PresentedChain(decoded.get(0), decoded.subList(1, decoded.size()));
    }

    private void remember(X509Certificate leaf, VerifiedPath path, Instant now) {
        Instant until = now.plus(REMEMBERED);
        for (X509Certificate certificate : path.certificates()) {
            Instant end = certificate.getNotAfter().toInstant();
            until = end.isBefore(until) ? end : until;
        }
        if (proven.size() >= MAX_REMEMBERED) {
            proven.clear();
        }
        proven.put(leaf, new Period(now, until));
    }
}
