package dev.viewpass.path;

import dev.viewpass.path.revocation.RevocationPolicy;
import java.time.Duration;
import java.util.Set;

/**
 * What a path must satisfy beyond RFC 5280 section 6.1, in one immutable value.
 *
 * @param purpose what the end-entity certificate is for
 * @param extendedKeyUsage whether the purpose must be listed
 * @param allowAnyExtendedKeyUsage whether anyExtendedKeyUsage counts as the purpose
 * @param algorithms the accepted keys and signatures
 * @param maxIntermediates most CA certificates between end entity and anchor, self-issued ones not counted
 * @param clockSkew tolerance at both ends of every validity period
 * @param certificatePolicies the policy inputs of RFC 5280 section 6.1.1
 * @param revocation how revocation is decided
 * @param denyList certificates and keys that are refused in an emergency
 * @param allowNonconforming whether deviations from RFC 5280 pass that have no effect on security, such as a missing key
 *     identifier
 */
public record PathPolicy(
        Purpose purpose,
        ExtendedKeyUsageRule extendedKeyUsage,
        boolean allowAnyExtendedKeyUsage,
        AlgorithmPolicy algorithms,
        int maxIntermediates,
        Duration clockSkew,
        CertificatePolicies certificatePolicies,
        RevocationPolicy revocation,
        DenyList denyList,
        boolean allowNonconforming) {
    /** Default for {@link #maxIntermediates()}. */
    public static final int DEFAULT_MAX_INTERMEDIATES = 10;
    /** Greatest {@link #clockSkew()}. */
    public static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    /** What an end-entity certificate is used for. */
    public enum Purpose {
        /** TLS client authentication. */
        CLIENT("clientAuth", "1.3.6.1.5.5.7.3.2"),
        /** TLS server authentication; used by test suites only. */
        SERVER("serverAuth", "1.3.6.1.5.5.7.3.1"),
        /** No demand on the extended key usage; used by test suites only. */
        ANY("any", "2.5.29.37.0");

        private final String text;
        private final String oid;

        Purpose(String text, String oid) {
            this.text = text;
            this.oid = oid;
        }

        String text() {
            return text;
        }

        String oid() {
            return oid;
        }
    }

    /** What the absence of the extended key usage extension means. */
    public enum ExtendedKeyUsageRule {
        /** The extension must be present and list the purpose. */
        REQUIRED,
        /** The extension must list the purpose when it is present. */
        IF_PRESENT
    }

    /**
     * The policy inputs of RFC 5280 section 6.1.1.
     *
     * @param initial acceptable policies in dotted form; empty means any
     * @param explicit whether a valid policy is demanded
     * @param inhibitMapping whether policy mappings are ignored; they are a way to exhaust the CPU
     * @param inhibitAny whether anyPolicy is ignored
     */
    public record CertificatePolicies(
            Set<String> initial, boolean explicit, boolean inhibitMapping, boolean inhibitAny) {
        /** No demand, and no mappings. */
        public static final CertificatePolicies NONE = new CertificatePolicies(Set.of(), false, true, false);

        /**
         * Makes the inputs.
         *
         * @param initial acceptable policies in dotted form; empty means any
         * @param explicit whether a valid policy is demanded
         * @param inhibitMapping whether policy mappings are ignored
         * @param inhibitAny whether anyPolicy is ignored
         */
        public CertificatePolicies {
            initial = Set.copyOf(initial);
        }
    }

    /**
     * Starts from the defaults: clientAuth required, default algorithms, ten intermediates, no skew, nobody denied.
     *
     * @param revocation how revocation is decided; there is no default for it
     * @return a builder
     */
    public static Builder builder(RevocationPolicy revocation) {
        return new Builder(revocation);
    }

    /** Collects the parts of a policy. */
    public static final class Builder {
        private final RevocationPolicy revocation;
        private Purpose purpose = Purpose.CLIENT;
        private ExtendedKeyUsageRule extendedKeyUsage = ExtendedKeyUsageRule.REQUIRED;
        private boolean allowAnyExtendedKeyUsage;
        private AlgorithmPolicy algorithms = AlgorithmPolicy.DEFAULT;
        private int maxIntermediates = DEFAULT_MAX_INTERMEDIATES;
        private Duration clockSkew = Duration.ZERO;
        private CertificatePolicies certificatePolicies = CertificatePolicies.NONE;
        private DenyList denyList = DenyList.EMPTY;
        private boolean allowNonconforming;

        private Builder(RevocationPolicy revocation) {
            this.revocation = revocation;
        }

        /**
         * Sets what the end-entity certificate is for.
         *
         * @param purpose the purpose
         * @param rule whether it must be listed
         * @return this builder
         */
        public Builder purpose(Purpose purpose, ExtendedKeyUsageRule rule) {
            this.purpose = purpose;
            this.extendedKeyUsage = rule;
            return this;
        }

        /**
         * Lets anyExtendedKeyUsage count as the purpose.
         *
         * @param allow whether it counts
         * @return this builder
         */
        public Builder allowAnyExtendedKeyUsage(boolean allow) {
            this.allowAnyExtendedKeyUsage = allow;
            return this;
        }

        /**
         * Sets the accepted keys and signatures.
         *
         * @param algorithms the policy
         * @return this builder
         */
        public Builder algorithms(AlgorithmPolicy algorithms) {
            this.algorithms = algorithms;
            return this;
        }

        /**
         * Sets the greatest depth.
         *
         * @param maxIntermediates CA certificates between end entity and anchor, self-issued ones not counted
         * @return this builder
         */
        public Builder maxIntermediates(int maxIntermediates) {
            this.maxIntermediates = maxIntermediates;
            return this;
        }

        /**
         * Sets the tolerance at both ends of every validity period.
         *
         * @param clockSkew zero to five minutes
         * @return this builder
         * @throws IllegalArgumentException if it is negative or longer
         */
        public Builder clockSkew(Duration clockSkew) {
            if (clockSkew.isNegative() || clockSkew.compareTo(MAX_CLOCK_SKEW) > 0) {
                throw new IllegalArgumentException("a skew from PT0S to PT5M is allowed");
            }
            this.clockSkew = clockSkew;
            return this;
        }

        /**
         * Sets the policy inputs.
         *
         * @param certificatePolicies inputs of RFC 5280 section 6.1.1
         * @return this builder
         */
        public Builder certificatePolicies(CertificatePolicies certificatePolicies) {
            this.certificatePolicies = certificatePolicies;
            return this;
        }

        /**
         * Sets what is refused in an emergency.
         *
         * @param denyList certificates and keys
         * @return this builder
         */
        public Builder denyList(DenyList denyList) {
            this.denyList = denyList;
            return this;
        }

        /**
         * Lets deviations from RFC 5280 pass that have no effect on security.
         *
         * @param allow whether they pass
         * @return this builder
         */
        public Builder allowNonconforming(boolean allow) {
            this.allowNonconforming = allow;
            return this;
        }

        /**
         * Makes the policy.
         *
         * @return an immutable policy
         */
        public PathPolicy build() {
            return new PathPolicy(
                    purpose,
                    extendedKeyUsage,
                    allowAnyExtendedKeyUsage,
                    algorithms,
                    maxIntermediates,
                    clockSkew,
                    certificatePolicies,
                    revocation,
                    denyList,
                    allowNonconforming);
        }
    }
}
