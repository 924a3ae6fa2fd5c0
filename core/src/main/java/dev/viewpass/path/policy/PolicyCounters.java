package dev.viewpass.path.policy;

/**
 * The state variables of RFC 5280 section 6.1.2 that count certificates down to zero, and are in force from there on.
 *
 * @param explicitPolicy zero when a valid policy is demanded
 * @param policyMapping zero when mappings are ignored
 * @param inhibitAnyPolicy zero when anyPolicy matches nothing
 */
record PolicyCounters(int explicitPolicy, int policyMapping, int inhibitAnyPolicy) {

    /** Section 6.1.2 (d) to (f), for a path of so many certificates. */
    static PolicyCounters initial(PolicyInputs inputs, int certificates) {
        return new PolicyCounters(
                inputs.explicit() ? 0 : certificates + 1,
                inputs.inhibitMapping() ? 0 : certificates + 1,
                inputs.inhibitAny() ? 0 : certificates + 1);
    }

    /** Section 6.1.4 (h) to (j): after a CA certificate. */
    PolicyCounters after(PolicyExtensions certificate) {
        int step = certificate.selfIssued() ? 0 : 1;
        PolicyConstraints constraints = certificate.constraints();
        return new PolicyCounters(
                Math.min(down(explicitPolicy, step), constraints.requireExplicitPolicy()),
                Math.min(down(policyMapping, step), constraints.inhibitPolicyMapping()),
                Math.min(down(inhibitAnyPolicy, step), certificate.inhibitAnyPolicy()));
    }

    /** Section 6.1.5 (a) and (b): whether a valid policy is demanded of the path that ends here. */
    boolean demandsPolicy(PolicyExtensions endEntity) {
        return down(explicitPolicy, 1) == 0 || endEntity.constraints().requireExplicitPolicy() == 0;
    }

    private static int down(int counter, int step) {
        return Math.max(counter - step, 0);
    }
}
