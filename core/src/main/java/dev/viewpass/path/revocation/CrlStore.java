package dev.viewpass.path.revocation;

import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.refusal.LogText;
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
public final class CrlStore implements CurrentCrls {
    private final Map<X500Principal, List<LoadedCrl>> byIssuer;
    private final CrlRules rules;
    private final List<String> silentSources;

    private CrlStore(Collection<LoadedCrl> crls, CrlRules rules, List<String> silentSources) {
        this.byIssuer =
                crls.stream().collect(Collectors.groupingBy(LoadedCrl::issuer, Collectors.toUnmodifiableList()));
        this.rules = rules;
        this.silentSources = List.copyOf(silentSources);
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
        return new CrlStore(crls.stream().map(crl -> new LoadedCrl(crl, rules)).toList(), rules, List.of());
    }

    /**
     * Prepares a list for look-ups by the rules of this store.
     *
     * @param crl a list
     * @return the same list, indexed
     */
    public LoadedCrl load(X509CRL crl) {
        return new LoadedCrl(crl, rules);
    }

    /**
     * Makes a store of other lists by the same rules.
     *
     * @param crls the lists
     * @param silentSources the sources that no list came from yet, with the reason, for the operator
     * @return the store
     */
    public CrlStore with(Collection<LoadedCrl> crls, List<String> silentSources) {
        return new CrlStore(crls, rules, silentSources);
    }

    @Override
    public CrlStore of(ExaminedPath path) {
        return this;
    }

    /** Why there may be no list of an issuer, for the end of a sentence; empty when every source has given lists. */
    String silence() {
        return silentSources.isEmpty() ? "" : "; no list came yet from " + LogText.list(silentSources);
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
     * Finds out which of the given CAs signed a list.
     *
     * @param crl a list
     * @param issuers CA certificates with the name of its issuer
     * @return the certificate of one whose key did, or nothing
     */
    public static Optional<X509Certificate> signer(LoadedCrl crl, Collection<X509Certificate> issuers) {
        return issuers.stream().filter(crl::isSignedBy).findFirst();
    }

    /**
     * Examines a list as every look-up does, before the first look-up needs it.
     *
     * @param crl a list that this store or one with the same rules loaded
     * @param issuers the known CA certificates with the name of its issuer; none means that its signature is examined
     *     when a path brings the issuer's certificate
     * @param at the time of the examination
     * @return why the list can not be relied on, or nothing
     */
    public static Optional<String> fault(LoadedCrl crl, Collection<X509Certificate> issuers, Instant at) {
        if (issuers.isEmpty()) {
            return crl.fault(at);
        }
        return signer(crl, issuers)
                .map(issuer -> crl.fault(issuer, at))
                .orElse(Optional.of("it is not signed by the key of its issuer; when that CA has several keys, all of"
                        + " its certificates belong to the intermediates"));
    }
}
