package dev.viewpass.path.revocation.source;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A good list of a source whose signature was verified, by which key, and the highest CRL number seen of that series. */
public final class CachedCrl {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final byte[] octets;
    private final String signer;
    private final @Nullable BigInteger highestNumber;

    private CachedCrl(byte[] octets, String signer, @Nullable BigInteger highestNumber) {
        if (!SHA_256.matcher(signer).matches()) {
            throw new IllegalArgumentException("a signer is 64 lower-case hexadecimal digits");
        }
        this.octets = octets;
        this.signer = signer;
        this.highestNumber = highestNumber;
    }

    /**
     * Makes one of a series whose lists have no numbers.
     *
     * @param octets the list in DER
     * @param signer SHA-256 of the signer's SubjectPublicKeyInfo, 64 lower-case hexadecimal digits
     * @return the list
     * @throws IllegalArgumentException if the signer is none
     */
    public static CachedCrl of(byte[] octets, String signer) {
        return new CachedCrl(octets.clone(), signer, null);
    }

    /**
     * Makes one of a series whose lists have numbers (RFC 5280 section 5.2.3).
     *
     * @param octets the list in DER
     * @param signer SHA-256 of the signer's SubjectPublicKeyInfo, 64 lower-case hexadecimal digits
     * @param highestNumber at least 0
     * @return the list
     * @throws IllegalArgumentException if the signer is none, or the number is negative or has more than 20 octets
     */
    public static CachedCrl of(byte[] octets, String signer, BigInteger highestNumber) {
        if (highestNumber.signum() < 0 || highestNumber.bitLength() > 160) {
            throw new IllegalArgumentException("a CRL number is not negative and has at most 20 octets");
        }
        return new CachedCrl(octets.clone(), signer, highestNumber);
    }

    /**
     * Returns the list.
     *
     * @return the list in DER, a copy
     */
    public byte[] octets() {
        return octets.clone();
    }

    /**
     * Returns whose key verified the list.
     *
     * @return SHA-256 of the SubjectPublicKeyInfo in lower-case hexadecimal digits
     */
    public String signer() {
        return signer;
    }

    /**
     * Returns the highest number.
     *
     * @return the number, or nothing when no list had one
     */
    public Optional<BigInteger> highestNumber() {
        return Optional.ofNullable(highestNumber);
    }
}
