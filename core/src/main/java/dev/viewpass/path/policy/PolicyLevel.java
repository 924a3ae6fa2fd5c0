package dev.viewpass.path.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All nodes of one depth of the graph. A node that has no children any more is not deleted; it is just not reached when
 * the nodes of the last depth are followed upwards. The graph is NULL when a depth has no nodes.
 *
 * @param nodes at most one for each valid policy
 */
record PolicyLevel(Map<String, PolicyNode> nodes) {
    private static final String ANY_POLICY = CertificatePolicies.ANY_POLICY;

    static PolicyLevel root() {
        return new PolicyLevel(Map.of(ANY_POLICY, PolicyNode.root()));
    }

    /** RFC 9618 section 5.3: the next depth by the policies of the next certificate, empty when it has none. */
    PolicyLevel next(List<String> policies, boolean anyPolicyMatches) {
        Map<String, List<PolicyNode>> expecting = new LinkedHashMap<>();
        for (PolicyNode node : nodes.values()) {
            for (String policy : node.expected()) {
                expecting.computeIfAbsent(policy, p -> new ArrayList<>()).add(node);
            }
        }
        Map<String, PolicyNode> next = new LinkedHashMap<>();
        List<PolicyNode> anyPolicy = expecting.getOrDefault(ANY_POLICY, List.of());
        for (String policy : policies) {
            List<PolicyNode> parents = expecting.getOrDefault(policy, anyPolicy);
            if (!policy.equals(ANY_POLICY) && !parents.isEmpty()) {
                next.put(policy, PolicyNode.child(policy, parents));
            }
        }
        if (anyPolicyMatches && policies.contains(ANY_POLICY)) {
            expecting.forEach((policy, parents) -> next.computeIfAbsent(policy, p -> PolicyNode.child(p, parents)));
        }
        return new PolicyLevel(next);
    }

    /** RFC 9618 section 5.4 with mappings allowed: what satisfies each mapped policy in the next certificate. */
    PolicyLevel mapped(Map<String, Set<String>> mappings) {
        Map<String, PolicyNode> mapped = new LinkedHashMap<>(nodes);
        PolicyNode anyPolicy = nodes.get(ANY_POLICY);
        mappings.forEach((policy, equivalents) -> {
            PolicyNode node = nodes.get(policy);
            if (node == null && anyPolicy != null) {
                node = PolicyNode.child(policy, anyPolicy.parents());
            }
            if (node != null) {
                mapped.put(policy, node.mappedTo(equivalents));
            }
        });
        return new PolicyLevel(mapped);
    }

    /** RFC 9618 section 5.4 with mappings inhibited: a policy that is mapped is valid no longer. */
    PolicyLevel without(Set<String> policies) {
        Map<String, PolicyNode> rest = new LinkedHashMap<>(nodes);
        rest.keySet().removeAll(policies);
        return new PolicyLevel(rest);
    }

    /** Returns how many nodes of the tree of RFC 5280 these are. */
    long treeNodes() {
        return nodes.values().stream().mapToLong(PolicyNode::paths).reduce(0, PolicyNode::add);
    }

    /**
     * RFC 9618 section 5.5 (g) for the last depth: the policies of the anchor's domain, anyPolicy among them, for which
     * the path is valid.
     */
    Set<String> authorityConstrainedPolicies() {
        Set<String> policies = new LinkedHashSet<>();
        Set<PolicyNode> depth = new LinkedHashSet<>(nodes.values());
        if (nodes.containsKey(ANY_POLICY)) {
            policies.add(ANY_POLICY);
        }
        while (!depth.isEmpty()) {
            Set<PolicyNode> above = new LinkedHashSet<>();
            for (PolicyNode node : depth) {
                if (!node.isAnyPolicy() && node.parents().get(0).isAnyPolicy()) {
                    policies.add(node.validPolicy());
                }
                above.addAll(node.parents());
            }
            depth = above;
        }
        return policies;
    }
}
