package dev.viewpass.path;

import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accepted keys and signature algorithms. It is asked before any signature is computed, about every certificate of
 * a path, the leaf's own key and the anchor's included, and about CRLs; {@code java.security} plays no part in it.
 *
 * <p>Written as {@code default}, {@code strict} or a list such as {@code rsa>=3072,p256,sha256}. Immutable.
 */
public final class AlgorithmPolicy {
    /** RSA of 2048 to 8192 bits in whole octets, P-256, P-384, P-521, Ed25519 and Ed448, all with SHA-2. */
    public static final AlgorithmPolicy DEFAULT = parse("default");

    private static final String MODERN = "p256,p384,p521,ed25519,ed448,sha256,sha384,sha512";
    private static final int MAX_RSA_BITS = 8192;
    private static final int LEAST_RSA_BITS = 1024;
    // A public exponent is short in practice; a long one only makes each verification slower.
    private static final int MAX_RSA_EXPONENT_BITS = 64;
    private static final BigInteger LEAST_RSA_EXPONENT = BigInteger.valueOf(3);
    private static final int NO_RSA = Integer.MAX_VALUE;
    private static final int MIN_DSA_BITS = 1024;

    private final String text;
    private final int minRsaBits;
    private final Set<Algorithm> algorithms;

    private enum Algorithm {
        P256(true, false),
        P384(true, false),
        P521(true, false),
        ED25519(true, true),
        ED448(true, true),
        DSA(true, false),
        SHA1(false, true),
        SHA224(false, true),
        SHA256(false, true),
        SHA384(false, true),
        SHA512(false, true);

        private final boolean isKey;
        private final boolean isSignature;

        Algorithm(boolean isKey, boolean isSignature) {
            this.isKey = isKey;
            this.isSignature = isSignature;
        }
    }

    private AlgorithmPolicy(String text, int minRsaBits, Set<Algorithm> algorithms) {
        this.text = text;
        this.minRsaBits = minRsaBits;
        this.algorithms = algorithms;
    }

    /**
     * Reads a policy.
     *
     * @param text {@code default}, {@code strict}, or a comma-separated list of {@code rsa>=BITS} (1024 to 8192),
     *     {@code p256}, {@code p384}, {@code p521}, {@code ed25519}, {@code ed448}, {@code dsa}, {@code sha1},
     *     {@code sha224}, {@code sha256}, {@code sha384}, {@code sha512}
     * @return the policy
     * @throws IllegalArgumentException if an item is unknown, or no key or no signature could ever pass
     */
    public static AlgorithmPolicy parse(String text) {
        String list = switch (text) {
            case "default" -> "rsa>=2048," + MODERN;
            case "strict" -> "rsa>=3072," + MODERN;
            default -> text;
        };
        int minRsaBits = NO_RSA;
        EnumSet<Algorithm> algorithms = EnumSet.noneOf(Algorithm.class);
        for (String item : list.split(",", -1)) {
            String name = item.strip();
            if (name.startsWith("rsa>=")) {
                if (minRsaBits != NO_RSA) {
                    throw new IllegalArgumentException("rsa>= stands there twice");
                }
                minRsaBits = rsaBits(name.substring("rsa>=".length()));
            } else {
                algorithms.add(algorithm(name));
            }
        }
        requireAny(minRsaBits != NO_RSA || algorithms.stream().anyMatch(algorithm -> algorithm.isKey), "key");
        requireAny(algorithms.stream().anyMatch(algorithm -> algorithm.isSignature), "signature");
        return new AlgorithmPolicy(text, minRsaBits, algorithms);
    }

    private static void requireAny(boolean accepted, String what) {
        if (!accepted) {
            throw new IllegalArgumentException(
                    "no " + what + " could ever be accepted; an example of a list is" + " rsa>=2048,p256,sha256");
        }
    }

    private static int rsaBits(String text) {
        if (!text.matches("[0-9]{4}")
                || Integer.parseInt(text) < LEAST_RSA_BITS
                || Integer.parseInt(text) > MAX_RSA_BITS) {
            throw new IllegalArgumentException("rsa>= takes " + LEAST_RSA_BITS + " to " + MAX_RSA_BITS + " bits");
        }
        return Integer.parseInt(text);
    }

