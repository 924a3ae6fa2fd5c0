package dev.viewpass.config;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

/**
 * What a certificate has to say of itself to be an anchor: that it is a CA's (RFC 5280 sections 4.2.1.3 and 4.2.1.9).
 * Read strictly, since the JDK takes an extension that does not parse for an absent one.
 */
final class AnchorProfile {
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    // Bit 5, counted from the left.
    private static final int KEY_CERT_SIGN = 0x04;

    private AnchorProfile() {}

    /**
     * Returns why a certificate is not a CA's, or nothing. Basic constraints decide; when they are absent altogether, as
     * in old private roots, a key usage with keyCertSign does.
     */
    static Optional<String> whyNoAuthority(X509Certificate certificate) {
        byte[] constraints = certificate.getExtensionValue(BASIC_CONSTRAINTS);
        byte[] usage = certificate.getExtensionValue(KEY_USAGE);
        if (constraints == null && usage == null) {
            return Optional.of("it has neither basic constraints nor a key usage, which would say so");
        }
        Optional<String> fault = constraints == null ? Optional.empty() : constraintsFault(constraints);
        return fault.isPresent() || usage == null ? fault : usageFault(usage);
    }

    /** Tells whether basic constraints stand there and are not critical, as RFC 5280 section 4.2.1.9 demands of a CA. */
    static boolean hasConstraintsThatAreNotCritical(X509Certificate certificate) {
        Set<String> oids = certificate.getNonCriticalExtensionOIDs();
        return oids != null && oids.contains(BASIC_CONSTRAINTS);
    }

    private static Optional<String> constraintsFault(byte[] extensionValue) {
        try {
            DerReader octets = DerReader.of(extensionValue).read(DerReader.OCTET_STRING);
            DerReader constraints = octets.read(DerReader.SEQUENCE);
            octets.requireEnd();
            boolean authority = constraints.peekTag() == DerReader.BOOLEAN && constraints.readBoolean();
            if (constraints.hasNext() && constraints.readInteger().signum() < 0) {
                throw new DerException("negative path length");
            }
            constraints.requireEnd();
            return authority ? Optional.empty() : Optional.of("its basic constraints say that it is a leaf's");
        } catch (DerException e) {
            return Optional.of("its basic constraints can not be parsed: " + e.getMessage());
        }
    }

    private static Optional<String> usageFault(byte[] extensionValue) {
        try {
            DerReader octets = DerReader.of(extensionValue).read(DerReader.OCTET_STRING);
            byte[] bits = octets.read(DerReader.BIT_STRING).rest();
            octets.requireEnd();
            if (bits.length < 2 || bits[0] < 0 || bits[0] >= Byte.SIZE) {
                throw new DerException("bit string without bits");
            }
            return (bits[1] & KEY_CERT_SIGN) != 0
                    ? Optional.empty()
                    : Optional.of("its key usage does not list keyCertSign");
        } catch (DerException e) {
            return Optional.of("its key usage can not be parsed: " + e.getMessage());
        }
    }
}
