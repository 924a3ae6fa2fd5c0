package dev.viewpass.path;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * A certificate with a good signature, from which bad ones are made.
 *
 * @param certificate an end-entity certificate
 * @param signer the CA that signed it
 * @param stranger a CA of the same name with another key of the same kind
 */
record SignedSample(X509Certificate certificate, X509Certificate signer, X509Certificate stranger) {
    // ECDSA and DSA: SEQUENCE { r INTEGER 0, s INTEGER 0 }
    private static final byte[] ZERO_PAIR = {0x30, 6, 2, 1, 0, 2, 1, 0};

    String algorithm() {
        String issuer = signer.getSubjectX500Principal().getName();
        return certificate.getSubjectX500Principal().getName().substring("CN=".length()) + " by a key of kind "
                + issuer.substring(issuer.lastIndexOf(' ') + 1);
    }

    boolean isAccepted(AlgorithmPolicy policy) {
        return policy.checkKey(signer.getPublicKey()).isEmpty()
                && policy.checkSignature(certificate.getSigAlgOID(), certificate.getSigAlgParams())
                        .isEmpty();
    }

    X509Certificate withSignatureOfZeros() {
        byte[] signature = certificate.getSignature();
        boolean pair = signer.getPublicKey().getAlgorithm().matches("EC|DSA");
        return withSignature(pair ? ZERO_PAIR : new byte[signature.length]);
    }

    X509Certificate withSignatureCutShort() {
        byte[] signature = certificate.getSignature();
        return withSignature(Arrays.copyOf(signature, signature.length - 1));
    }

    private X509Certificate withSignature(byte[] signature) {
        try {
            DerReader parts = DerReader.of(certificate.getEncoded()).read(DerReader.SEQUENCE);
            byte[] bits = new byte[signature.length + 1];
            System.arraycopy(signature, 0, bits, 1, signature.length);
            ByteArrayOutputStream contents = new ByteArrayOutputStream();
            contents.writeBytes(
                    element(DerReader.SEQUENCE, parts.read(DerReader.SEQUENCE).rest()));
            contents.writeBytes(
                    element(DerReader.SEQUENCE, parts.read(DerReader.SEQUENCE).rest()));
            contents.writeBytes(element(DerReader.BIT_STRING, bits));
            return (X509Certificate) CertificateFactory.getInstance("X.509", "SUN")
                    .generateCertificate(new ByteArrayInputStream(element(DerReader.SEQUENCE, contents.toByteArray())));
        } catch (DerException | GeneralSecurityException e) {
            throw new IllegalStateException("a sample of the self-test can not be altered", e);
        }
    }

    private static byte[] element(int tag, byte[] contents) {
        int length = contents.length;
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (length >= 0x80) {
            element.write(length >= 0x100 ? 0x82 : 0x81);
        }
        if (length >= 0x100) {
            element.write(length >> 8);
        }
        element.write(length);
        element.writeBytes(contents);
        return element.toByteArray();
    }
}
