package dev.viewpass.path;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.SubjectAlternativeNames;
import dev.viewpass.path.PathPolicy.ExtendedKeyUsageRule;
import dev.viewpass.path.PathPolicy.Purpose;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an end-entity certificate must look like to authenticate a caller (RFC 5280 sections 4.1 and 4.2). Neither the
 * JDK nor Bouncy Castle checks any of it when they validate a path.
 *
 * <p>An extension that is present and does not parse is refused: the JDK's getters return the same for it as for an
 * absent one.
 */
final class LeafProfile implements PathCheck {
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String SUBJECT_ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String ANY_EXTENDED_KEY_USAGE = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;
    private static final int MAX_SERIAL_BITS = 159;

    private final Purpose purpose;
    private final ExtendedKeyUsageRule rule;
    private final boolean allowAny;

    LeafProfile(PathPolicy policy) {
        this.purpose = policy.purpose();
        this.rule = policy.extendedKeyUsage();
        this.allowAny = policy.allowAnyExtendedKeyUsage();
    }

    @Override
    public String name() {
        return "profile of the client certificate";
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        X509Certificate leaf = path.endEntity();
        return checkForm(leaf)
                .or(() -> checkNotAuthority(leaf))
                .or(() -> checkNoCertificateSigning(leaf))
                .or(() -> checkKeyUsage(leaf))
                .or(() -> checkExtendedKeyUsage(leaf))
                .or(() -> checkAlternativeNames(leaf))
                .or(() -> checkNoNameConstraints(leaf));
    }

    private static Optional<Rejection> checkForm(X509Certificate leaf) {
        if (leaf.getVersion() != 3) {
            return refuse(
                    RejectionReason.LEAF_PROFILE, "the certificate is of version " + leaf.getVersion() + ", not 3");
        }
        if (leaf.getSerialNumber().signum() <= 0 || leaf.getSerialNumber().bitLength() > MAX_SERIAL_BITS) {
            return refuse(RejectionReason.LEAF_PROFILE, "the serial number is not positive or longer than 20 octets");
        }
        return Optional.empty();
    }

    private static Optional<Rejection> checkNotAuthority(X509Certificate leaf) {
        if (leaf.getBasicConstraints() >= 0) {
            return refuse(
                    RejectionReason.CA_CERTIFICATE, "the basic constraints say that the certificate belongs to a CA");
        }
        byte[] constraints = leaf.getExtensionValue(BASIC_CONSTRAINTS);
        // The JDK answers -1 both for an end entity and for an extension that it can not parse.
        return constraints == null || BasicConstraints.isEndEntity(constraints)
                ? Optional.empty()
                : refuse(RejectionReason.LEAF_PROFILE, "the basic constraints do not parse");
    }

    private static Optional<Rejection> checkNoCertificateSigning(X509Certificate leaf) {
        boolean[] usage = leaf.getKeyUsage();
        return usage != null && usage.length > KEY_CERT_SIGN && usage[KEY_CERT_SIGN]
                ? refuse(RejectionReason.CA_CERTIFICATE, "the key usage has keyCertSign, which only a CA may have")
                : Optional.empty();
    }

    private static Optional<Rejection> checkKeyUsage(X509Certificate leaf) {
        boolean[] usage = leaf.getKeyUsage();
        if (usage == null) {
            return leaf.getExtensionValue(KEY_USAGE) == null
                    ? Optional.empty()
                    : refuse(RejectionReason.LEAF_PROFILE, "the key usage does not parse");
        }
        return usage[DIGITAL_SIGNATURE]
                ? Optional.empty()
                : refuse(RejectionReason.KEY_USAGE, "the key usage lacks digitalSignature");
    }

    private Optional<Rejection> checkExtendedKeyUsage(X509Certificate leaf) {
        List<String> usages;
        try {
            usages = leaf.getExtendedKeyUsage();
        } catch (CertificateParsingException e) {
            usages = null;
        }
        if (usages == null) {
            return checkAbsentExtendedKeyUsage(leaf);
        }
        boolean listed = purpose == Purpose.ANY
                || usages.contains(purpose.oid())
                || (allowAny && usages.contains(ANY_EXTENDED_KEY_USAGE));
        return listed
                ? Optional.empty()
                : refuse(
                        RejectionReason.EXTENDED_KEY_USAGE,
                        "the extended key usage lists " + usages + " and not " + purpose.text() + " (" + purpose.oid()
                                + ")");
    }

    private Optional<Rejection> checkAbsentExtendedKeyUsage(X509Certificate leaf) {
        if (leaf.getExtensionValue(EXTENDED_KEY_USAGE) != null) {
            return refuse(RejectionReason.LEAF_PROFILE, "the extended key usage does not parse");
        }
        return rule == ExtendedKeyUsageRule.REQUIRED && purpose != Purpose.ANY
                ? refuse(
                        RejectionReason.EXTENDED_KEY_USAGE,
                        "the certificate has no extended key usage; " + purpose.text() + " is required (profile.eku)")
                : Optional.empty();
    }

    private static Optional<Rejection> checkAlternativeNames(X509Certificate leaf) {
        try {
            SubjectAlternativeNames.of(leaf);
            // The JDK lets names that it can not read pass any name constraints.
            boolean readable = leaf.getExtensionValue(SUBJECT_ALTERNATIVE_NAMES) == null
                    || leaf.getSubjectAlternativeNames() != null;
            return readable
                    ? Optional.empty()
                    : refuse(
                            RejectionReason.LEAF_PROFILE,
                            "the JDK does not read the subject alternative names, so that name constraints have no effect");
        } catch (DerException | CertificateParsingException e) {
            return refuse(
                    RejectionReason.LEAF_PROFILE, "the subject alternative names do not parse: " + e.getMessage());
        }
    }

    private static Optional<Rejection> checkNoNameConstraints(X509Certificate leaf) {
        return leaf.getExtensionValue(NAME_CONSTRAINTS) == null
                ? Optional.empty()
                : refuse(RejectionReason.LEAF_PROFILE, "there are name constraints, which only a CA may have");
    }

    private static Optional<Rejection> refuse(RejectionReason reason, String explanation) {
        return Optional.of(new Rejection(reason, explanation));
    }
}
