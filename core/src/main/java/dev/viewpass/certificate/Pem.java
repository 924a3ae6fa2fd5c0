package dev.viewpass.certificate;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Textual encodings of RFC 7468, as they stand in the operator's files. Text between the blocks is ignored. */
public final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*+)-----END ([A-Z0-9 ]{1,40})-----");

    private Pem() {}

    /**
     * Returns the contents of all blocks with a label.
     *
     * @param text a PEM file
     * @param label what stands after BEGIN, such as {@code CERTIFICATE} or {@code X509 CRL}
     * @return the decoded blocks in order, empty when there are none; blocks with other labels are ignored
     * @throws DerException if a block with the label is not valid Base64, or blocks are nested or cut off
     */
    public static List<byte[]> blocks(String text, String label) throws DerException {
        List<byte[]> blocks = new ArrayList<>();
        int begins = count(text, "-----BEGIN " + label + "-----");
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(label) && matcher.group(3).equals(label)) {
                blocks.add(decode(matcher.group(2), label));
            }
        }
        if (blocks.size() != begins) {
            throw new DerException("a block " + label + " has no matching end line");
        }
        return blocks;
    }

    private static byte[] decode(String body, String label) throws DerException {
        String text = body.replaceAll("[ \\t\\r\\n]", "");
        try {
            byte[] decoded = Base64.getDecoder().decode(text);
            // The JDK's decoder takes missing padding and bits in it, so that one block would have several texts.
            if (!Base64.getEncoder().encodeToString(decoded).equals(text)) {
                throw new DerException("a block " + label + " is not Base64 in its one proper form");
            }
            return decoded;
        } catch (IllegalArgumentException e) {
            throw new DerException("a block " + label + " is not Base64", e);
        }
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }
}
