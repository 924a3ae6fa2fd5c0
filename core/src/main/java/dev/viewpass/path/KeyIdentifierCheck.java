package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.AuthorityKeyIdentifier;
import dev.viewpass.certificate.extension.KnownExtension;
import dev.viewpass.certificate.extension.SubjectKeyIdentifier;
import dev.viewpass.refusal.LogText;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * Demands that each certificate of a path names the key of its issuer, and that the issuer calls its key the same (RFC
 * 5280 sections 4.2.1.1 and 4.2.1.2). A path of certificates without any key identifier passes.
 */
final class KeyIdentifierCheck implements PathCheck {
    private static final String NONE = "";

    private final boolean allowNonconforming;

    /**
     * Makes the check.
     *
     * @param allowNonconforming whether identifiers may be missing, and an anchor that issued itself may name another key
     *     than its own; identifiers along the path that contradict each other are refused all the same
     */
    KeyIdentifierCheck(boolean allowNonconforming) {
        this.allowNonconforming = allowNonconforming;
    }

    @Override
    public String name() {
        return "key identifiers";
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        List<PathMember> members = PathMember.of(path);
        int last = members.size() - 1;
        try {
            for (int i = 0; i < last; i++) {
                Optional<Rejection> rejection = checkLink(members.get(i), members.get(i + 1));
                if (rejection.isPresent()) {
                    return rejection;
                }
            }
            return checkAnchor(members.get(last));
        } catch (DerException e) {
            return refuse("a key identifier of the path is broken: " + e.getMessage());
        }
    }

    private Optional<Rejection> checkLink(PathMember member, PathMember issuer) throws DerException {
        String named = authorityKey(member);
        String key = subjectKey(issuer);
        if (!named.equals(NONE) && !key.equals(NONE) && !named.equals(key)) {
            return refuse("the authority key identifier of " + member.text() + " is " + LogText.name(named)
                    + ", and the subject key identifier of " + issuer.text() + " is " + LogText.name(key));
        }
        if (!allowNonconforming && !named.equals(NONE) && key.equals(NONE)) {
            return missing("subject key identifier", issuer);
        }
        if (!allowNonconforming && named.equals(NONE) && !key.equals(NONE) && !isSelfSigned(member, issuer)) {
            return missing("authority key identifier", member);
        }
        return named.equals(NONE) ? checkIssuerAndSerial(member, issuer) : Optional.empty();
    }

    // Beside a key identifier they would only single out one of several certificates of that key: when a CA renews its
    // certificate, what it has issued must not become invalid.
    private static Optional<Rejection> checkIssuerAndSerial(PathMember member, PathMember issuer) throws DerException {
        Optional<AuthorityKeyIdentifier> identifier = AuthorityKeyIdentifier.of(member.certificate());
        if (identifier.flatMap(AuthorityKeyIdentifier::serial).isEmpty()) {
            return Optional.empty();
        }
        X509Certificate certificate = issuer.certificate();
        List<X500Principal> names = identifier.get().issuer().stream()
                .flatMap(name -> name.directoryName().stream())
                .toList();
        boolean same = identifier.get().serial().get().equals(certificate.getSerialNumber())
                && (names.isEmpty() || names.contains(certificate.getIssuerX500Principal()));
        return same
                ? Optional.empty()
                : refuse("the authority key identifier of " + member.text()
                        + " names another issuer or serial number than " + issuer.text() + " has (issuer "
                        + CertificateText.issuer(certificate) + ", serial number "
                        + CertificateText.serial(certificate) + ")");
    }

    /** Nothing above the anchor is examined; its own identifiers tell whether its CA keeps to the profile. */
    Optional<Rejection> checkAnchor(PathMember anchor) throws DerException {
        if (allowNonconforming) {
            return Optional.empty();
        }
        String named = authorityKey(anchor);
        String key = subjectKey(anchor);
        if (!anchor.isSelfIssued()) {
            return named.equals(NONE) && !key.equals(NONE)
                    ? missing("authority key identifier", anchor)
                    : Optional.empty();
        }
        boolean silent = anchor.certificate().getExtensionValue(KnownExtension.AUTHORITY_KEY_IDENTIFIER.oid()) == null;
        return silent || named.equals(key)
                ? Optional.empty()
                : refuse("the authority key identifier of " + anchor.text() + ", which issued itself, does not name its"
                        + " own key; profile.allow-nonconforming=true accepts that");
    }

    private static boolean isSelfSigned(PathMember member, PathMember issuer) {
        return member.isSelfIssued()
                && member.certificate()
                        .getPublicKey()
                        .equals(issuer.certificate().getPublicKey());
    }

    private static String authorityKey(PathMember member) throws DerException {
        return AuthorityKeyIdentifier.of(member.certificate())
                .flatMap(AuthorityKeyIdentifier::keyIdentifier)
                .orElse(NONE);
    }

    private static String subjectKey(PathMember member) throws DerException {
        return SubjectKeyIdentifier.of(member.certificate())
                .map(SubjectKeyIdentifier::keyIdentifier)
                .orElse(NONE);
    }

    private static Optional<Rejection> missing(String what, PathMember member) {
        return refuse(member.text() + " has no " + what
                + ", which RFC 5280 demands; profile.allow-nonconforming=true accepts that");
    }

    private static Optional<Rejection> refuse(String explanation) {
        return Optional.of(new Rejection(RejectionReason.PATH_INVALID, explanation));
    }
}
