package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.refusal.Rejection;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks the algorithm policy about every certificate of a path and the key of its anchor, before the first signature is
 * computed.
 */
final class AlgorithmCheck implements PathCheck {
    private final AlgorithmPolicy policy;

    AlgorithmCheck(AlgorithmPolicy policy) {
        this.policy = policy;
    }

    @Override
    public String name() {
        return "keys and signature algorithms";
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        for (X509Certificate certificate : path.certificates()) {
            Optional<Rejection> weak = policy.check(certificate);
            if (weak.isPresent()) {
                return weak.map(rejection -> in(certificate, rejection));
            }
        }
        // How the anchor signed itself proves nothing; its key signed the path.
        return policy.checkKey(path.anchor().getPublicKey()).map(rejection -> in(path.anchor(), rejection));
    }

    private static Rejection in(X509Certificate certificate, Rejection rejection) {
        return new Rejection(
                rejection.reason(),
                "in the certificate of " + CertificateText.subject(certificate) + " " + rejection.explanation());
    }
}
