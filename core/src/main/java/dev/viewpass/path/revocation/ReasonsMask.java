package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A set of revocation reasons (RFC 5280 section 6.3.2). A certificate is good only when the lists that do not name it
 * cover all of them together.
 *
 * @param bits bit n for the reason n of ReasonFlags; bit 0 has no meaning and is never set
 */
record ReasonsMask(int bits) {
    private static final List<String> NAMES = List.of(
            "keyCompromise",
            "cACompromise",
            "affiliationChanged",
            "superseded",
            "cessationOfOperation",
            "certificateHold",
            "privilegeWithdrawn",
            "aACompromise");

    static final ReasonsMask NONE = new ReasonsMask(0);
    static final ReasonsMask ALL = new ReasonsMask(0x1fe);

    /** Reads the contents of ReasonFlags, a BIT STRING whose first bit is unused. */
    static ReasonsMask read(DerReader contents) throws DerException {
        byte[] octets = contents.rest();
        if (octets.length < 2 || octets.length > 3) {
            throw new DerException("reason flags of " + octets.length + " octets");
        }
        int unused = octets[0];
        int last = octets[octets.length - 1];
        if (unused < 0 || unused > 7 || (last & ((1 << unused) - 1)) != 0) {
            throw new DerException("reason flags with unused bits that are not zero");
        }
        int bits = 0;
        for (int i = 0; i < 8 * (octets.length - 1); i++) {
            if ((octets[1 + i / 8] & (0x80 >> (i % 8))) != 0) {
                bits |= 1 << i;
            }
        }
        if (bits == 0 || bits >> (NAMES.size() + 1) != 0) {
            throw new DerException("reason flags that name no reason or an unknown one");
        }
        return new ReasonsMask(bits & ALL.bits);
    }

    ReasonsMask union(ReasonsMask other) {
        return new ReasonsMask(bits | other.bits);
    }

    ReasonsMask intersection(ReasonsMask other) {
        return new ReasonsMask(bits & other.bits);
    }

    /** The reasons that are not in the set, by their names in RFC 5280. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            if ((bits & (2 << i)) == 0) {
                missing.add(NAMES.get(i));
            }
        }
        return missing;
    }
}
