package dev.viewpass.path.policy;

import java.util.Set;

/**
 * The policy inputs of RFC 5280 section 6.1.1.
 *
 * @param initial acceptable policies in dotted form; empty, or with anyPolicy in it, means any
 * @param explicit whether a valid policy is demanded
 * @param inhibitMapping whether policy mappings are ignored
 * @param inhibitAny whether anyPolicy is ignored
 */
public record PolicyInputs(Set<String> initial, boolean explicit, boolean inhibitMapping, boolean inhibitAny) {

    /**
     * Makes the inputs; the set is copied.
     *
     * @param initial acceptable policies in dotted form; empty means any
     * @param explicit whether a valid policy is demanded
     * @param inhibitMapping whether policy mappings are ignored
     * @param inhibitAny whether anyPolicy is ignored
     */
    public PolicyInputs {
        initial = Set.copyOf(initial);
    }

    boolean allowsAny() {
        return initial.isEmpty() || initial.contains(CertificatePolicies.ANY_POLICY);
    }
}
