package dev.viewpass.path.revocation.source;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last good list of a source, and the highest CRL number that the source ever showed. */
public final class CachedCrl {
    private final byte[] octets;
    private final @Nullable BigInteger highestNumber;

    private CachedCrl(byte[] octets, @Nullable BigInteger highestNumber) {
        this.octets = octets;
        this.highestNumber = highestNumber;
    }

    /**
     * Makes one of a source whose lists have no numbers.
     *
     * @param octets the list in DER
     * @return the list
     */
    public static CachedCrl of(byte[] octets) {
        return new CachedCrl(octets.clone(), null);
    }

    /**
     * Makes one of a source whose lists have numbers (RFC 5280 section 5.2.3).
     *
     * @param octets the list in DER
     * @param highestNumber at least 0
     * @return the list
     * @throws IllegalArgumentException if the number is negative or has more than 20 octets
     */
    public static CachedCrl of(byte[] octets, BigInteger highestNumber) {
        if (highestNumber.signum() < 0 || highestNumber.bitLength() > 160) {
            throw new IllegalArgumentException("a CRL number is not negative and has at most 20 octets");
        }
        return new CachedCrl(octets.clone(), highestNumber);
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
     * Returns the highest number.
     *
     * @return the number, or nothing when no list had one
     */
    public Optional<BigInteger> highestNumber() {
        return Optional.ofNullable(highestNumber);
    }
}
