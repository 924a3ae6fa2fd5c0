package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.util.HexFormat;

/** KeyIdentifier: an OCTET STRING that only ever is compared. */
final class KeyIdentifierOctets {
    private KeyIdentifierOctets() {}

    static String read(DerReader reader, int tag) throws DerException {
        byte[] octets = reader.read(tag).rest();
        if (octets.length == 0) {
            throw new DerException("key identifier without octets");
        }
        return HexFormat.of().formatHex(octets);
    }
}
