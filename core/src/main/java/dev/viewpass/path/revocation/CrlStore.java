package dev.viewpass.path.revocation;

import dev.viewpass.path.revocation.RevocationStatus.Kind;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * Certificate revocation lists, indexed by issuer. Of several lists with one scope that one CA key signed only the
 * newest speaks, by CRL number, then by thisUpdate: two valid lists are never a matter of chance.
 *
 * <p>Lists of distribution points, of kinds of certificates and of some reasons are understood (RFC 5280 section
 * 6.3.3). Indirect CRLs are not and stay unusable. A delta CRL can only revoke: it is never the reason why a
 * certificate is good, and it does not take a hold back.
 *
 * <p>Immutable but for the memory of verified signatures; safe for use by many threads.
 */
public final class CrlStore {
    private final Map<X500Principal, List<LoadedCrl>> byIssuer;
    private final CrlRules rules;

    private CrlStore(Map<X500Principal, List<LoadedCrl>> byIssuer, CrlRules rules) {
        this.byIssuer = byIssuer;
        this.rules = rules;
    }

    /**
     * Makes a store.
     *
     * @param crls the lists
     * @param maxAge how long after thisUpdate a list without nextUpdate is usable
     * @param acceptedSignature whether the signature algorithm of a list is strong enough
     * @param allowNonconforming whether a list without a CRL number is usable, against RFC 5280 section 5.2.3
     * @return the store
     */
    public static CrlStore of(
            Collection<X509CRL> crls,
            Duration maxAge,
            Predicate<X509CRL> acceptedSignature,
            boolean allowNonconforming) {
        CrlRules rules = new CrlRules(maxAge, acceptedSignature, allowNonconforming);
        Map<X500Principal, List<LoadedCrl>> byIssuer = crls.stream()
                .map(crl -> new LoadedCrl(crl, rules))
                .collect(Collectors.groupingBy(LoadedCrl::issuer, Collectors.toUnmodifiableList()));
        return new CrlStore(byIssuer, rules);
    }

    /**
     * Looks a certificate up in the lists that its issuer's key signed.
     *
     * @param certificate a certificate whose signature by the issuer is verified
     * @param issuer its issuer's certificate
     * @param at the time of the decision
     * @return what the newest lists of the issuer say
     */
    public RevocationStatus status(X509Certificate certificate, X509Certificate issuer, Instant at) {
        ExaminedPath path = ExaminedPath.of(List.of(certificate, issuer));
        return new CrlExamination(this, path, at, status -> status.kind() == Kind.GOOD).status(0);
    }

    /** The lists that bear a name, whoever signed them. */
    List<LoadedCrl> of(X500Principal issuer) {
        return byIssuer.getOrDefault(issuer, List.of());
    }

    /**
     * Examines a list as every look-up does, before the first look-up needs it.
     *
     * @param crl a list of this store
     * @param issuers the known CA certificates with the name of its issuer; none means that its signature is examined
     *     when a path brings the issuer's certificate
     * @param at the time of the examination
     * @return why the list can not be relied on, or nothing
     */
    public Optional<String> fault(X509CRL crl, Collection<X509Certificate> issuers, Instant at) {
        LoadedCrl loaded = new LoadedCrl(crl, rules);
        if (issuers.isEmpty()) {
            return loaded.fault(at);
        }
        return issuers.stream()
                .filter(loaded::isSignedBy)
                .findFirst()
                .map(issuer -> loaded.fault(issuer, at))
                .orElse(Optional.of("it is not signed by the key of its issuer; when that CA has several keys, all of"
                        + " its certificates belong to the intermediates"));
    }
}
