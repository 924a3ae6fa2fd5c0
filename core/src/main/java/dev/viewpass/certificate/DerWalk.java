package dev.viewpass.certificate;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Walks a whole certificate, or other elements, and refuses whatever is not DER, and whatever could be changed without the CA's key: the
 * signature covers neither its own value nor the algorithm that stands beside it.
 *
 * <p>The JDK's parser is lenient (BER lengths, bytes after the end, signature integers without their sign octet) and
 * keeps the original bytes, so that a comparison with {@code getEncoded()} proves nothing. Two encodings of one
 * certificate would be two fingerprints and two cache keys of one identity.
 */
public final class DerWalk {
    private static final int MAX_DEPTH = 24;
    private static final int VERSION = 0xa0;
    // DSA and ECDSA with all their hashes: the value is a SEQUENCE of two INTEGERs.
    private static final Pattern PAIR_OF_INTEGERS = Pattern.compile(
            "1\\.2\\.840\\.(10045\\.4|10040\\.4)\\..*|2\\.16\\.840\\.1\\.101\\.3\\.4\\.3\\.([1-9]|1[0-2])");

    private DerWalk() {}

    /** Checks that the bytes are exactly one Certificate (RFC 5280 section 4.1) in DER. */
    static void requireCertificate(byte[] encoded) throws DerException {
        DerReader outer = DerReader.of(encoded);
        DerReader certificate = outer.read(DerReader.SEQUENCE);
        outer.requireEnd();
        byte[] toBeSigned = certificate.read(DerReader.SEQUENCE).rest();
        walk(DerReader.of(toBeSigned), 1);
        byte[] algorithm = certificate.read(DerReader.SEQUENCE).rest();
        byte[] signature = certificate.read(DerReader.BIT_STRING).rest();
        certificate.requireEnd();
        if (!Arrays.equals(algorithm, signedAlgorithm(DerReader.of(toBeSigned)))) {
            throw new DerException("signature algorithm that differs from the signed one");
        }
        requireSignature(signature, DerReader.of(algorithm).readObjectIdentifier());
    }

    private static byte[] signedAlgorithm(DerReader toBeSigned) throws DerException {
        if (toBeSigned.peekTag() == VERSION) {
            toBeSigned.readAny();
        }
        toBeSigned.readInteger();
        return toBeSigned.read(DerReader.SEQUENCE).rest();
    }

    /**
     * Checks a signature value, which its own signature does not cover.
     *
     * @param bits contents of the BIT STRING, the octet that counts the unused bits included
     * @param algorithm object identifier of the signature algorithm in dotted form
     * @throws DerException if there are unused bits, or two integers are expected and found in another form than DER
     */
    public static void requireSignature(byte[] bits, String algorithm) throws DerException {
        if (bits.length < 2 || bits[0] != 0) {
            throw new DerException("signature with unused bits");
        }
        if (PAIR_OF_INTEGERS.matcher(algorithm).matches()) {
            DerReader signature = DerReader.of(bits);
            signature.skipOctet();
            DerReader pair = signature.read(DerReader.SEQUENCE);
            signature.requireEnd();
            requirePositive(pair);
            requirePositive(pair);
            pair.requireEnd();
        }
    }

    private static void requirePositive(DerReader pair) throws DerException {
        if (pair.readInteger().signum() <= 0) {
            throw new DerException("signature value that is not positive");
        }
    }

    /**
     * Checks all elements that a reader has left, and what they contain.
     *
     * @param contents the elements; they are read to the end
     * @throws DerException if anything is not DER, or is nested more than 24 deep
     */
    public static void requireElements(DerReader contents) throws DerException {
        walk(contents, 1);
    }

    private static void walk(DerReader contents, int depth) throws DerException {
        if (depth > MAX_DEPTH) {
            throw new DerException("nested more than " + MAX_DEPTH + " deep");
        }
        while (contents.hasNext()) {
            int tag = contents.peekTag();
            switch (tag) {
                case 0 -> throw new DerException("end-of-contents octets");
                case DerReader.BOOLEAN -> contents.readBoolean();
                case DerReader.INTEGER -> contents.readInteger();
                case DerReader.OBJECT_IDENTIFIER -> contents.readObjectIdentifier();
                case DerReader.BIT_STRING -> requireBitString(contents.readAny().rest());
                default -> {
                    requireForm(tag);
                    DerReader inner = contents.readAny();
                    if (DerReader.isConstructed(tag)) {
                        walk(inner, depth + 1);
                    }
                }
            }
        }
    }

    // Of the universal types only SEQUENCE and SET have parts; BER also knows strings in segments (X.690 section 10.2).
    private static void requireForm(int tag) throws DerException {
        boolean universal = (tag & 0xc0) == 0;
        boolean hasParts = (tag | 0x21) == DerReader.SET;
        if (universal && DerReader.isConstructed(tag) != hasParts) {
            throw new DerException("element in a form that DER does not have");
        }
    }

    private static void requireBitString(byte[] octets) throws DerException {
        if (octets.length == 0) {
            throw new DerException("empty bit string");
        }
        int unused = octets[0] & 0xff;
        int last = octets[octets.length - 1];
        if (unused > 7 || (unused > 0 && (octets.length == 1 || (last & ((1 << unused) - 1)) != 0))) {
            throw new DerException("bit string with unused bits that are not zero");
        }
    }
}
