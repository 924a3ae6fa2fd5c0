package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.path.PathPolicy.Purpose;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.CertificateParsingException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the CA certificates between end entity and anchor must allow: a CA whose extended key usage does not list the
 * purpose may not vouch for it. The JDK does not look at that, and it takes an extension of a CA that does not parse for
 * an absent one, name constraints too.
 */
final class IssuerProfile implements PathCheck {
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String SUBJECT_ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    private final Purpose purpose;

    IssuerProfile(PathPolicy policy) {
        this.purpose = policy.purpose();
    }

    @Override
    public String name() {
        return "profile of the CA certificates";
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        List<X509Certificate> certificates = path.certificates();
        for (X509Certificate issuer : certificates.subList(1, certificates.size())) {
            Optional<Rejection> rejection = check(issuer);
            if (rejection.isPresent()) {
                return rejection;
            }
        }
        return Optional.empty();
    }

    private Optional<Rejection> check(X509Certificate issuer) {
        return checkKeyUsage(issuer)
                .or(() -> checkAlternativeNames(issuer))
                .or(() -> checkNameConstraints(issuer))
                .or(() -> checkExtendedKeyUsage(issuer));
    }

    private static Optional<Rejection> checkKeyUsage(X509Certificate issuer) {
        return issuer.getExtensionValue(KEY_USAGE) != null && issuer.getKeyUsage() == null
                ? broken("key usage", issuer)
                : Optional.empty();
    }

    private static Optional<Rejection> checkAlternativeNames(X509Certificate issuer) {
        try {
            return issuer.getExtensionValue(SUBJECT_ALTERNATIVE_NAMES) != null
                            && issuer.getSubjectAlternativeNames() == null
                    ? broken("subject alternative names", issuer)
                    : Optional.empty();
        } catch (CertificateParsingException e) {
            return broken("subject alternative names", issuer);
        }
    }

    private static Optional<Rejection> checkNameConstraints(X509Certificate issuer) {
        byte[] constraints = issuer.getExtensionValue(NAME_CONSTRAINTS);
        return constraints != null && !isNameConstraints(constraints, issuer)
                ? broken("name constraints", issuer)
                : Optional.empty();
    }

    private Optional<Rejection> checkExtendedKeyUsage(X509Certificate issuer) {
        if (issuer.getExtensionValue(EXTENDED_KEY_USAGE) == null) {
            return Optional.empty();
        }
        try {
            List<String> usages = issuer.getExtendedKeyUsage();
            return usages == null ? broken("extended key usage", issuer) : checkPurpose(usages, issuer);
        } catch (CertificateParsingException e) {
            return broken("extended key usage", issuer);
        }
    }

    private Optional<Rejection> checkPurpose(List<String> usages, X509Certificate issuer) {
        boolean allowed =
                purpose == Purpose.ANY || usages.contains(purpose.oid()) || usages.contains(Purpose.ANY.oid());
        return allowed
                ? Optional.empty()
                : Optional.of(new Rejection(
                        RejectionReason.EXTENDED_KEY_USAGE,
                        "the extended key usage of the CA " + CertificateText.subject(issuer) + " lists " + usages
                                + " and not " + purpose.text() + " (" + purpose.oid() + ")"));
    }

    // The only public way to the JDK's parser of name constraints.
    private static boolean isNameConstraints(byte[] extensionValue, X509Certificate issuer) {
        try {
            byte[] constraints =
                    DerReader.of(extensionValue).read(DerReader.OCTET_STRING).rest();
            return new TrustAnchor(issuer, constraints).getNameConstraints() != null;
        } catch (DerException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<Rejection> broken(String what, X509Certificate issuer) {
        return Optional.of(new Rejection(
                RejectionReason.PATH_INVALID,
                "the " + what + " of the CA " + CertificateText.subject(issuer) + " can not be parsed"));
    }
}