    private static Algorithm algorithm(String name) {
        for (Algorithm algorithm : Algorithm.values()) {
            if (algorithm.name().toLowerCase(Locale.ROOT).equals(name)) {
                return algorithm;
            }
        }
        throw new IllegalArgumentException("unknown algorithm '" + name
                + "'; write default, strict or a list of rsa>=BITS, p256, p384, p521, ed25519, ed448, dsa, sha1,"
                + " sha224, sha256, sha384, sha512");
    }

    /**
     * Examines a certificate: its own key and the algorithm of the signature on it.
     *
     * @param certificate any certificate
     * @return why it is not accepted, or nothing
     */
    public Optional<Rejection> check(X509Certificate certificate) {
        return checkKey(certificate.getPublicKey())
                .or(() -> checkSignature(certificate.getSigAlgOID(), certificate.getSigAlgParams()));
    }

    /**
     * Examines a public key.
     *
     * @param key any key
     * @return a refusal {@code WEAK_KEY}, or nothing
     */
    public Optional<Rejection> checkKey(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return checkRsa(rsa);
        }
        if (key instanceof ECPublicKey ec) {
            Optional<NamedCurve> curve = NamedCurve.of(ec);
            String name = curve.map(NamedCurve::name).orElse("an unknown curve");
            if (!accepts(name)) {
                return weakKey("an EC key on " + name);
            }
            return curve.filter(named -> named.hasPoint(ec)).isPresent()
                    ? Optional.empty()
                    : weakKey("an EC key that is no point of its curve " + name);
        }
        if (key instanceof EdECPublicKey edwards) {
            String curve = edwards.getParams().getName();
            return accepts(curve) ? Optional.empty() : weakKey("an " + curve + " key");
        }
        if (key instanceof DSAPublicKey dsa && algorithms.contains(Algorithm.DSA) && dsa.getParams() != null) {
            int bits = dsa.getParams().getP().bitLength();
            return bits >= MIN_DSA_BITS && bits <= 3072 ? Optional.empty() : weakKey("a DSA key of " + bits + " bits");
        }
        return weakKey("a key for " + key.getAlgorithm());
    }

    private Optional<Rejection> checkRsa(RSAPublicKey rsa) {
        BigInteger modulus = rsa.getModulus();
        BigInteger exponent = rsa.getPublicExponent();
        int bits = modulus.bitLength();
        if (bits < minRsaBits || bits > MAX_RSA_BITS || bits % Byte.SIZE != 0) {
            return weakKey("an RSA key of " + bits + " bits");
        }
        if (exponent.compareTo(LEAST_RSA_EXPONENT) < 0) {
            return weakKey("an RSA key with the exponent " + exponent);
        }
        if (exponent.bitLength() > MAX_RSA_EXPONENT_BITS) {
            return weakKey("an RSA key with an exponent of " + exponent.bitLength() + " bits");
        }
        return modulus.testBit(0) && exponent.testBit(0)
                ? Optional.empty()
                : weakKey("an RSA key with an even modulus or exponent");
    }

    /**
     * Examines a signature algorithm.
     *
     * @param oid the algorithm in dotted form
     * @param parameters the DER encoding of its parameters, null when there are none
     * @return a refusal {@code WEAK_SIGNATURE}, or nothing
     */
    public Optional<Rejection> checkSignature(String oid, byte @Nullable [] parameters) {
        SignatureAlgorithm algorithm = SignatureAlgorithm.of(oid, parameters);
        return accepts(algorithm.digest())
                ? Optional.empty()
                : Optional.of(new Rejection(
                        RejectionReason.WEAK_SIGNATURE,
                        "a signature was made with " + algorithm.text() + ", which algorithms=" + text
                                + " does not accept"));
    }

    private boolean accepts(String name) {
        return algorithms.stream().anyMatch(algorithm -> algorithm.name().equalsIgnoreCase(name));
    }

    private Optional<Rejection> weakKey(String what) {
        return Optional.of(new Rejection(
                RejectionReason.WEAK_KEY, "there is " + what + ", which algorithms=" + text + " does not accept"));
    }

    @Override
    public String toString() {
        return text;
    }
}
