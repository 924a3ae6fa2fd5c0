package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.KeyUsage;
import dev.viewpass.certificate.extension.KeyUsage.Use;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Demands that the key of the end entity may sign a TLS handshake (RFC 5280 section 4.2.1.3). A certificate without the
 * extension may do anything. That CA certificates may sign certificates is the JDK's check.
 */
final class KeyUsageCheck implements PathCheck {

    @Override
    public String name() {
        return "key usage";
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        try {
            return KeyUsage.of(path.endEntity())
                    .filter(usage -> !usage.uses().contains(Use.DIGITAL_SIGNATURE))
                    .map(usage -> new Rejection(
                            RejectionReason.KEY_USAGE,
                            "the key usage of the certificate of "
                                    + CertificateText.subject(path.endEntity())
                                    + " lacks digitalSignature, without which it can not sign a TLS handshake"));
        } catch (DerException e) {
            return Optional.of(new Rejection(RejectionReason.LEAF_PROFILE, String.valueOf(e.getMessage())));
        }
    }
}
