package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.BasicConstraints;
import dev.viewpass.certificate.extension.KeyUsage;
import dev.viewpass.certificate.extension.KeyUsage.Use;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * What an end-entity certificate must look like to authenticate a caller (RFC 5280 section 4.1): of version 3, with a
 * serial number that the RFC allows and a validity period that begins before it ends, and not a CA's. Neither the JDK
 * nor Bouncy Castle checks any of it when they validate a path.
 */
final class LeafProfile implements PathCheck {
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    // Twenty octets, of which the first bit is the sign.
    private static final int MAX_SERIAL_BITS = 159;

    @Override
    public String name() {
        return "profile of the client certificate";
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        X509Certificate leaf = path.endEntity();
        try {
            Optional<Rejection> authority = checkNotAuthority(leaf);
            return authority.isPresent() ? authority : checkForm(leaf);
        } catch (DerException e) {
            return refuse(RejectionReason.LEAF_PROFILE, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Rejection> checkNotAuthority(X509Certificate leaf) throws DerException {
        if (BasicConstraints.of(leaf).filter(BasicConstraints::authority).isPresent()) {
            return refuse(
                    RejectionReason.CA_CERTIFICATE,
                    "the certificate of " + CertificateText.subject(leaf) + " is a CA's: its basic constraints say so");
        }
        if (KeyUsage.of(leaf)
                .filter(usage -> usage.uses().contains(Use.KEY_CERT_SIGN))
                .isPresent()) {
            return refuse(
                    RejectionReason.CA_CERTIFICATE,
                    "the certificate of " + CertificateText.subject(leaf)
                            + " is a CA's: its key usage has keyCertSign");
        }
        return Optional.empty();
    }

    private static Optional<Rejection> checkForm(X509Certificate leaf) {
        if (leaf.getVersion() != 3) {
            return refuse(
                    RejectionReason.LEAF_PROFILE, "the certificate is of version " + leaf.getVersion() + ", not 3");
        }
        if (leaf.getSerialNumber().signum() <= 0 || leaf.getSerialNumber().bitLength() > MAX_SERIAL_BITS) {
            return refuse(RejectionReason.LEAF_PROFILE, "the serial number is not positive or longer than 20 octets");
        }
        if (leaf.getNotBefore().toInstant().isAfter(leaf.getNotAfter().toInstant())) {
            return refuse(
                    RejectionReason.LEAF_PROFILE,
                    "the validity ends at " + leaf.getNotAfter().toInstant() + ", before it begins at "
                            + leaf.getNotBefore().toInstant());
        }
        return leaf.getExtensionValue(NAME_CONSTRAINTS) == null
                ? Optional.empty()
                : refuse(RejectionReason.LEAF_PROFILE, "there are name constraints, which only a CA may have");
    }

    private static Optional<Rejection> refuse(RejectionReason reason, String explanation) {
        return Optional.of(new Rejection(reason, explanation));
    }
}
