package dev.viewpass.path.revocation;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of a CertificateList (RFC 5280 section 5.1) by their names there, each to be replaced or left out. Nobody
 * signs it: the form of a list is examined before its signature.
 */
final class CrlParts {
    static final byte[] ALGORITHM = Der.hex("30 0a 06 08 2a 86 48 ce 3d 04 03 02");
    private static final byte[] SIGNATURE = Der.hex("03 09 00 30 06 02 01 01 02 01 01");

    private final Map<String, byte[]> toBeSigned = new LinkedHashMap<>();
    private byte[] outerAlgorithm = ALGORITHM;
    private byte[] signature = SIGNATURE;
    private byte[] afterSignature = {};

    /** A good list with one entry and a number. */
    CrlParts() {
        toBeSigned.put("version", Der.hex("02 01 01"));
        toBeSigned.put("signature", ALGORITHM);
        toBeSigned.put("issuer", Der.hex("30 0c 31 0a 30 08 06 03 55 04 03 0c 01 41"));
        toBeSigned.put("thisUpdate", time("260101000000Z"));
        toBeSigned.put("nextUpdate", time("260102000000Z"));
        toBeSigned.put("revokedCertificates", Der.sequence(entry(new byte[0])));
        toBeSigned.put("crlExtensions", extensions(Der.hex("30 0a 06 03 55 1d 14 04 03 02 01 07")));
    }

    static byte[] time(String text) {
        byte[] octets = new byte[text.length()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) text.charAt(i);
        }
        return Der.element(text.length() > 13 ? 0x18 : 0x17, octets);
    }

    /** An entry of revokedCertificates; its extensions come with their own SEQUENCE. */
    static byte[] entry(byte[] rest) {
        return Der.sequence(Der.hex("02 01 05"), time("260101000000Z"), rest);
    }

    static byte[] extensions(byte[]... extensions) {
        return Der.element(0xa0, Der.sequence(extensions));
    }

    CrlParts with(String field, byte[]... values) {
        switch (field) {
            case "outer algorithm" -> outerAlgorithm = Der.concat(values);
            case "outer signature" -> signature = Der.concat(values);
            case "end" -> afterSignature = Der.concat(values);
            default -> {
                if (toBeSigned.put(field, Der.concat(values)) == null) {
                    throw new IllegalArgumentException(field);
                }
            }
        }
        return this;
    }

    CrlParts without(String field) {
        return with(field);
    }

    byte[] encoded() {
        return Der.element(
                DerReader.SEQUENCE,
                Der.sequence(toBeSigned.values().toArray(byte[][]::new)),
                outerAlgorithm,
                signature,
                afterSignature);
    }
}
