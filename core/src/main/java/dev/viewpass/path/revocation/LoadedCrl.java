package dev.viewpass.path.revocation;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;

/** One CRL (RFC 5280 section 5) and what makes it unusable. */
final class LoadedCrl {
    // Only keys of verified certificates are asked about, so there are few per name; the bound is for the pathological
    // CA.
    private static final int MAX_REMEMBERED_KEYS = 16;

    private final X509CRL crl;
    private final CrlRules rules;
    private final CrlProfile profile;
    private final Map<PublicKey, Boolean> signedBy = new ConcurrentHashMap<>();

    LoadedCrl(X509CRL crl, CrlRules rules) {
        this.crl = crl;
        this.rules = rules;
        this.profile = CrlProfile.of(crl, rules.allowNonconforming());
    }

    X500Principal issuer() {
        return crl.getIssuerX500Principal();
    }

    Optional<BigInteger> number() {
        return profile.number();
    }

    Instant thisUpdate() {
        return crl.getThisUpdate().toInstant();
    }

    IssuingDistributionPoint scope() {
        return profile.scope();
    }

    /** The number that a complete list must have at least for this delta to complete it (RFC 5280 section 5.2.4). */
    Optional<BigInteger> base() {
        return profile.base();
    }

    boolean isDelta() {
        return profile.base().isPresent();
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
            crl.verify(key, CrlSigner.provider(key));
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
        if (!rules.acceptedSignature().test(crl)) {
            return Optional.of("it is signed with " + crl.getSigAlgName() + ", which algorithms does not accept");
        }
        if (thisUpdate().isAfter(at)) {
            return Optional.of("it is dated in the future, " + thisUpdate());
        }
        Instant end = end();
        if (at.isAfter(end)) {
            return Optional.of("it is stale since " + end);
        }
        return profile.fault();
    }

    private Instant end() {
        Date nextUpdate = crl.getNextUpdate();
        return nextUpdate == null ? thisUpdate().plus(rules.maxAge()) : nextUpdate.toInstant();
    }

    /** Looks for the entry of a certificate of the list's issuer. */
    Optional<X509CRLEntry> entry(X509Certificate certificate) {
        return Optional.ofNullable(crl.getRevokedCertificate(certificate.getSerialNumber()));
    }
}
