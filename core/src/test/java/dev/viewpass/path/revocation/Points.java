package dev.viewpass.path.revocation;

import dev.viewpass.certificate.Der;
import java.nio.charset.StandardCharsets;
import javax.security.auth.x500.X500Principal;

/** Parts of the extensions that say where a CRL is found, made by hand. */
final class Points {
    /** ReasonFlags with keyCompromise and cACompromise, and with all others. */
    static final byte[] COMPROMISES = Der.hex("05 60");

    static final byte[] OTHER_REASONS = Der.hex("07 1f 80");

    private Points() {}

    static byte[] uri(String text) {
        return Der.element(0x86, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] directoryName(String name) {
        return Der.element(0xa4, new X500Principal(name).getEncoded());
    }

    /** A DistributionPointName with its outer tag. */
    static byte[] fullName(byte[]... names) {
        return Der.element(0xa0, Der.element(0xa0, names));
    }

    /** The same of one common name below the CRL issuer. */
    static byte[] relativeName(String commonName) {
        byte[] value = Der.element(0x0c, commonName.getBytes(StandardCharsets.UTF_8));
        return Der.element(0xa0, Der.element(0xa1, Der.sequence(Der.hex("06 03 55 04 03"), value)));
    }

    static byte[] reasons(byte[] flags) {
        return Der.element(0x81, flags);
    }

    static byte[] crlIssuer(String name) {
        return Der.element(0xa2, directoryName(name));
    }

    static byte[] onlySomeReasons(byte[] flags) {
        return Der.element(0x83, flags);
    }
}
