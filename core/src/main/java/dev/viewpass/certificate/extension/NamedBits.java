package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import java.util.EnumSet;
import java.util.Set;

/** BIT STRING with named bits: DER leaves out all zero bits after the last one that is set (X.690 section 11.2.2). */
final class NamedBits {
    private NamedBits() {}

    /**
     * Reads the set bits.
     *
     * @param octets contents of the BIT STRING with its count of unused bits
     * @param type one constant for each bit that has a name, in the order of the bits
     * @return at least one bit
     * @throws DerException if no bit is set, one without a name is, or zero bits follow the last one
     */
    static <E extends Enum<E>> Set<E> read(byte[] octets, Class<E> type) throws DerException {
        if (octets.length < 2) {
            throw new DerException("bit string in which no bit is set");
        }
        int unused = octets[0] & 0xff;
        int last = octets[octets.length - 1] & 0xff;
        if (last == 0 || unused != Integer.numberOfTrailingZeros(last)) {
            throw new DerException("bit string that does not end with the last bit that is set");
        }
        E[] names = type.getEnumConstants();
        int length = 8 * (octets.length - 1) - unused;
        if (length > names.length) {
            throw new DerException("bit " + (length - 1) + " is set, which has no meaning");
        }
        Set<E> bits = EnumSet.noneOf(type);
        for (int i = 0; i < length; i++) {
            if ((octets[1 + i / 8] & (0x80 >> (i % 8))) != 0) {
                bits.add(names[i]);
            }
        }
        return bits;
    }
}
