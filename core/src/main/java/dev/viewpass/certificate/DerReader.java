package dev.viewpass.certificate;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A cursor over one level of a DER encoding (ITU-T X.690 section 10): single-octet tags, definite and minimal lengths,
 * nothing beyond the end. Every method that reads throws {@link DerException} and never an unchecked exception,
 * whatever the bytes are.
 */
public final class DerReader {
    /** Tag of BOOLEAN. */
    public static final int BOOLEAN = 0x01;
    /** Tag of INTEGER. */
    public static final int INTEGER = 0x02;
    /** Tag of BIT STRING. */
    public static final int BIT_STRING = 0x03;
    /** Tag of OCTET STRING. */
    public static final int OCTET_STRING = 0x04;
    /** Tag of OBJECT IDENTIFIER. */
    public static final int OBJECT_IDENTIFIER = 0x06;
    /** Tag of SEQUENCE and SEQUENCE OF. */
    public static final int SEQUENCE = 0x30;
    /** Tag of SET and SET OF. */
    public static final int SET = 0x31;

    private static final int CONSTRUCTED = 0x20;

    private final byte[] bytes;
    private final int end;
    private int position;

    private DerReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    /**
     * Starts reading at the first octet.
     *
     * @param bytes the encoding; it is not copied and must not be changed while it is read
     * @return a reader over all of the bytes
     */
    public static DerReader of(byte[] bytes) {
        return new DerReader(bytes, 0, bytes.length);
    }

    /**
     * Tells whether another element follows.
     *
     * @return false at the end
     */
    public boolean hasNext() {
        return position < end;
    }

    /**
     * Returns the tag octet of the next element without reading it.
     *
     * @return the tag, or -1 at the end
     */
    public int peekTag() {
        return hasNext() ? bytes[position] & 0xff : -1;
    }

    /**
     * Reads the next element, which must have the given tag.
     *
     * @param tag the expected tag octet
     * @return a reader over the element's contents
     * @throws DerException if another tag or a broken length is found
     */
    public DerReader read(int tag) throws DerException {
        if (peekTag() != tag) {
            throw new DerException("tag 0x" + Integer.toHexString(tag) + " expected, "
                    + (hasNext() ? "0x" + Integer.toHexString(peekTag()) : "end") + " found");
        }
        return readAny();
    }

    /**
     * Reads the next element, whatever its tag is.
     *
     * @return a reader over the element's contents
     * @throws DerException if the tag has more than one octet, or the length is indefinite, not minimal or beyond the end
     */
    public DerReader readAny() throws DerException {
        if (!hasNext()) {
            throw new DerException("an element is missing");
        }
        if ((bytes[position] & 0x1f) == 0x1f) {
            throw new DerException("tag of more than one octet");
        }
        position++;
        int length = readLength();
        DerReader contents = new DerReader(bytes, position, position + length);
        position += length;
        return contents;
    }

    /**
     * Reads the next element whole, which must have the given tag.
     *
     * @param tag the expected tag octet
     * @return a copy of its tag, its length and its contents
     * @throws DerException if another tag or a broken length is found
     */
    public byte[] readEncoded(int tag) throws DerException {
        int start = position;
        read(tag);
        return Arrays.copyOfRange(bytes, start, position);
    }

    private int readLength() throws DerException {
        int first = octet();
        if (first < 0x80) {
            return requireWithin(first);
        }
        int octets = first & 0x7f;
        if (octets == 0) {
            throw new DerException("indefinite length");
        }
        if (octets > 4) {
            throw new DerException("length of more than four octets");
        }
        long length = 0;
        for (int i = 0; i < octets; i++) {
            length = (length << 8) | octet();
        }
        if (length < 0x80 || length >> (8 * (octets - 1)) == 0) {
            throw new DerException("length that is not minimal");
        }
        return requireWithin(length);
    }

    private int requireWithin(long length) throws DerException {
        if (length > end - position) {
            throw new DerException("length beyond the end");
        }
        return (int) length;
    }

    private int octet() throws DerException {
        if (!hasNext()) {
            throw new DerException("encoding ends inside an element");
        }
        return bytes[position++] & 0xff;
    }

    /** Skips the octet that counts the unused bits of a BIT STRING. */
    void skipOctet() throws DerException {
        octet();
    }

    /**
     * Tells whether the given tag octet announces contents that are elements themselves.
     *
     * @param tag a tag octet
     * @return true for SEQUENCE, SET and explicit tags
     */
    public static boolean isConstructed(int tag) {
        return (tag & CONSTRUCTED) != 0;
    }

    /**
     * Returns all octets that are left.
     *
     * @return a copy
     */
    public byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, position, end);
        position = end;
        return rest;
    }

    /**
     * Requires that everything has been read.
     *
     * @throws DerException if octets are left
     */
    public void requireEnd() throws DerException {
        if (hasNext()) {
            throw new DerException((end - position) + " octets after the end");
        }
    }

    /**
     * Reads an INTEGER of any size in its minimal form.
     *
     * @return the value
     * @throws DerException if it is empty or not minimal
     */
    public BigInteger readInteger() throws DerException {
        byte[] value = read(INTEGER).rest();
        if (value.length == 0 || (value.length > 1 && value[0] == (value[1] >> 7))) {
            throw new DerException("integer that is empty or not minimal");
        }
        return new BigInteger(value);
    }

    /**
     * Reads a BOOLEAN.
     *
     * @return the value
     * @throws DerException if it is not one octet of 0x00 or 0xFF
     */
    public boolean readBoolean() throws DerException {
        byte[] value = read(BOOLEAN).rest();
        if (value.length != 1 || (value[0] != 0 && value[0] != -1)) {
            throw new DerException("boolean that is neither 0x00 nor 0xff");
        }
        return value[0] != 0;
    }

    /**
     * Reads an OBJECT IDENTIFIER.
     *
     * @return its dotted form
     * @throws DerException if an arc is cut off, not minimal or larger than 63 bits
     */
    public String readObjectIdentifier() throws DerException {
        return read(OBJECT_IDENTIFIER).objectIdentifier();
    }

    /** Reads all octets that are left as those of an OBJECT IDENTIFIER, which an implicit tag announced. */
    String objectIdentifier() throws DerException {
        StringBuilder dotted = new StringBuilder();
        while (hasNext()) {
            long arc = readArc();
            if (dotted.isEmpty()) {
                long top = Math.min(arc / 40, 2);
                dotted.append(top).append('.').append(arc - 40 * top);
            } else {
                dotted.append('.').append(arc);
            }
        }
        if (dotted.isEmpty()) {
            throw new DerException("empty object identifier");
        }
        return dotted.toString();
    }

    private long readArc() throws DerException {
        long arc = 0;
        int octet;
        boolean first = true;
        do {
            octet = octet();
            if ((first && octet == 0x80) || arc >>> 56 != 0) {
                throw new DerException("object identifier with a broken arc");
            }
            first = false;
            arc = (arc << 7) | (octet & 0x7f);
        } while ((octet & 0x80) != 0);
        return arc;
    }
}
