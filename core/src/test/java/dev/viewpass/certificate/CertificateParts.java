package dev.viewpass.certificate;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * The three parts of a Certificate (RFC 5280 section 4.1), to be put together again in another way than the CA did. Only
 * the first part is protected by the signature.
 */
public final class CertificateParts {
    private final byte[] toBeSigned;
    private final byte[] algorithm;
    private final byte[] signature;

    private CertificateParts(byte[] toBeSigned, byte[] algorithm, byte[] signature) {
        this.toBeSigned = toBeSigned;
        this.algorithm = algorithm;
        this.signature = signature;
    }

    public static CertificateParts of(X509Certificate certificate) throws CertificateEncodingException {
        byte[] encoded = certificate.getEncoded();
        byte[] toBeSigned = certificate.getTBSCertificate();
        byte[] signature = Der.element(DerReader.BIT_STRING, Der.bytes(0), certificate.getSignature());
        byte[] algorithm = Arrays.copyOfRange(encoded, 4 + toBeSigned.length, encoded.length - signature.length);
        return new CertificateParts(toBeSigned, algorithm, signature);
    }

    public byte[] algorithm() {
        return algorithm.clone();
    }

    public CertificateParts withToBeSigned(byte[] other) {
        return new CertificateParts(other, algorithm, signature);
    }

    public CertificateParts withAlgorithm(byte[] other) {
        return new CertificateParts(toBeSigned, other, signature);
    }

    /** Another BIT STRING: its count of unused bits and its octets. */
    public CertificateParts withSignature(int unusedBits, byte[] octets) {
        byte[] bits = Der.element(DerReader.BIT_STRING, Der.bytes(unusedBits), octets);
        return new CertificateParts(toBeSigned, algorithm, bits);
    }

    public byte[] encoded() {
        return Der.sequence(toBeSigned, algorithm, signature);
    }
}
