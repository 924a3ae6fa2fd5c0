package dev.viewpass.certificate;

import java.io.ByteArrayOutputStream;

/** Writes DER elements (ITU-T X.690 sections 8.1 and 10.1), the counterpart of {@link DerReader}. */
public final class DerElement {
    private DerElement() {}

    /**
     * Writes one element.
     *
     * @param tag the tag octet
     * @param contents the parts of the contents, in order; none for an empty element
     * @return the tag, the length in its minimal form, and the contents
     */
    public static byte[] of(int tag, byte[]... contents) {
        int length = 0;
        for (byte[] part : contents) {
            length = Math.addExact(length, part.length);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (length >= 0x80) {
            int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            element.write(0x80 | octets);
            for (int i = octets - 1; i > 0; i--) {
                element.write(length >> (8 * i));
            }
        }
        element.write(length);
        for (byte[] part : contents) {
            element.writeBytes(part);
        }
        return element.toByteArray();
    }
}
