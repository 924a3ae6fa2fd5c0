package dev.viewpass.it.facts;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Public keys whose encoding is the point; nobody has a private key for them. */
final class LargeKey {
    private LargeKey() {}

    /** Numbers of the right size, which is all that a verifier may look at before it refuses. */
    static KeyPair rsa(int bits, BigInteger exponent) throws Exception {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
        PublicKey key =
                KeyFactory.getInstance("RSA", "SunRsaSign").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        return new KeyPair(key, null);
    }

    /** P-256 with all its numbers instead of its name. */
    static KeyPair explicitCurve() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        PublicKey named = generator.generateKeyPair().getPublic();
        SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(named.getEncoded());
        X962Parameters explicit = new X962Parameters(ECNamedCurveTable.getByName("P-256"));
        SubjectPublicKeyInfo spelledOut = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, explicit), info.getPublicKeyData());
        return new KeyPair(new EncodedKey(spelledOut.getEncoded()), null);
    }

    private static final class EncodedKey implements PublicKey {
        private static final long serialVersionUID = 1;

        private final byte[] encoded;

        EncodedKey(byte[] encoded) {
            this.encoded = encoded;
        }

        @Override
        public String getAlgorithm() {
            return "EC";
        }

        @Override
        public String getFormat() {
            return "X.509";
        }

        @Override
        public byte[] getEncoded() {
            return encoded.clone();
        }
    }
}
