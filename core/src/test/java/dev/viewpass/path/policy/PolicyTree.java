package dev.viewpass.path.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The valid_policy_tree of RFC 5280 sections 6.1.2 to 6.1.5, word for word and as slow as it is: what the graph must
 * agree with.
 */
final class PolicyTree {
    private static final String ANY = CertificatePolicies.ANY_POLICY;

    private static final class Node {
        final String policy;
        final Set<String> expected = new LinkedHashSet<>();
        final List<Node> children = new ArrayList<>();

        Node(String policy) {
            this.policy = policy;
            this.expected.add(policy);
        }
    }

    private final Node root = new Node(ANY);
    private long created = 1;
    private boolean isNull;
    private boolean valid = true;

    static PolicyTree of(List<PolicyExtensions> path, PolicyInputs inputs) {
        PolicyTree tree = new PolicyTree();
        tree.process(path, inputs);
        return tree;
    }

    boolean isValid() {
        return valid;
    }

    long created() {
        return created;
    }

    private void process(List<PolicyExtensions> path, PolicyInputs inputs) {
        int n = path.size();
        int explicit = inputs.explicit() ? 0 : n + 1;
        int mapping = inputs.inhibitMapping() ? 0 : n + 1;
        int inhibitAny = inputs.inhibitAny() ? 0 : n + 1;
        for (int i = 1; i <= n; i++) {
            PolicyExtensions certificate = path.get(i - 1);
            if (certificate.policies().isEmpty()) {
                isNull = true;
            } else if (!isNull) {
                grow(certificate, i, inhibitAny > 0 || (i < n && certificate.selfIssued()));
            }
            valid &= explicit > 0 || !isNull;
            if (i < n) {
                if (!isNull) {
                    map(certificate, i, mapping > 0);
                }
                if (!certificate.selfIssued()) {
                    explicit = Math.max(explicit - 1, 0);
                    mapping = Math.max(mapping - 1, 0);
                    inhibitAny = Math.max(inhibitAny - 1, 0);
                }
                explicit = Math.min(explicit, certificate.constraints().requireExplicitPolicy());
                mapping = Math.min(mapping, certificate.constraints().inhibitPolicyMapping());
                inhibitAny = Math.min(inhibitAny, certificate.inhibitAnyPolicy());
            }
        }
        explicit = Math.max(explicit - 1, 0);
        if (path.get(n - 1).constraints().requireExplicitPolicy() == 0) {
            explicit = 0;
        }
        if (!isNull && !inputs.allowsAny()) {
            intersect(inputs.initial(), n);
        }
        valid &= explicit > 0 || !isNull;
    }

    private void grow(PolicyExtensions certificate, int depth, boolean anyMatches) {
        for (String policy : certificate.policies()) {
            if (!policy.equals(ANY)) {
                boolean matched = false;
                for (Node node : at(depth - 1)) {
                    if (node.expected.contains(policy)) {
                        matched = true;
                        add(node, policy);
                    }
                }
                for (Node node : at(depth - 1)) {
                    if (!matched && node.policy.equals(ANY)) {
                        add(node, policy);
                    }
                }
            }
        }
        if (certificate.policies().contains(ANY) && anyMatches) {
            for (Node node : at(depth - 1)) {
                for (String expected : node.expected) {
                    if (node.children.stream().noneMatch(child -> child.policy.equals(expected))) {
                        add(node, expected);
                    }
                }
            }
        }
        prune(depth);
    }

    private void map(PolicyExtensions certificate, int depth, boolean allowed) {
        Map<String, Set<String>> mappings = PolicyMappings.bySource(certificate.mappings());
        mappings.forEach((policy, equivalents) -> {
            boolean found = false;
            for (Node node : at(depth)) {
                if (node.policy.equals(policy)) {
                    found = true;
                    node.expected.clear();
                    node.expected.addAll(equivalents);
                    if (!allowed) {
                        at(depth - 1).forEach(parent -> parent.children.remove(node));
                    }
                }
            }
            if (allowed && !found && at(depth).stream().anyMatch(node -> node.policy.equals(ANY))) {
                for (Node node : at(depth - 1)) {
                    if (node.policy.equals(ANY)) {
                        Node child = add(node, policy);
                        child.expected.clear();
                        child.expected.addAll(equivalents);
                    }
                }
            }
        });
        prune(depth);
    }

    // Section 6.1.5 (g) (iii).
    private void intersect(Set<String> initial, int n) {
        Set<String> validPolicies = new HashSet<>();
        for (int depth = 0; depth < n; depth++) {
            for (Node parent : at(depth)) {
                if (parent.policy.equals(ANY)) {
                    parent.children.forEach(child -> validPolicies.add(child.policy));
                    parent.children.removeIf(child -> !child.policy.equals(ANY) && !initial.contains(child.policy));
                }
            }
        }
        for (Node parent : at(n - 1)) {
            if (parent.children.removeIf(child -> child.policy.equals(ANY))) {
                for (String policy : initial) {
                    if (!validPolicies.contains(policy)) {
                        parent.children.add(new Node(policy));
                    }
                }
            }
        }
        prune(n);
    }

    private Node add(Node parent, String policy) {
        Node child = new Node(policy);
        parent.children.add(child);
        created++;
        return child;
    }

    private List<Node> at(int depth) {
        List<Node> nodes = List.of(root);
        for (int i = 0; i < depth; i++) {
            nodes = nodes.stream().flatMap(node -> node.children.stream()).toList();
        }
        return nodes;
    }

    private void prune(int depth) {
        for (int i = depth - 1; i > 0; i--) {
            for (Node parent : at(i - 1)) {
                parent.children.removeIf(child -> child.children.isEmpty());
            }
        }
        isNull = root.children.isEmpty();
    }
}
