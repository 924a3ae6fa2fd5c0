package dev.viewpass.path.revocation;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * Looks the certificates of one path up. A list counts when it is signed by the key that signed the certificate, or by
 * another key of the same CA that the path vouches for (RFC 5280 section 6.3.3 (f)): after a change of keys, or when a
 * CA has a key for lists only.
 */
final class CrlExamination {
    // A list's signer, and the signer of the list that it is looked up in.
    private static final int MAX_DEPTH = 2;

    private final CrlStore store;
    private final ExaminedPath path;
    private final Instant at;
    private final Predicate<RevocationStatus> passes;
    private boolean exhausted;

    /**
     * Prepares an examination.
     *
     * @param passes with which status a certificate beside the path may vouch for lists
     */
    CrlExamination(CrlStore store, ExaminedPath path, Instant at, Predicate<RevocationStatus> passes) {
        this.store = store;
        this.path = path;
        this.at = at;
        this.passes = passes;
    }

    /** Looks up the certificate at an index of the path, which is not the last. */
    RevocationStatus status(int index) {
        RevocationStatus status = status(path.certificates().get(index), index + 1, List.of());
        return exhausted && status.kind() != Kind.REVOKED
                ? new RevocationStatus(Kind.UNUSABLE, "there are too many certificates that may have signed its CRLs")
                : status;
    }

    /**
     * Looks up a certificate.
     *
     * @param issuer index of the certificate of the path that signed it
     * @param questioned the certificates that wait for the answer: lists of their keys can only revoke
     */
    private RevocationStatus status(X509Certificate certificate, int issuer, List<X509Certificate> questioned) {
        X500Principal name = certificate.getIssuerX500Principal();
        List<LoadedCrl> unheard = new ArrayList<>(store.of(name));
        if (unheard.isEmpty()) {
            return new RevocationStatus(
                    Kind.ABSENT,
                    "there is no CRL of " + CertificateText.issuer(certificate) + " among revocation.crl.locations"
                            + store.silence());
        }
        CrlFindings findings;
        try {
            findings = new CrlFindings(CertificateInQuestion.of(certificate), at);
        } catch (DerException e) {
            return new RevocationStatus(Kind.UNUSABLE, e.getMessage());
        }
        X509Certificate signer = path.certificates().get(issuer);
        findings.hear(signer, take(unheard, signer));
        findings.settle();
        if (!unheard.isEmpty()) {
            hearOtherKeys(findings, certificate, issuer, unheard, questioned);
        }
        return findings.status(unheard.size());
    }

    private void hearOtherKeys(
            CrlFindings findings,
            X509Certificate certificate,
            int issuer,
            List<LoadedCrl> unheard,
            List<X509Certificate> questioned) {
        X500Principal name = certificate.getIssuerX500Principal();
        Set<PublicKey> keys = new HashSet<>();
        keys.add(path.certificates().get(issuer).getPublicKey());
        List<X509Certificate> inQuestion =
                Stream.concat(questioned.stream(), Stream.of(certificate)).toList();
        List<X509Certificate> below =
                Stream.concat(inQuestion.stream(), path.until(issuer).stream()).toList();
        for (X509Certificate other : named(name, below)) {
            if (keys.add(other.getPublicKey())) {
                findings.hearAccusations(other, take(unheard, other));
            }
        }
        for (X509Certificate other : named(name, path.from(issuer + 1))) {
            if (!CrlSigner.isForbidden(other) && keys.add(other.getPublicKey())) {
                findings.hear(other, take(unheard, other));
            }
        }
        for (X509Certificate other : path.pool().named(name)) {
            // Only a key that is known to be the CA's is remembered: a forged certificate must not hide a genuine one.
            if (!unheard.isEmpty() && !keys.contains(other.getPublicKey()) && isVouchedFor(other, issuer, inQuestion)) {
                keys.add(other.getPublicKey());
                findings.hear(other, take(unheard, other));
            }
        }
    }

    private static List<X509Certificate> named(X500Principal name, Collection<X509Certificate> certificates) {
        return certificates.stream()
                .filter(certificate -> certificate.getSubjectX500Principal().equals(name))
                .toList();
    }

    private static List<LoadedCrl> take(List<LoadedCrl> lists, X509Certificate signer) {
        List<LoadedCrl> taken =
                lists.stream().filter(list -> list.isSignedBy(signer)).toList();
        lists.removeAll(taken);
        return taken;
    }

    /** Tells whether a certificate of the pool is one of a CA of the path: signed by that CA or by its issuer. */
    private boolean isVouchedFor(X509Certificate signer, int issuer, List<X509Certificate> questioned) {
        if (questioned.size() > MAX_DEPTH
                || !CrlSigner.isAllowed(signer)
                || !path.acceptable().test(signer)) {
            return false;
        }
        for (int i = issuer; i < path.certificates().size(); i++) {
            if (mayVouch(i, signer, issuer)
                    && isSigned(signer, path.certificates().get(i))) {
                return passes.test(status(signer, i, questioned));
            }
        }
        return false;
    }

    private boolean mayVouch(int index, X509Certificate signer, int issuer) {
        X500Principal name = path.certificates().get(index).getSubjectX500Principal();
        boolean isItself = name.equals(signer.getSubjectX500Principal());
        boolean isItsIssuer = index > issuer
                && path.certificates()
                        .get(index - 1)
                        .getSubjectX500Principal()
                        .equals(signer.getSubjectX500Principal());
        return name.equals(signer.getIssuerX500Principal()) && (isItself || isItsIssuer);
    }

    private boolean isSigned(X509Certificate signer, X509Certificate issuer) {
        exhausted |= !path.pool().mayVerify();
        return !exhausted && KeySignature.isSigned(signer, issuer);
    }
}
