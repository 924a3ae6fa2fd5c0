package dev.viewpass.path.policy;

import java.util.List;
import java.util.Set;

/** A node of the valid_policy_graph (RFC 9618 section 5.2). Nodes are compared by identity. */
final class PolicyNode {
    private final String validPolicy;
    private final Set<String> expected;
    private final List<PolicyNode> parents;
    private final long paths;

    private PolicyNode(String validPolicy, Set<String> expected, List<PolicyNode> parents, long paths) {
        this.validPolicy = validPolicy;
        this.expected = expected;
        this.parents = parents;
        this.paths = paths;
    }

    static PolicyNode root() {
        return new PolicyNode(CertificatePolicies.ANY_POLICY, Set.of(CertificatePolicies.ANY_POLICY), List.of(), 1);
    }

    static PolicyNode child(String validPolicy, List<PolicyNode> parents) {
        long paths = 0;
        for (PolicyNode parent : parents) {
            paths = add(paths, parent.paths);
        }
        return new PolicyNode(validPolicy, Set.of(validPolicy), parents, paths);
    }

    /** Returns this node with the policies of another domain that its policy is mapped to. */
    PolicyNode mappedTo(Set<String> policies) {
        return new PolicyNode(validPolicy, policies, parents, paths);
    }

    static long add(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    String validPolicy() {
        return validPolicy;
    }

    /** Returns the policies of the next certificate that satisfy this node. */
    Set<String> expected() {
        return expected;
    }

    List<PolicyNode> parents() {
        return parents;
    }

    /** Returns by how many ways the node is reached from the root: so many nodes of the tree it stands for. */
    long paths() {
        return paths;
    }

    boolean isAnyPolicy() {
        return validPolicy.equals(CertificatePolicies.ANY_POLICY);
    }
}
