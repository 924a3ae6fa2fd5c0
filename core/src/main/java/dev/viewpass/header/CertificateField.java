package dev.viewpass.header;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.DerException;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** One configured field that carries certificates: what holds for it in every format. */
record CertificateField(String name, HeaderLimits limits) {

    /** Tells whether a field has no value: some gateways send an empty one when there is no certificate. */
    static boolean isBlank(List<String> lines) {
        return lines.stream().allMatch(FieldCursor::isBlank);
    }

    /** Refuses a second line, even an empty one: which of two counts would be decided differently elsewhere. */
    Optional<Rejection> checkSingleton(List<String> lines) {
        return lines.size() > 1
                ? Optional.of(unreadable(RejectionReason.MALFORMED_FIELD, "it was sent " + lines.size() + " times"))
                : Optional.empty();
    }

    void requireSize(long characters) throws MalformedFieldException {
        if (characters > limits.maxFieldBytes()) {
            throw new MalformedFieldException(
                    RejectionReason.TOO_LARGE, "it has more than " + limits.maxFieldBytes() + " characters");
        }
    }

    /** Decodes a certificate of the field, counted from 1. */
    X509Certificate certificate(byte[] encoded, int number) throws DerException {
        try {
            return CertificateDecoder.decode(encoded);
        } catch (DerException e) {
            throw new DerException(
                    "certificate " + number + " of the field " + name + " is not one DER certificate: "
                            + e.getMessage(),
                    e);
        }
    }

    Rejection unreadable(RejectionReason reason, String what) {
        return new Rejection(reason, "the field " + name + " can not be read: " + what);
    }
}
