package dev.viewpass.path;

import dev.viewpass.certificate.DerElement;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.io.ByteArrayInputStream;
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
    private static final byte[] NO_UNUSED_BITS = {0};

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
            byte[] altered = DerElement.of(
                    DerReader.SEQUENCE,
                    DerElement.of(
                            DerReader.SEQUENCE, parts.read(DerReader.SEQUENCE).rest()),
                    DerElement.of(
                            DerReader.SEQUENCE, parts.read(DerReader.SEQUENCE).rest()),
                    DerElement.of(DerReader.BIT_STRING, NO_UNUSED_BITS, signature));
            return (X509Certificate) CertificateFactory.getInstance("X.509", "SUN")
                    .generateCertificate(new ByteArrayInputStream(altered));
        } catch (DerException | GeneralSecurityException e) {
            throw new IllegalStateException("a sample of the self-test can not be altered", e);
        }
    }
}
