package dev.viewpass.path;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.DSAPublicKeySpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Public keys of all kinds; those of RSA and DSA are numbers of the right size that nobody has a private key for. */
final class Keys {
    private Keys() {}

    static PublicKey rsa(int bits, long exponent) throws GeneralSecurityException {
        return rsa(bits, BigInteger.valueOf(exponent));
    }

    static PublicKey rsaWithExponentBits(int bits, int exponentBits) throws GeneralSecurityException {
        return rsa(bits, BigInteger.ONE.shiftLeft(exponentBits - 1).setBit(0));
    }

    static PublicKey rsaWithEvenModulus(int bits) throws GeneralSecurityException {
        return rsa(BigInteger.ONE.shiftLeft(bits - 1), BigInteger.valueOf(65_537));
    }

    private static PublicKey rsa(int bits, BigInteger exponent) throws GeneralSecurityException {
        return rsa(BigInteger.ONE.shiftLeft(bits - 1).setBit(0), exponent);
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA", "SunRsaSign").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    /** The JDK refuses an exponent of one, but in a JVM whose first provider is Bouncy Castle a certificate can have it. */
    static PublicKey rsaOfBouncyCastle(BigInteger exponent) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("RSA", "SunRsaSign").generateKeyPair();
        BigInteger modulus = ((RSAPublicKey) pair.getPublic()).getModulus();
        return KeyFactory.getInstance("RSA", new BouncyCastleProvider())
                .generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    static PublicKey dsa(int bits) throws GeneralSecurityException {
        BigInteger p = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
        return KeyFactory.getInstance("DSA", "SUN")
                .generatePublic(new DSAPublicKeySpec(BigInteger.TEN, p, BigInteger.valueOf(11), BigInteger.TWO));
    }

    /** By Bouncy Castle, which knows more curves; its provider is used as an instance and not registered. */
    static PublicKey ellipticCurve(String name) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair().getPublic();
    }

    static PublicKey edwards(String name) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(name, "SunEC").generateKeyPair().getPublic();
    }

    static PublicKey x25519() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("X25519", "SunEC").generateKeyPair().getPublic();
    }

    /** P-256 but for its generator, which the forger chose: CVE-2020-0601. */
    static ECPublicKey p256WithOwnGenerator() throws GeneralSecurityException {
        ECPublicKey genuine = (ECPublicKey) ellipticCurve("secp256r1");
        ECParameterSpec p256 = genuine.getParams();
        ECParameterSpec own = new ECParameterSpec(p256.getCurve(), genuine.getW(), p256.getOrder(), p256.getCofactor());
        return new ForgedKey(genuine.getW(), own, Arrays.copyOf(genuine.getEncoded(), 10));
    }

    /** The same curve with another point, which need not be one of it. */
    static ECPublicKey withPoint(ECPublicKey key, ECPoint point) {
        return new ForgedKey(point, key.getParams(), new byte[0]);
    }

    private static final class ForgedKey implements ECPublicKey {
        private static final long serialVersionUID = 1;

        private final transient ECPoint point;
        private final transient ECParameterSpec parameters;
        private final byte[] encoded;

        ForgedKey(ECPoint point, ECParameterSpec parameters, byte[] encoded) {
            this.point = point;
            this.parameters = parameters;
            this.encoded = encoded;
        }

        @Override
        public ECPoint getW() {
            return point;
        }

        @Override
        public ECParameterSpec getParams() {
            return parameters;
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
