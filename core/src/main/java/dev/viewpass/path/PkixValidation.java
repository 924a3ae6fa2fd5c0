package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.path.PathPolicy.CertificatePolicies;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Path validation of RFC 5280 section 6.1 by the JDK's {@code PKIX} validator, with revocation off: it never opens a
 * connection. Signatures, name chaining, CA flags, path length, name constraints, policies and critical extensions are
 * its business.
 */
final class PkixValidation implements PathCheck {
    private final ValidityPeriod validity;
    private final CertificatePolicies policies;

    PkixValidation(PathPolicy policy, ValidityPeriod validity) {
        this.validity = validity;
        this.policies = policy.certificatePolicies();
    }

    @Override
    public String name() {
        return "signatures and path rules (RFC 5280 section 6.1)";
    }

    @Override
    public boolean reliesOnOthers() {
        return true;
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(path.anchor(), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(validity.instantWithin(path, at)));
            parameters.setInitialPolicies(policies.initial());
            parameters.setExplicitPolicyRequired(policies.explicit());
            parameters.setPolicyMappingInhibited(policies.inhibitMapping());
            parameters.setAnyPolicyInhibited(policies.inhibitAny());
            CertPathValidator.getInstance("PKIX", "SUN")
                    .validate(
                            CertificateFactory.getInstance("X.509", "SUN").generateCertPath(path.certificates()),
                            parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(rejection(path, e));
        } catch (GeneralSecurityException | RuntimeException e) {
            // The JDK throws UnsupportedOperationException on name constraints of kinds that it does not support, and
            // NullPointerException on a URI without a host under constraints on URIs.
            return Optional.of(new Rejection(
                    RejectionReason.PATH_INVALID, "the JDK can not validate the path: " + e.getMessage()));
        }
    }

    private static Rejection rejection(CandidatePath path, CertPathValidatorException e) {
        RejectionReason reason = reason(e.getReason());
        List<X509Certificate> certificates = path.certificates();
        int index = e.getIndex();
        if (reason == RejectionReason.BAD_SIGNATURE) {
            X509Certificate unsigned = certificates.get(index < 0 ? certificates.size() - 1 : index);
            return new Rejection(
                    reason,
                    "the certificate of " + CertificateText.subject(unsigned) + " names the issuer "
                            + CertificateText.issuer(unsigned) + ", but that CA's key did not sign it");
        }
        String whose = index < 0
                ? ""
                : "the certificate of " + CertificateText.subject(certificates.get(index)) + " is not acceptable: ";
        return new Rejection(reason, whose + e.getMessage());
    }

    private static RejectionReason reason(CertPathValidatorException.Reason reason) {
        if (reason instanceof BasicReason basic) {
            return switch (basic) {
                case EXPIRED -> RejectionReason.EXPIRED;
                case NOT_YET_VALID -> RejectionReason.NOT_YET_VALID;
                case INVALID_SIGNATURE -> RejectionReason.BAD_SIGNATURE;
                case ALGORITHM_CONSTRAINED -> RejectionReason.WEAK_SIGNATURE;
                case REVOKED, UNDETERMINED_REVOCATION_STATUS, UNSPECIFIED -> RejectionReason.PATH_INVALID;
            };
        }
        if (reason instanceof PKIXReason pkix) {
            return switch (pkix) {
                case INVALID_KEY_USAGE -> RejectionReason.KEY_USAGE;
                case INVALID_NAME -> RejectionReason.NAME_CONSTRAINTS;
                case INVALID_POLICY -> RejectionReason.POLICY;
                case PATH_TOO_LONG -> RejectionReason.PATH_TOO_LONG;
                case NO_TRUST_ANCHOR -> RejectionReason.BAD_SIGNATURE;
                case NAME_CHAINING, NOT_CA_CERT, UNRECOGNIZED_CRIT_EXT -> RejectionReason.PATH_INVALID;
            };
        }
        return RejectionReason.PATH_INVALID;
    }
}
