package dev.viewpass.path.revocation.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The file of one source: three lines of text and the list. The first line is the SHA-256 digest of all that follows, so
 * that damage is seen; it proves nothing else, for that the list has its signature. Then come the address and the
 * highest number in hexadecimal digits, {@code -} when there is none.
 */
final class CacheEntryFormat {
    /** What precedes the list has at most as many octets. */
    static final int MAX_HEAD = 65 + 2049 + 41;

    private static final int DIGEST_LINE = 65;
    private static final String NO_NUMBER = "-";

    private CacheEntryFormat() {}

    static byte[] write(HttpAddress source, CachedCrl crl) {
        String number = crl.highestNumber().map(highest -> highest.toString(16)).orElse(NO_NUMBER);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes((source + "\n" + number + "\n").getBytes(StandardCharsets.US_ASCII));
        content.writeBytes(crl.octets());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes((digest(content.toByteArray()) + "\n").getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(content.toByteArray());
        return file.toByteArray();
    }

    /** Reads a file; throws when it is not as it was written for the source. */
    static CachedCrl read(HttpAddress source, byte[] file) throws IOException {
        if (file.length <= DIGEST_LINE) {
            throw new IOException("is incomplete");
        }
        byte[] content = Arrays.copyOfRange(file, DIGEST_LINE, file.length);
        String digest = new String(file, 0, DIGEST_LINE, StandardCharsets.US_ASCII);
        if (!digest.equals(digest(content) + "\n")) {
            throw new IOException("is damaged");
        }
        int endOfAddress = lineEnd(content, 0);
        int endOfNumber = lineEnd(content, endOfAddress + 1);
        if (!text(content, 0, endOfAddress).equals(source.toString())) {
            throw new IOException("is of another address");
        }
        byte[] octets = Arrays.copyOfRange(content, endOfNumber + 1, content.length);
        String number = text(content, endOfAddress + 1, endOfNumber);
        try {
            return number.equals(NO_NUMBER) ? CachedCrl.of(octets) : CachedCrl.of(octets, new BigInteger(number, 16));
        } catch (IllegalArgumentException e) {
            throw new IOException("has a CRL number that is none", e);
        }
    }

    /** SHA-256 in lower-case hexadecimal digits. */
    static String digest(byte[] octets) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256", "SUN").digest(octets));
        } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
            throw new IllegalStateException("this JVM has no SHA-256 of provider SUN", e);
        }
    }

    private static int lineEnd(byte[] content, int from) throws IOException {
        for (int i = from; i < content.length; i++) {
            if (content[i] == '\n') {
                return i;
            }
        }
        throw new IOException("is incomplete");
    }

    private static String text(byte[] content, int from, int to) {
        return new String(content, from, to - from, StandardCharsets.US_ASCII);
    }
}
