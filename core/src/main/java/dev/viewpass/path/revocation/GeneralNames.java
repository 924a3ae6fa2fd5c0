package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.DerWalk;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * GeneralNames (RFC 5280 section 4.2.1.6) as texts that are equal exactly when the names are: directory names as
 * {@link X500Principal#equals} compares them, all others octet by octet.
 */
final class GeneralNames {
    private static final int DIRECTORY_NAME = 0xa4;
    private static final int UNIFORM_RESOURCE_IDENTIFIER = 0x86;
    // otherName, rfc822Name, dNSName, x400Address, ediPartyName, iPAddress, registeredID
    private static final Set<Integer> OTHERS = Set.of(0xa0, 0x81, 0x82, 0xa3, 0xa5, 0x87, 0x88);

    private GeneralNames() {}

    /** Reads the contents of GeneralNames to their end. */
    static Set<String> read(DerReader contents) throws DerException {
        Set<String> names = new LinkedHashSet<>();
        while (contents.hasNext()) {
            int tag = contents.peekTag();
            byte[] value = contents.readAny().rest();
            if (tag == DIRECTORY_NAME) {
                names.add(of(directoryName(value)));
            } else if (tag == UNIFORM_RESOURCE_IDENTIFIER) {
                names.add("URI " + new String(value, StandardCharsets.ISO_8859_1));
            } else if (OTHERS.contains(tag)) {
                names.add("[" + (tag & 0x1f) + "] " + HexFormat.of().formatHex(value));
            } else {
                throw new DerException("general name with tag 0x" + Integer.toHexString(tag));
            }
        }
        if (names.isEmpty()) {
            throw new DerException("general names without a name");
        }
        return Set.copyOf(names);
    }

    /** The text of a directory name. */
    static String of(X500Principal name) {
        return "directory name " + name.getName(X500Principal.CANONICAL);
    }

    /** Decodes a Name. */
    static X500Principal directoryName(byte[] encoded) throws DerException {
        DerReader outer = DerReader.of(encoded);
        DerWalk.requireElements(outer.read(DerReader.SEQUENCE));
        outer.requireEnd();
        try {
            return new X500Principal(encoded);
        } catch (IllegalArgumentException e) {
            throw new DerException("directory name that can not be parsed", e);
        }
    }
}
