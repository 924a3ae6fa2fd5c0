package dev.viewpass.path.policy;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.extension.ExtensionValue;
import dev.viewpass.certificate.extension.KnownExtension;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Policy mappings (RFC 5280 section 4.2.1.5).
 *
 * @param mappings pairs of policies that count as equal, in the order of the encoding; at least one
 */
public record PolicyMappings(List<Mapping> mappings) {

    /**
     * One pair.
     *
     * @param issuerPolicy a policy of the issuer's domain, in dotted form; never anyPolicy
     * @param subjectPolicy a policy of the subject's domain that the issuer takes for it; never anyPolicy
     */
    public record Mapping(String issuerPolicy, String subjectPolicy) {}

    /**
     * Makes the mappings; the list is copied.
     *
     * @param mappings pairs of policies
     */
    public PolicyMappings {
        mappings = List.copyOf(mappings);
    }

    /**
     * Decodes the extension.
     *
     * @param certificate any certificate
     * @return the mappings, or nothing when the certificate has none
     * @throws DerException if they are present and broken, or anyPolicy is mapped
     */
    public static Optional<PolicyMappings> of(X509Certificate certificate) throws DerException {
        return ExtensionValue.read(certificate, KnownExtension.POLICY_MAPPINGS, PolicyMappings::read);
    }

    private static PolicyMappings read(DerReader value) throws DerException {
        DerReader list = value.read(DerReader.SEQUENCE);
        List<Mapping> mappings = new ArrayList<>();
        do {
            DerReader pair = list.read(DerReader.SEQUENCE);
            mappings.add(new Mapping(readPolicy(pair), readPolicy(pair)));
            pair.requireEnd();
        } while (list.hasNext());
        return new PolicyMappings(mappings);
    }

    private static String readPolicy(DerReader pair) throws DerException {
        String policy = pair.readObjectIdentifier();
        if (policy.equals(CertificatePolicies.ANY_POLICY)) {
            throw new DerException("anyPolicy must not be mapped");
        }
        return policy;
    }

    /** Returns what each policy of the issuer's domain is mapped to. */
    static Map<String, Set<String>> bySource(List<Mapping> mappings) {
        Map<String, Set<String>> bySource = new LinkedHashMap<>();
        for (Mapping mapping : mappings) {
            bySource.computeIfAbsent(mapping.issuerPolicy(), policy -> new LinkedHashSet<>())
                    .add(mapping.subjectPolicy());
        }
        return bySource;
    }
}
