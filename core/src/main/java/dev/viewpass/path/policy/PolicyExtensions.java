package dev.viewpass.path.policy;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.SelfIssued;
import dev.viewpass.path.policy.PolicyMappings.Mapping;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What one certificate says about policies.
 *
 * @param selfIssued whether the certificate names its issuer as subject, so that it counts for no number of certificates
 * @param policies object identifiers in dotted form; empty when the certificate has no certificate policies
 * @param mappings pairs of policies; empty when there are none
 * @param constraints policy constraints; {@link PolicyConstraints#NONE} when there are none
 * @param inhibitAnyPolicy after how many further certificates anyPolicy matches nothing;
 *     {@link PolicyConstraints#NEVER} when it always matches
 */
public record PolicyExtensions(
        boolean selfIssued,
        List<String> policies,
        List<Mapping> mappings,
        PolicyConstraints constraints,
        int inhibitAnyPolicy) {

    /**
     * Collects what was said; the lists are copied.
     *
     * @param selfIssued whether the certificate is self-issued
     * @param policies object identifiers in dotted form
     * @param mappings pairs of policies
     * @param constraints policy constraints
     * @param inhibitAnyPolicy after how many further certificates anyPolicy matches nothing
     */
    public PolicyExtensions {
        policies = List.copyOf(policies);
        mappings = List.copyOf(mappings);
    }

    /**
     * Decodes the extensions of a certificate.
     *
     * @param certificate any certificate
     * @return what it says about policies
     * @throws DerException if one of the four extensions is present and broken; the message names it
     */
    public static PolicyExtensions of(X509Certificate certificate) throws DerException {
        return new PolicyExtensions(
                SelfIssued.is(certificate),
                CertificatePolicies.of(certificate)
                        .map(CertificatePolicies::policies)
                        .orElse(List.of()),
                PolicyMappings.of(certificate).map(PolicyMappings::mappings).orElse(List.of()),
                PolicyConstraints.of(certificate).orElse(PolicyConstraints.NONE),
                InhibitAnyPolicy.of(certificate)
                        .map(InhibitAnyPolicy::skipCerts)
                        .orElse(PolicyConstraints.NEVER));
    }

    boolean hasAnyPolicy() {
        return policies.contains(CertificatePolicies.ANY_POLICY);
    }
}
