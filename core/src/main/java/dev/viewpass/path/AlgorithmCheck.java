package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.refusal.Rejection;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** Asks the algorithm policy about every certificate of a path, before the first signature is computed. */
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
                return weak.map(rejection -> new Rejection(
                        rejection.reason(),
                        "in the certificate of " + CertificateText.subject(certificate) + " "
                                + rejection.explanation()));
            }
        }
        return Optional.empty();
    }
}
