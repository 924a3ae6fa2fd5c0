package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.fetch.HttpAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The file of one source. The first line is the SHA-256 digest of all that follows, so
 * that damage is seen. Then come the address, and for each list a line and its octets: the highest number in hexadecimal
 * digits ({@code -} when there is none), the digest of the signer's key, and how many octets follow.
 */
final class CacheEntryFormat {
    /** The first two lines have at most as many octets. */
    static final int MAX_HEAD = 65 + 2049;

    private static final int DIGEST_LINE = 65;
    private static final String NO_NUMBER = "-";

    private CacheEntryFormat() {}

    static byte[] write(HttpAddress source, List<CachedCrl> crls) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(line(source.toString()));
        for (CachedCrl crl : crls) {
            byte[] octets = crl.octets();
            String number =
                    crl.highestNumber().map(highest -> highest.toString(16)).orElse(NO_NUMBER);
            content.writeBytes(line(number + ' ' + crl.signer() + ' ' + octets.length));
            content.writeBytes(octets);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(line(digest(content.toByteArray())));
        file.writeBytes(content.toByteArray());
        return file.toByteArray();
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads a file; throws when it is not as it was written for the source. */
    static List<CachedCrl> read(HttpAddress source, byte[] file) throws IOException {
        if (file.length <= DIGEST_LINE) {
            throw new IOException("is incomplete");
        }
        byte[] content = Arrays.copyOfRange(file, DIGEST_LINE, file.length);
        String digest = new String(file, 0, DIGEST_LINE, StandardCharsets.US_ASCII);
        if (!digest.equals(digest(content) + "\n")) {
            throw new IOException("is damaged");
        }
        int position = lineEnd(content, 0);
        if (!text(content, 0, position).equals(source.toString())) {
            throw new IOException("is of another address");
        }
        position++;
        List<CachedCrl> crls = new ArrayList<>();
        do {
            int end = lineEnd(content, position);
            String[] head = text(content, position, end).split(" ", -1);
            int length = length(head, content.length - end - 1);
            crls.add(entry(head, Arrays.copyOfRange(content, end + 1, end + 1 + length)));
            position = end + 1 + length;
        } while (position < content.length);
        return crls;
    }

    private static int length(String[] head, int most) throws IOException {
        if (head.length != 3 || !head[2].matches("[0-9]{1,9}") || Integer.parseInt(head[2]) > most) {
            throw new IOException("has a line that is none of a list");
        }
        return Integer.parseInt(head[2]);
    }

    private static CachedCrl entry(String[] head, byte[] octets) throws IOException {
        try {
            return head[0].equals(NO_NUMBER)
                    ? CachedCrl.of(octets, head[1])
                    : CachedCrl.of(octets, head[1], new BigInteger(head[0], 16));
        } catch (IllegalArgumentException e) {
            throw new IOException("has a CRL number or a signer that is none", e);
        }
    }

    /** Returns the address that a file is said to be of; nothing but reading it whole shows whether it is. */
    static Optional<String> source(byte[] head) {
        String[] lines = new String(head, StandardCharsets.US_ASCII).split("\n", 3);
        return lines.length == 3 ? Optional.of(lines[1]) : Optional.empty();
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
