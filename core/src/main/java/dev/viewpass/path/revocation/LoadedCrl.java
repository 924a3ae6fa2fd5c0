package dev.viewpass.path.revocation;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** One CRL (RFC 5280 section 5) and what makes it unusable. */
final class LoadedCrl {
    private static final String CRL_NUMBER = "2.5.29.20";
    private static final String REASON_CODE = "2.5.29.21";
    private static final String DELTA_CRL_INDICATOR = "2.5.29.27";
    private static final String ISSUING_DISTRIBUTION_POINT = "2.5.29.28";
    private static final int CRL_SIGN = 6;
    // Issuers come from verified paths, so there are few keys per name; the bound is for the pathological CA.
    private static final int MAX_REMEMBERED_KEYS = 16;

    private final X509CRL crl;
    private final BigInteger number;
    private final Optional<String> extensionFault;
    private final Map<PublicKey, Boolean> signedBy = new ConcurrentHashMap<>();

    LoadedCrl(X509CRL crl) {
        this.crl = crl;
        this.number = number(crl);
        this.extensionFault = extensionFault(crl);
    }

    private static BigInteger number(X509CRL crl) {
        byte[] extension = crl.getExtensionValue(CRL_NUMBER);
        if (extension == null) {
            return BigInteger.valueOf(-1);
        }
        try {
            return DerReader.of(extension).read(DerReader.OCTET_STRING).readInteger();
        } catch (DerException e) {
            return BigInteger.valueOf(-1);
        }
    }

    X500Principal issuer() {
        return crl.getIssuerX500Principal();
    }

    BigInteger number() {
        return number;
    }

    Instant thisUpdate() {
        return crl.getThisUpdate().toInstant();
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
            crl.verify(key, provider(key));
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // A key that does not fit the algorithm can end in an unchecked exception; it proves nothing either way.
            return false;
        }
    }

    // By name, so that no other provider of the JVM decides what a signature means.
    private static String provider(PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA", "RSASSA-PSS" -> "SunRsaSign";
            case "DSA" -> "SUN";
            default -> "SunEC";
        };
    }

    /** Returns why the list can not be relied on, or nothing. */
    Optional<String> fault(X509Certificate issuer, Instant at, Duration maxAge, Predicate<X509CRL> acceptedSignature) {
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && !(usage.length > CRL_SIGN && usage[CRL_SIGN])) {
            return Optional.of("the key usage of its issuer lacks cRLSign");
        }
        return fault(at, maxAge, acceptedSignature);
    }

    /** The same for an issuer that is not known yet. */
    Optional<String> fault(Instant at, Duration maxAge, Predicate<X509CRL> acceptedSignature) {
        if (!acceptedSignature.test(crl)) {
            return Optional.of("it is signed with " + crl.getSigAlgName() + ", which algorithms does not accept");
        }
        if (thisUpdate().isAfter(at)) {
            return Optional.of("it is dated in the future, " + thisUpdate());
        }
        Instant end = end(maxAge);
        if (at.isAfter(end)) {
            return Optional.of("it is stale since " + end);
        }
        return extensionFault;
    }

    private Instant end(Duration maxAge) {
        Date nextUpdate = crl.getNextUpdate();
        return nextUpdate == null ? thisUpdate().plus(maxAge) : nextUpdate.toInstant();
    }

    // Scoped, delta and indirect lists have to announce themselves by critical extensions; a list that forgot to is
    // none
    // the better for it.
    private static Optional<String> extensionFault(X509CRL crl) {
        Set<String> critical = crl.getCriticalExtensionOIDs();
        if (critical != null && !critical.isEmpty()) {
            return Optional.of("it has critical extensions that are not supported: " + critical);
        }
        if (crl.getExtensionValue(DELTA_CRL_INDICATOR) != null
                || crl.getExtensionValue(ISSUING_DISTRIBUTION_POINT) != null) {
            return Optional.of("it covers only a part of the certificates");
        }
        Set<? extends X509CRLEntry> entries = crl.getRevokedCertificates();
        return entries != null && entries.stream().anyMatch(LoadedCrl::isNotUnderstood)
                ? Optional.of("it has entries of other issuers or with critical extensions that are not supported")
                : Optional.empty();
    }

    private static boolean isNotUnderstood(X509CRLEntry entry) {
        Set<String> critical = entry.getCriticalExtensionOIDs();
        return entry.getCertificateIssuer() != null
                || (critical != null && !Set.of(REASON_CODE).containsAll(critical));
    }

    @Nullable
    X509CRLEntry entry(X509Certificate certificate) {
        return crl.getRevokedCertificate(certificate.getSerialNumber());
    }
}
