package dev.viewpass.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** What kind of key pair to make. Each call makes a new one: a key shared by two names would hide mix-ups in tests. */
record KeyAlgorithm(String name, String provider, AlgorithmParameterSpec parameters) {
    static final KeyAlgorithm P256 = ec("P-256");

    static KeyAlgorithm rsa(int bits) {
        if (bits < 512 || bits > 16384) {
            throw new IllegalArgumentException("An RSA key has 512 to 16384 bits, not " + bits + ".");
        }
        return rsa(new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
    }

    static KeyAlgorithm ec(String curve) {
        String name = switch (curve) {
            case "P-256" -> "secp256r1";
            case "P-384" -> "secp384r1";
            case "P-521" -> "secp521r1";
            default -> throw new IllegalArgumentException("A curve is P-256, P-384 or P-521, not \"" + curve + "\".");
        };
        return ec(new ECGenParameterSpec(name));
    }

    static KeyAlgorithm ed25519() {
        return new KeyAlgorithm("EdDSA", "SunEC", NamedParameterSpec.ED25519);
    }

    static KeyAlgorithm of(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa(rsa.getModulus().bitLength());
        }
        if (key instanceof ECPublicKey ec) {
            return ec(ec.getParams());
        }
        if (key instanceof EdECPublicKey ed) {
            return new KeyAlgorithm("EdDSA", "SunEC", ed.getParams());
        }
        throw new IllegalArgumentException("No keys of algorithm " + key.getAlgorithm() + " are made here.");
    }

    KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(name, provider);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot make a key pair of algorithm " + name + ".", e);
        }
    }

    private static KeyAlgorithm rsa(RSAKeyGenParameterSpec parameters) {
        return new KeyAlgorithm("RSA", "SunRsaSign", parameters);
    }

    private static KeyAlgorithm ec(AlgorithmParameterSpec parameters) {
        return new KeyAlgorithm("EC", "SunEC", parameters);
    }
}
