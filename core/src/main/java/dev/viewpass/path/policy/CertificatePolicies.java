package dev.viewpass.path.policy;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.extension.ExtensionValue;
import dev.viewpass.certificate.extension.KnownExtension;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Certificate policies (RFC 5280 section 4.2.1.4). Qualifiers are checked for their form and dropped.
 *
 * @param policies object identifiers of the policies in dotted form, {@link #ANY_POLICY} among them, in the order of the
 *     encoding; at least one, none twice
 */
public record CertificatePolicies(List<String> policies) {
    /** The policy that stands for every other. */
    public static final String ANY_POLICY = "2.5.29.32.0";

    private static final String PRACTICE_STATEMENT = "1.3.6.1.5.5.7.2.1";
    private static final String USER_NOTICE = "1.3.6.1.5.5.7.2.2";
    private static final int IA5_STRING = 0x16;

    /**
     * Makes the policies; the list is copied.
     *
     * @param policies object identifiers in dotted form
     */
    public CertificatePolicies {
        policies = List.copyOf(policies);
    }

    /**
     * Decodes the extension.
     *
     * @param certificate any certificate
     * @return the policies, or nothing when the certificate has none
     * @throws DerException if they are present and broken, or a policy stands twice
     */
    public static Optional<CertificatePolicies> of(X509Certificate certificate) throws DerException {
        return ExtensionValue.read(certificate, KnownExtension.CERTIFICATE_POLICIES, CertificatePolicies::read);
    }

    private static CertificatePolicies read(DerReader value) throws DerException {
        DerReader list = value.read(DerReader.SEQUENCE);
        Set<String> policies = new LinkedHashSet<>();
        do {
            DerReader information = list.read(DerReader.SEQUENCE);
            String policy = information.readObjectIdentifier();
            if (information.hasNext()) {
                readQualifiers(information.read(DerReader.SEQUENCE));
            }
            information.requireEnd();
            if (!policies.add(policy)) {
                throw new DerException("policy " + policy + " stands twice");
            }
        } while (list.hasNext());
        return new CertificatePolicies(List.copyOf(policies));
    }

    private static void readQualifiers(DerReader qualifiers) throws DerException {
        do {
            DerReader qualifier = qualifiers.read(DerReader.SEQUENCE);
            switch (qualifier.readObjectIdentifier()) {
                case PRACTICE_STATEMENT -> qualifier.read(IA5_STRING);
                case USER_NOTICE -> qualifier.read(DerReader.SEQUENCE);
                default -> qualifier.readAny();
            }
            qualifier.requireEnd();
        } while (qualifiers.hasNext());
    }
}
