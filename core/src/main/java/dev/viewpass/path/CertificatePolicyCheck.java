package dev.viewpass.path;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.PathPolicy.CertificatePolicies;
import dev.viewpass.path.policy.PolicyConstraints;
import dev.viewpass.path.policy.PolicyExtensions;
import dev.viewpass.path.policy.PolicyGraph;
import dev.viewpass.path.policy.PolicyInputs;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Processes certificate policies (RFC 5280 section 6.1 as updated by RFC 9618), first as the JDK does, then with the
 * constraints in the anchor's own certificate, which the JDK ignores. Limits come before that: the JDK, which validates
 * the path later, builds the tree of RFC 5280, and a few kilobytes of mappings are enough to make it grow for seconds.
 */
final class CertificatePolicyCheck implements PathCheck {
    static final int MAX_POLICIES = 32;
    static final int MAX_MAPPINGS = 32;
    static final int MAX_TREE_NODES = 1_000;

    private final PolicyInputs inputs;

    CertificatePolicyCheck(CertificatePolicies policies) {
        this.inputs = new PolicyInputs(
                policies.initial(), policies.explicit(), policies.inhibitMapping(), policies.inhibitAny());
    }

    @Override
    public String name() {
        return "certificate policies";
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        List<PathMember> members = PathMember.of(path);
        List<PolicyExtensions> fromTheAnchor = new ArrayList<>();
        for (PathMember member : members) {
            try {
                PolicyExtensions extensions = PolicyExtensions.of(member.certificate());
                if (extensions.policies().size() > MAX_POLICIES) {
                    return tooMany(member, extensions.policies().size() + " certificate policies", MAX_POLICIES);
                }
                if (extensions.mappings().size() > MAX_MAPPINGS) {
                    return tooMany(member, extensions.mappings().size() + " policy mappings", MAX_MAPPINGS);
                }
                fromTheAnchor.add(0, extensions);
            } catch (DerException e) {
                return member.refuse(e.getMessage());
            }
        }
        PolicyExtensions anchor = fromTheAnchor.remove(0);
        return check(PolicyGraph.of(fromTheAnchor, inputs), RejectionReason.POLICY, members)
                .or(() -> constrains(anchor)
                        ? check(
                                PolicyGraph.below(anchor, fromTheAnchor, inputs),
                                RejectionReason.ANCHOR_CONSTRAINTS,
                                members)
                        : Optional.empty());
    }

    private static boolean constrains(PolicyExtensions anchor) {
        return !anchor.policies().isEmpty()
                || !anchor.constraints().equals(PolicyConstraints.NONE)
                || anchor.inhibitAnyPolicy() != PolicyConstraints.NEVER;
    }

    private Optional<Rejection> check(PolicyGraph graph, RejectionReason reason, List<PathMember> members) {
        if (graph.treeNodes() > MAX_TREE_NODES) {
            return refuse(
                    RejectionReason.LIMIT_EXCEEDED,
                    "the certificate policies and policy mappings of the path make a tree of more than "
                            + MAX_TREE_NODES + " nodes");
        }
        if (graph.isValid()) {
            return Optional.empty();
        }
        String why = graph.policies().isEmpty()
                ? "with " + members.get(members.size() - 2 - graph.lastValid()).text() + " none is left"
                : "the path is valid for " + new TreeSet<>(graph.policies()) + " and not for any of "
                        + new TreeSet<>(inputs.initial());
        PathMember anchor = members.get(members.size() - 1);
        return refuse(
                reason,
                "a valid certificate policy is demanded"
                        + (inputs.explicit() ? ", and " : " by the policy constraints of a certificate, and ") + why
                        + (reason == RejectionReason.POLICY ? "" : " under the constraints in " + anchor.text()));
    }

    private static Optional<Rejection> tooMany(PathMember member, String what, int limit) {
        return refuse(
                RejectionReason.LIMIT_EXCEEDED,
                member.text() + " has " + what + "; no more than " + limit + " are accepted");
    }

    private static Optional<Rejection> refuse(RejectionReason reason, String explanation) {
        return Optional.of(new Rejection(reason, explanation));
    }
}
