package dev.viewpass.path.policy;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.extension.ExtensionValue;
import dev.viewpass.certificate.extension.ImplicitInteger;
import dev.viewpass.certificate.extension.KnownExtension;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Policy constraints (RFC 5280 section 4.2.1.11).
 *
 * @param requireExplicitPolicy after how many further certificates a valid policy is demanded; {@link #NEVER} when it is
 *     not
 * @param inhibitPolicyMapping after how many further certificates mappings are ignored; {@link #NEVER} when they are not
 */
public record PolicyConstraints(int requireExplicitPolicy, int inhibitPolicyMapping) {
    /** A number of certificates that no path has. */
    public static final int NEVER = Integer.MAX_VALUE;
    /** Those of a certificate without the extension. */
    public static final PolicyConstraints NONE = new PolicyConstraints(NEVER, NEVER);

    private static final int REQUIRE_EXPLICIT_POLICY = 0x80;
    private static final int INHIBIT_POLICY_MAPPING = 0x81;

    /**
     * Decodes the extension.
     *
     * @param certificate any certificate
     * @return the constraints, or nothing when the certificate has none
     * @throws DerException if they are present and broken, negative or empty
     */
    public static Optional<PolicyConstraints> of(X509Certificate certificate) throws DerException {
        return ExtensionValue.read(certificate, KnownExtension.POLICY_CONSTRAINTS, PolicyConstraints::read);
    }

    private static PolicyConstraints read(DerReader value) throws DerException {
        DerReader fields = value.read(DerReader.SEQUENCE);
        if (!fields.hasNext()) {
            throw new DerException("no constraint");
        }
        int requireExplicitPolicy = readField(fields, REQUIRE_EXPLICIT_POLICY);
        int inhibitPolicyMapping = readField(fields, INHIBIT_POLICY_MAPPING);
        fields.requireEnd();
        return new PolicyConstraints(requireExplicitPolicy, inhibitPolicyMapping);
    }

    private static int readField(DerReader fields, int tag) throws DerException {
        return fields.peekTag() == tag ? ImplicitInteger.readCount(fields, tag) : NEVER;
    }
}
