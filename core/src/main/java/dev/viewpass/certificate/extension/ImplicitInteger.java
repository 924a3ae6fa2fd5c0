package dev.viewpass.certificate.extension;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.math.BigInteger;

/** INTEGER under an implicit tag, which hides its own. */
public final class ImplicitInteger {
    private ImplicitInteger() {}

    /**
     * Reads the next element as an INTEGER.
     *
     * @param reader stands before the element
     * @param tag the implicit tag octet, such as 0x80
     * @return the value
     * @throws DerException if the tag is another one, or the contents are empty or not minimal
     */
    public static BigInteger read(DerReader reader, int tag) throws DerException {
        byte[] value = reader.read(tag).rest();
        if (value.length == 0 || (value.length > 1 && value[0] == (value[1] >> 7))) {
            throw new DerException("integer that is empty or not minimal");
        }
        return new BigInteger(value);
    }

    /**
     * Reads the next element as an INTEGER of type (0..MAX).
     *
     * @param reader stands before the element
     * @param tag the tag octet, implicit or {@link DerReader#INTEGER}
     * @return the value; {@link Integer#MAX_VALUE} stands for every greater one, since no path is that long
     * @throws DerException if the tag is another one, or the contents are empty, not minimal or negative
     */
    public static int readCount(DerReader reader, int tag) throws DerException {
        BigInteger value = read(reader, tag);
        if (value.signum() < 0) {
            throw new DerException("negative number");
        }
        return value.bitLength() < Integer.SIZE ? value.intValue() : Integer.MAX_VALUE;
    }
}
