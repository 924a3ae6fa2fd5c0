package dev.viewpass.certificate;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Makes DER elements by hand, also wrong ones. */
public final class Der {
    private Der() {}

    /** One element with a minimal length. */
    public static byte[] element(int tag, byte[]... contents) {
        byte[] content = concat(contents);
        int length = content.length;
        byte[] head = length < 0x80
                ? bytes(tag, length)
                : length < 0x100 ? bytes(tag, 0x81, length) : bytes(tag, 0x82, length >> 8, length & 0xff);
        return concat(head, content);
    }

    public static byte[] sequence(byte[]... contents) {
        return element(DerReader.SEQUENCE, contents);
    }

    public static byte[] bytes(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return bytes;
    }

    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Octets of hexadecimal digits, in which blanks may separate elements. */
    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
