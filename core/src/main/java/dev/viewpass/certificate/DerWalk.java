package dev.viewpass.certificate;

/**
 * Walks a whole certificate and refuses whatever is not DER, the value of an ECDSA signature included.
 *
 * <p>The JDK's parser is lenient (BER lengths, bytes after the end) and keeps the original bytes, so that a comparison
 * with {@code getEncoded()} proves nothing. Two encodings of one certificate would be two fingerprints and two cache
 * keys of one identity.
 */
final class DerWalk {
    private static final int MAX_DEPTH = 24;
    private static final String ECDSA_SIGNATURES = "1.2.840.10045.4.";

    private DerWalk() {}

    /** Checks that the bytes are exactly one Certificate (RFC 5280 section 4.1) in DER. */
    static void requireCertificate(byte[] encoded) throws DerException {
        DerReader outer = DerReader.of(encoded);
        DerReader certificate = outer.read(DerReader.SEQUENCE);
        outer.requireEnd();
        walk(certificate.read(DerReader.SEQUENCE), 1);
        DerReader algorithm = certificate.read(DerReader.SEQUENCE);
        String oid = algorithm.readObjectIdentifier();
        walk(algorithm, 1);
        DerReader signature = bitString(certificate.read(DerReader.BIT_STRING));
        certificate.requireEnd();
        if (oid.startsWith(ECDSA_SIGNATURES)) {
            DerReader value = signature.read(DerReader.SEQUENCE);
            signature.requireEnd();
            value.readInteger();
            value.readInteger();
            value.requireEnd();
        }
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
                case DerReader.BIT_STRING -> bitString(contents.readAny());
                default -> {
                    DerReader inner = contents.readAny();
                    if (DerReader.isConstructed(tag)) {
                        walk(inner, depth + 1);
                    }
                }
            }
        }
    }

    private static DerReader bitString(DerReader contents) throws DerException {
        byte[] octets = contents.rest();
        if (octets.length == 0) {
            throw new DerException("empty bit string");
        }
        int unused = octets[0] & 0xff;
        int last = octets[octets.length - 1];
        if (unused > 7 || (unused > 0 && (octets.length == 1 || (last & ((1 << unused) - 1)) != 0))) {
            throw new DerException("bit string with unused bits that are not zero");
        }
        DerReader bits = DerReader.of(octets);
        bits.skipOctet();
        return bits;
    }
}
