package dev.viewpass.header;

import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.util.List;
import java.util.Optional;

/**
 * Caps that apply before anything is decoded.
 *
 * @param maxCertificates certificates in one request, the leaf counted
 * @param maxCertificateBytes octets of one certificate in DER
 * @param maxFieldBytes characters of all lines of one field together
 */
public record HeaderLimits(int maxCertificates, int maxCertificateBytes, int maxFieldBytes) {
    /** Default for {@link #maxCertificateBytes()}. */
    public static final int DEFAULT_MAX_CERTIFICATE_BYTES = 16_384;
    /** Default for {@link #maxFieldBytes()}. */
    public static final int DEFAULT_MAX_FIELD_BYTES = 65_536;

    /**
     * Makes the caps.
     *
     * @param maxCertificates certificates in one request, the leaf counted
     * @param maxCertificateBytes octets of one certificate in DER
     * @param maxFieldBytes characters of all lines of one field together
     * @throws IllegalArgumentException if a cap is less than one
     */
    public HeaderLimits {
        if (maxCertificates < 1 || maxCertificateBytes < 1 || maxFieldBytes < 1) {
            throw new IllegalArgumentException("each limit must be at least 1");
        }
    }

    /**
     * Makes caps with the default sizes.
     *
     * @param maxCertificates certificates in one request, the leaf counted
     * @return the caps
     */
    public static HeaderLimits ofCertificates(int maxCertificates) {
        return new HeaderLimits(maxCertificates, DEFAULT_MAX_CERTIFICATE_BYTES, DEFAULT_MAX_FIELD_BYTES);
    }

    /**
     * Examines certificates that did not come in fields, as {@code explain} gets them.
     *
     * @param certificates DER encodings, the leaf first
     * @return why a gateway's request with them would be refused, or nothing
     */
    public Optional<Rejection> check(List<byte[]> certificates) {
        if (certificates.size() > maxCertificates) {
            return Optional.of(new Rejection(
                    RejectionReason.TOO_MANY_CERTIFICATES,
                    certificates.size() + " certificates, and at most " + maxCertificates + " are read"));
        }
        return certificates.stream().anyMatch(certificate -> certificate.length > maxCertificateBytes)
                ? Optional.of(new Rejection(
                        RejectionReason.TOO_LARGE, "a certificate has more than " + maxCertificateBytes + " octets"))
                : Optional.empty();
    }
}
