package dev.viewpass.path.revocation;

import dev.viewpass.certificate.CertificateText;
import java.math.BigInteger;
import java.security.cert.CRLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest list of a key and scope in a source, and the highest CRL number that was ever seen of them. It decides whether a list that
 * was fetched takes its place: newest is by CRL number, then by thisUpdate (RFC 5280 section 5.2.3), and a number below
 * the highest never is, so that an old list played again can not take a revocation back.
 *
 * <p>Signatures and dates are not judged here: only lists whose signature was verified may be offered, all by one key.
 * Immutable.
 */
public final class NewestCrl {
    private final @Nullable LoadedCrl crl;
    private final @Nullable BigInteger highest;

    private NewestCrl(@Nullable LoadedCrl crl, @Nullable BigInteger highest) {
        this.crl = crl;
        this.highest = highest;
    }

    /** What becomes of a list that is offered. */
    public sealed interface Offer {

        /**
         * It takes the place of the one before.
         *
         * @param newest what is in force from now on
         */
        record Replaces(NewestCrl newest) implements Offer {}

        /** It says what the one in force says. */
        record Unchanged() implements Offer {}

        /**
         * It is of another issuer, another scope or another kind (complete or delta) than the one in force. It can not take the place of it, because certificates that it does not cover would lose their list.
         *
         * @param sentence the difference, for the operator
         */
        record OtherSeries(String sentence) implements Offer {}

        /**
         * It can not be relied on: malformed, indirect, or with unknown critical extensions.
         *
         * @param sentence why
         */
        record Unusable(String sentence) implements Offer {}

        /**
         * It is not newer, or can not be put in order.
         *
         * @param sentence why, and what the operator can do
         */
        record Refused(String sentence) implements Offer {}
    }

    /**
     * Starts with nothing.
     *
     * @return nothing in force and no number seen
     */
    public static NewestCrl none() {
        return new NewestCrl(null, null);
    }

    /**
     * Starts with a number that was seen before, even when the list that had it is lost or can not be used any more.
     *
     * @param number the highest number seen
     * @return the same with at least that number
     */
    public NewestCrl after(BigInteger number) {
        return new NewestCrl(crl, highest == null ? number : highest.max(number));
    }

    /**
     * Returns the list in force.
     *
     * @return the list, or nothing at the beginning
     */
    public Optional<LoadedCrl> crl() {
        return Optional.ofNullable(crl);
    }

    /**
     * Returns the highest number seen.
     *
     * @return the number, or nothing when no list had one
     */
    public Optional<BigInteger> highestNumber() {
        return Optional.ofNullable(highest);
    }

    /**
     * Judges a list from the same source.
     *
     * @param fetched a list whose signature was verified
     * @return what becomes of it
     */
    public Offer offer(LoadedCrl fetched) {
        CrlProfile profile = fetched.profile();
        Optional<String> fault = profile.fault();
        if (fault.isPresent()) {
            return new Offer.Unusable(named(fetched) + " is not used: " + fault.get());
        }
        if (crl != null) {
            Optional<String> difference = difference(crl, fetched);
            if (difference.isPresent()) {
                return new Offer.OtherSeries(named(fetched) + " is " + difference.get() + " than the one in force");
            }
            if (isSame(crl, fetched)) {
                return new Offer.Unchanged();
            }
        }
        @Nullable BigInteger number = profile.number().orElse(null);
        String refusal = refusal(fetched, number);
        return refusal.isEmpty()
                ? new Offer.Replaces(new NewestCrl(fetched, number == null ? highest : number))
                : new Offer.Refused(named(fetched) + " is not used: " + refusal);
    }

    private Optional<String> difference(LoadedCrl inForce, LoadedCrl fetched) {
        if (!inForce.issuer().equals(fetched.issuer())) {
            return Optional.of("of another issuer");
        }
        if (!inForce.scope().equals(fetched.scope())) {
            return Optional.of("of another scope");
        }
        if (inForce.isDelta() != fetched.isDelta()) {
            return Optional.of("of another kind, complete or delta,");
        }
        return Optional.empty();
    }

    /** Returns why a list is not newer, or an empty text. */
    private String refusal(LoadedCrl fetched, @Nullable BigInteger number) {
        if (number == null && highest != null) {
            return "it has no CRL number, and a list with number " + highest + " was seen before";
        }
        if (number != null && highest != null && number.compareTo(highest) < 0) {
            return isLater(fetched)
                    ? "its CRL number " + number + " is lower than " + highest + ", which was seen before, although it"
                            + " is the later one; when the CA has restarted its numbers, remove the cached list of this"
                            + " source and start again"
                    : "its CRL number " + number + " is lower than " + highest + ", which was seen before";
        }
        boolean isNewer = crl == null || (number != null && highest != null && number.compareTo(highest) > 0);
        return isNewer || isLater(fetched) ? "" : "it is not later than the one in force";
    }

    private boolean isLater(LoadedCrl fetched) {
        return crl != null && fetched.thisUpdate().isAfter(crl.thisUpdate());
    }

    // Not the signature: a CA that signs its list for every request says the same each time.
    private static boolean isSame(LoadedCrl one, LoadedCrl other) {
        try {
            return Arrays.equals(one.crl().getTBSCertList(), other.crl().getTBSCertList());
        } catch (CRLException e) {
            return false;
        }
    }

    private static String named(LoadedCrl crl) {
        return "the CRL of " + CertificateText.name(crl.issuer()) + " dated " + crl.thisUpdate();
    }
}
