package dev.viewpass.path.revocation;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * One CRL (RFC 5280 section 5), parsed and indexed once, and what makes it unusable. Remembers which keys signed it, so
 * that a list that was examined in the background costs a request no signature. Made by {@link CrlStore#load}. Safe for use
 * by many threads.
 */
public final class LoadedCrl {
    // Only keys of verified certificates are asked about, so there are few per name; the bound is for the pathological
    // CA.
    private static final int MAX_REMEMBERED_KEYS = 16;

    private final X509CRL crl;
    private final CrlProfile profile;
    private final boolean isAcceptablySigned;
    private final Instant thisUpdate;
    private final Instant end;
    private final int size;
    private final Map<BigInteger, X509CRLEntry> entries;
    private final Map<PublicKey, Boolean> signedBy = new ConcurrentHashMap<>();

    LoadedCrl(X509CRL crl, CrlRules rules) {
        this.crl = crl;
        this.profile = CrlProfile.of(crl, rules.allowNonconforming());
        this.isAcceptablySigned = rules.acceptedSignature().test(crl);
        this.thisUpdate = crl.getThisUpdate().toInstant();
        this.entries = entries(crl);
        this.size = size(crl);
        Date nextUpdate = crl.getNextUpdate();
        this.end = nextUpdate == null ? thisUpdate.plus(rules.maxAge()) : nextUpdate.toInstant();
    }

    private static int size(X509CRL crl) {
        try {
            return crl.getEncoded().length;
        } catch (CRLException e) {
            return 0;
        }
    }

    // The JDK keeps them in a tree, by issuer too; a list with entries of other issuers is not usable here.
    private static Map<BigInteger, X509CRLEntry> entries(X509CRL crl) {
        Set<? extends X509CRLEntry> revoked = crl.getRevokedCertificates();
        return revoked == null
                ? Map.of()
                : revoked.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                X509CRLEntry::getSerialNumber, entry -> entry, (one, other) -> other));
    }

    /**
     * Returns the list as it was given.
     *
     * @return the list
     */
    public X509CRL crl() {
        return crl;
    }

    /**
     * Returns whose list it is.
     *
     * @return the name in the list
     */
    public X500Principal issuer() {
        return crl.getIssuerX500Principal();
    }

    CrlProfile profile() {
        return profile;
    }

    /**
     * Returns the CRL number.
     *
     * @return the number, or nothing when it is absent or malformed
     */
    public Optional<BigInteger> number() {
        return profile.number();
    }

    /**
     * Returns the date of the list.
     *
     * @return thisUpdate
     */
    public Instant thisUpdate() {
        return thisUpdate;
    }

    /**
     * Returns how large the list is.
     *
     * @return octets of its encoding
     */
    public int size() {
        return size;
    }

    /**
     * Tells whether the list is a delta CRL (RFC 5280 section 5.2.4).
     *
     * @return true when it completes another
     */
    public boolean isDelta() {
        return profile.base().isPresent();
    }

    /**
     * Tells what the list replaces, and what replaces it: lists with the same text, signed by the same key.
     *
     * @return issuer, scope and kind as text, for comparison only
     */
    public String series() {
        return issuer().getName(X500Principal.CANONICAL) + '\n' + scope() + '\n' + isDelta();
    }

    IssuingDistributionPoint scope() {
        return profile.scope();
    }

    /** The number that a complete list must have at least for this delta to complete it (RFC 5280 section 5.2.4). */
    Optional<BigInteger> base() {
        return profile.base();
    }

    /**
     * Tells whether a list is for the same certificates and of the same kind, complete or delta, whoever signed either.
     *
     * @param other another list
     * @return true when both bear the name of one issuer and have one scope
     */
    public boolean isSameKindAs(LoadedCrl other) {
        return issuer().equals(other.issuer()) && scope().equals(other.scope()) && isDelta() == other.isDelta();
    }

    boolean isSignedBy(X509Certificate issuer) {
        PublicKey key = issuer.getPublicKey();
        Boolean known = signedBy.get(key);
        if (known == null) {
            known = verifies(key);
            if (signedBy.size() < MAX_REMEMBERED_KEYS) {
                signedBy.put(key, known);
            }
        }
        return known;
    }

    private boolean verifies(PublicKey key) {
        try {
            crl.verify(key, KeySignature.provider(key));
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // A key that does not fit the algorithm can end in an unchecked exception; it proves nothing either way.
            return false;
        }
    }

    /** Returns why the list can not be relied on, or nothing. */
    Optional<String> fault(X509Certificate issuer, Instant at) {
        return CrlSigner.isForbidden(issuer) ? Optional.of("the key usage of its issuer lacks cRLSign") : fault(at);
    }

    /** The same for an issuer that is not known yet. */
    Optional<String> fault(Instant at) {
        if (!isAcceptablySigned) {
            return Optional.of("it is signed with " + crl.getSigAlgName() + ", which algorithms does not accept");
        }
        if (thisUpdate.isAfter(at)) {
            return Optional.of("it is dated in the future, " + thisUpdate);
        }
        if (at.isAfter(end)) {
            return Optional.of("it is stale since " + end);
        }
        return profile.fault();
    }

    /**
     * Returns until when the list is usable.
     *
     * @return nextUpdate, or without one the end of the age that {@code revocation.max-age} allows
     */
    public Instant end() {
        return end;
    }

    /** Looks for the entry of a certificate of the list's issuer. */
    Optional<X509CRLEntry> entry(X509Certificate certificate) {
        return Optional.ofNullable(entries.get(certificate.getSerialNumber()));
    }
}
