package dev.viewpass.path;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;

/** Strict reading of the basic constraints of RFC 5280 section 4.2.1.9. */
final class BasicConstraints {
    private BasicConstraints() {}

    /** Tells whether the extension value parses and says that the subject is not a CA. */
    static boolean isEndEntity(byte[] extensionValue) {
        try {
            DerReader octets = DerReader.of(extensionValue).read(DerReader.OCTET_STRING);
            DerReader constraints = octets.read(DerReader.SEQUENCE);
            octets.requireEnd();
            boolean authority = constraints.peekTag() == DerReader.BOOLEAN && constraints.readBoolean();
            constraints.requireEnd();
            return !authority;
        } catch (DerException e) {
            return false;
        }
    }
}
