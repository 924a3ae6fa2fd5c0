package dev.viewpass.path.revocation;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * Certificate revocation lists, indexed by issuer. Of several lists that one CA key signed only the newest speaks, by
 * CRL number, then by thisUpdate: two valid lists are never a matter of chance.
 *
 * <p>Immutable but for the memory of verified signatures; safe for use by many threads.
 */
public final class CrlStore {
    private static final Comparator<LoadedCrl> NEWEST_FIRST = Comparator.comparing(LoadedCrl::number)
            .thenComparing(LoadedCrl::thisUpdate)
            .reversed();

    private final Map<X500Principal, List<LoadedCrl>> byIssuer;
    private final Duration maxAge;
    private final Predicate<X509CRL> acceptedSignature;

    private CrlStore(
            Map<X500Principal, List<LoadedCrl>> byIssuer, Duration maxAge, Predicate<X509CRL> acceptedSignature) {
        this.byIssuer = byIssuer;
        this.maxAge = maxAge;
        this.acceptedSignature = acceptedSignature;
    }

    /**
     * Makes a store.
     *
     * @param crls the lists
     * @param maxAge how long after thisUpdate a list without nextUpdate is usable
     * @param acceptedSignature whether the signature algorithm of a list is strong enough
     * @return the store
     */
    public static CrlStore of(Collection<X509CRL> crls, Duration maxAge, Predicate<X509CRL> acceptedSignature) {
        Map<X500Principal, List<LoadedCrl>> byIssuer = crls.stream()
                .map(LoadedCrl::new)
                .sorted(NEWEST_FIRST)
                .collect(Collectors.groupingBy(LoadedCrl::issuer, Collectors.toUnmodifiableList()));
        return new CrlStore(byIssuer, maxAge, acceptedSignature);
    }

    /**
     * Looks a certificate up.
     *
     * @param certificate a certificate whose signature by the issuer is verified
     * @param issuer its issuer's certificate
     * @param at the time of the decision
     * @return what the newest list of the issuer says
     */
    public RevocationStatus status(X509Certificate certificate, X509Certificate issuer, Instant at) {
        String name = CertificateText.name(certificate.getIssuerX500Principal());
        List<LoadedCrl> crls = byIssuer.getOrDefault(certificate.getIssuerX500Principal(), List.of());
        if (crls.isEmpty()) {
            return new RevocationStatus(Kind.ABSENT, "there is no CRL of " + name);
        }
        Optional<LoadedCrl> newest =
                crls.stream().filter(crl -> crl.isSignedBy(issuer)).findFirst();
        if (newest.isEmpty()) {
            return new RevocationStatus(Kind.UNUSABLE, "no CRL of " + name + " is signed by the issuer's key");
        }
        return newest.get()
                .fault(issuer, at, maxAge, acceptedSignature)
                .map(fault -> new RevocationStatus(Kind.UNUSABLE, "the CRL of " + name + " is unusable: " + fault))
                .orElseGet(() -> lookUp(newest.get(), certificate));
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
        LoadedCrl loaded = new LoadedCrl(crl);
        if (issuers.isEmpty()) {
            return loaded.fault(at, maxAge, acceptedSignature);
        }
        return issuers.stream()
                .filter(loaded::isSignedBy)
                .findFirst()
                .map(issuer -> loaded.fault(issuer, at, maxAge, acceptedSignature))
                .orElse(Optional.of("it is not signed by the key of its issuer"));
    }

    private static RevocationStatus lookUp(LoadedCrl crl, X509Certificate certificate) {
        X509CRLEntry entry = crl.entry(certificate);
        return entry == null
                ? new RevocationStatus(Kind.GOOD, "not listed")
                : new RevocationStatus(
                        Kind.REVOKED,
                        "revoked since " + entry.getRevocationDate().toInstant() + " (serial "
                                + CertificateText.serial(certificate) + ")");
    }
}
