package dev.viewpass.testkit;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.interfaces.ECKey;
import java.util.Locale;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The algorithm that signs a certificate or a CRL, by its JCA name. */
record SignatureAlgorithm(String jcaName) {

    /** The algorithm that fits a key when none was chosen. */
    static SignatureAlgorithm of(PrivateKey key) {
        return new SignatureAlgorithm(
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> ellipticCurve((ECKey) key);
                    case "EdDSA", "Ed25519" -> "Ed25519";
                    case "DSA" -> "SHA256withDSA";
                    default ->
                        throw new IllegalArgumentException("A key of algorithm " + key.getAlgorithm()
                                + " signs nothing here; choose RSA, EC, Ed25519 or DSA.");
                });
    }

    ContentSigner signer(PrivateKey key) {
        try {
            return new JcaContentSignerBuilder(jcaName)
                    .setProvider(provider(key))
                    .build(key);
        } catch (OperatorCreationException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "Cannot sign by " + jcaName + " with a key of algorithm " + key.getAlgorithm() + ".", e);
        }
    }

    private Provider provider(PrivateKey key) {
        // The JDK knows RSASSA-PSS only with separate parameters, which the signer builder never passes on.
        if (jcaName.toUpperCase(Locale.ROOT).endsWith("ANDMGF1")) {
            return new BouncyCastleProvider();
        }
        return Security.getProvider(
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SunRsaSign";
                    case "DSA" -> "SUN";
                    default -> "SunEC";
                });
    }

    private static String ellipticCurve(ECKey key) {
        int bits = key.getParams().getOrder().bitLength();
        return bits <= 256 ? "SHA256withECDSA" : bits <= 384 ? "SHA384withECDSA" : "SHA512withECDSA";
    }
}
