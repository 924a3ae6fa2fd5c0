package dev.viewpass.path.revocation;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;

/** Signatures of CAs and responders, as the JDK itself verifies them. */
public final class KeySignature {
    private KeySignature() {}

    /**
     * Tells whether a certificate is signed by the key of another.
     *
     * @param certificate any certificate
     * @param issuer the certificate of the key
     * @return false also when the key does not fit the algorithm
     */
    public static boolean isSigned(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey(), provider(issuer.getPublicKey()));
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // A key that does not fit the algorithm can end in an unchecked exception; it proves nothing either way.
            return false;
        }
    }

    /**
     * Returns the JDK's provider for a key, so that no other provider of the JVM decides what a signature means.
     *
     * @param key any public key
     * @return the name of the provider
     */
    public static String provider(PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA", "RSASSA-PSS" -> "SunRsaSign";
            case "DSA" -> "SUN";
            default -> "SunEC";
        };
    }
}
