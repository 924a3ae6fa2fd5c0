package dev.viewpass.path.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The policies for which a path is valid, by the graph of RFC 9618.
 *
 * @param demanded whether the path must be valid for a policy
 * @param policies policies of the anchor's domain, in dotted form, for which the path is valid; anyPolicy stands for all
 * @param accepted those of {@link #policies()} that the inputs accept
 * @param lastValid how many certificates, counted from the anchor's side, had a valid policy; all of them unless
 *     {@link #policies()} is empty
 * @param graphNodes how many nodes the graph had, deleted ones too
 * @param treeNodes how many nodes the tree of RFC 5280 section 6.1 has for the same path, deleted ones too;
 *     {@link Long#MAX_VALUE} stands for every greater number
 */
public record PolicyGraph(
        boolean demanded, Set<String> policies, Set<String> accepted, int lastValid, int graphNodes, long treeNodes) {

    /**
     * Makes a result; the sets are copied.
     *
     * @param demanded whether the path must be valid for a policy
     * @param policies policies for which the path is valid
     * @param accepted those that the inputs accept
     * @param lastValid how many certificates had a valid policy
     * @param graphNodes how many nodes the graph had
     * @param treeNodes how many nodes the tree of RFC 5280 has
     */
    public PolicyGraph {
        policies = Set.copyOf(policies);
        accepted = Set.copyOf(accepted);
    }

    /**
     * Processes the policies of a path below an anchor that says nothing about them.
     *
     * @param path what the certificates say, from the one that the anchor issued down to the end entity; at least one
     * @param inputs what is demanded
     * @return the result
     */
    public static PolicyGraph of(List<PolicyExtensions> path, PolicyInputs inputs) {
        return new Processing(PolicyCounters.initial(inputs, path.size())).process(path, inputs);
    }

    /**
     * Processes the policies of a path as if the anchor's certificate were the first CA certificate of it. An anchor
     * without certificate policies, or with anyPolicy, leaves open which policies are valid.
     *
     * @param anchor what the certificate of the anchor says
     * @param path what the certificates say, from the one that the anchor issued down to the end entity; at least one
     * @param inputs what is demanded
     * @return the result; the anchor is not counted in {@link #lastValid()}
     */
    public static PolicyGraph below(PolicyExtensions anchor, List<PolicyExtensions> path, PolicyInputs inputs) {
        Processing start = new Processing(PolicyCounters.initial(inputs, path.size() + 1));
        boolean open = anchor.policies().isEmpty() || anchor.hasAnyPolicy();
        Processing processing = open ? start.counting(anchor) : start.authority(anchor);
        return processing.process(path, inputs);
    }

    /**
     * Tells whether policies let the path be valid.
     *
     * @return false when a valid policy is demanded and none is accepted
     */
    public boolean isValid() {
        return !demanded || !accepted.isEmpty();
    }

    /** The state between two certificates. */
    private record Processing(PolicyCounters counters, PolicyLevel level, int graphNodes, long treeNodes) {

        Processing(PolicyCounters counters) {
            this(counters, PolicyLevel.root(), 1, 1);
        }

        PolicyGraph process(List<PolicyExtensions> path, PolicyInputs inputs) {
            Processing state = this;
            int lastValid = 0;
            for (int i = 0; i < path.size(); i++) {
                state = i + 1 < path.size() ? state.authority(path.get(i)) : state.endEntity(path.get(i));
                lastValid += state.level.nodes().isEmpty() ? 0 : 1;
            }
            Set<String> policies = state.level.authorityConstrainedPolicies();
            return new PolicyGraph(
                    state.counters.demandsPolicy(path.get(path.size() - 1)),
                    policies,
                    accepted(policies, inputs),
                    lastValid,
                    state.graphNodes,
                    state.treeNodes);
        }

        // RFC 5280 section 6.1.4 for a CA certificate.
        Processing authority(PolicyExtensions certificate) {
            Processing asserted = grown(
                    level.next(certificate.policies(), counters.inhibitAnyPolicy() > 0 || certificate.selfIssued()));
            Map<String, Set<String>> mappings = PolicyMappings.bySource(certificate.mappings());
            Processing mapped = counters.policyMapping() > 0
                    ? asserted.grownFrom(asserted.level.mapped(mappings))
                    : new Processing(
                            counters,
                            asserted.level.without(mappings.keySet()),
                            asserted.graphNodes,
                            asserted.treeNodes);
            return mapped.counting(certificate);
        }

        Processing counting(PolicyExtensions certificate) {
            return new Processing(counters.after(certificate), level, graphNodes, treeNodes);
        }

        private Processing endEntity(PolicyExtensions certificate) {
            return grown(level.next(certificate.policies(), counters.inhibitAnyPolicy() > 0));
        }

        private Processing grown(PolicyLevel next) {
            return new Processing(
                    counters, next, graphNodes + next.nodes().size(), PolicyNode.add(treeNodes, next.treeNodes()));
        }

        private Processing grownFrom(PolicyLevel mapped) {
            return new Processing(
                    counters,
                    mapped,
                    graphNodes + mapped.nodes().size() - level.nodes().size(),
                    PolicyNode.add(treeNodes, mapped.treeNodes() - level.treeNodes()));
        }

        private static Set<String> accepted(Set<String> policies, PolicyInputs inputs) {
            Set<String> accepted = new LinkedHashSet<>(policies);
            if (policies.contains(CertificatePolicies.ANY_POLICY)) {
                accepted.addAll(inputs.initial());
            }
            if (!inputs.allowsAny()) {
                accepted.retainAll(inputs.initial());
            }
            return accepted;
        }
    }
}
