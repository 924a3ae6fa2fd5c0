package dev.viewpass.path.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.policy.PolicyMappings.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies are colours as in RFC 9618; they are compared and never decoded here. */
class PolicyGraphTest {
    private static final String ANY = CertificatePolicies.ANY_POLICY;
    private static final PolicyInputs EXPLICIT = new PolicyInputs(Set.of(), true, false, false);

    @Test
    void pathIsValidForThePoliciesThatEveryCertificateAsserts() {
        PolicyGraph graph = PolicyGraph.of(List.of(says("gold", "silver"), says("gold", "red")), EXPLICIT);

        assertThat(graph.policies()).containsExactly("gold");
        assertThat(graph.accepted()).containsExactly("gold");
        assertThat(graph.isValid()).isTrue();
        assertThat(graph.lastValid()).isEqualTo(2);
    }

    @Test
    void exactMatchHasAllParentsThatExpectIt() {
        PolicyExtensions mapping =
                mapping(List.of("red", "blue"), "red", "gold", "red", "white", "blue", "gold", "blue", "yellow");
        PolicyGraph graph = PolicyGraph.of(List.of(mapping, says("gold", "silver")), EXPLICIT);

        assertThat(graph.policies()).containsExactlyInAnyOrder("red", "blue");
        assertThat(graph.graphNodes()).isEqualTo(1 + 2 + 1);
        assertThat(graph.treeNodes()).isEqualTo(1 + 2 + 2);
    }

    @Test
    void policiesBelowAnyPolicyAreValid() {
        PolicyGraph graph = PolicyGraph.of(List.of(says(ANY), says("gold", "silver")), EXPLICIT);

        assertThat(graph.policies()).containsExactlyInAnyOrder("gold", "silver");
    }

    @Test
    void anyPolicyMatchesWhatIsExpected() {
        PolicyExtensions mapping =
                mapping(List.of("red", "blue"), "red", "gold", "red", "silver", "blue", "gold", "blue", "bronze");
        PolicyGraph graph = PolicyGraph.of(List.of(mapping, says(ANY)), EXPLICIT);

        assertThat(graph.policies()).containsExactlyInAnyOrder("red", "blue");
        assertThat(graph.graphNodes()).isEqualTo(1 + 2 + 3);
        assertThat(graph.treeNodes()).isEqualTo(1 + 2 + 4);
    }

    @Test
    void nodesWithoutChildrenDoNotCount() {
        PolicyGraph graph =
                PolicyGraph.of(List.of(says("red", "blue", "gold"), says("red", "gold"), says("gold")), EXPLICIT);

        assertThat(graph.policies()).containsExactly("gold");
    }

    @Test
    void pathOfAnyPolicyIsValidForAllPolicies() {
        PolicyInputs gold = new PolicyInputs(Set.of("gold"), true, false, false);
        PolicyGraph graph = PolicyGraph.of(List.of(says(ANY), says(ANY)), gold);

        assertThat(graph.policies()).containsExactly(ANY);
        assertThat(graph.accepted()).containsExactly("gold");
        assertThat(graph.isValid()).isTrue();
    }

    @Test
    void mappingBelowAnyPolicyIsValidForThePolicyOfTheAnchorsDomainOnly() {
        List<PolicyExtensions> path = List.of(mapping(List.of(ANY), "one", "two"), says("two"));

        assertThat(PolicyGraph.of(path, EXPLICIT).policies()).containsExactly("one");
        assertThat(PolicyGraph.of(path, initially("one")).isValid()).isTrue();
        assertThat(PolicyGraph.of(path, initially("two")).isValid()).isFalse();
        assertThat(PolicyGraph.of(path, initially(ANY, "two")).isValid()).isTrue();
    }

    @Test
    void inhibitedMappingEndsThePolicy() {
        PolicyInputs inhibited = new PolicyInputs(Set.of(), true, true, false);
        List<PolicyExtensions> path = List.of(mapping(List.of("one", "red"), "one", "two"), says("one", "two", "red"));

        assertThat(PolicyGraph.of(path, inhibited).policies()).containsExactly("red");
    }

    @Test
    void inhibitedAnyPolicyMatchesInCertificatesThatACaIssuedToItselfOnly() {
        PolicyInputs inhibited = new PolicyInputs(Set.of(), true, false, true);

        assertThat(PolicyGraph.of(List.of(says(ANY), says("gold")), inhibited).isValid())
                .isFalse();
        assertThat(PolicyGraph.of(List.of(selfIssued(says(ANY)), says("gold")), inhibited)
                        .isValid())
                .isTrue();
        assertThat(PolicyGraph.of(List.of(says("gold"), selfIssued(says(ANY))), inhibited)
                        .isValid())
                .isFalse();
    }

    @Test
    void policyIsDemandedByInputsAndByCaAndByTheEndEntity() {
        PolicyInputs nothing = new PolicyInputs(Set.of(), false, false, false);
        PolicyExtensions demandsNow = demanding(0, says("gold"));
        PolicyExtensions demandsLater = demanding(1, says("gold"));

        assertThat(PolicyGraph.of(List.of(says("gold"), says()), nothing).isValid())
                .isTrue();
        assertThat(PolicyGraph.of(List.of(says("gold"), says()), EXPLICIT).isValid())
                .isFalse();
        assertThat(PolicyGraph.of(List.of(demandsNow, says()), nothing).isValid())
                .isFalse();
        assertThat(PolicyGraph.of(List.of(demandsNow, says("gold")), nothing).isValid())
                .isTrue();
        assertThat(PolicyGraph.of(List.of(says(), demanding(0, says())), nothing)
                        .isValid())
                .isFalse();
        assertThat(PolicyGraph.of(List.of(demanding(2, says("gold")), says("gold"), says()), nothing)
                        .demanded())
                .isTrue();
        assertThat(PolicyGraph.of(
                                List.of(demanding(2, says("gold")), selfIssued(says("gold")), says("gold"), says()),
                                nothing)
                        .demanded())
                .isTrue();
        assertThat(PolicyGraph.of(List.of(demanding(3, says("gold")), says("gold"), says()), nothing)
                        .demanded())
                .isFalse();
        assertThat(PolicyGraph.of(List.of(demandsLater, says("gold"), says()), nothing)
                        .lastValid())
                .isEqualTo(2);
    }

    @Test
    void anchorIsTheFirstCaOfThePath() {
        PolicyInputs nothing = new PolicyInputs(Set.of(), false, false, false);
        List<PolicyExtensions> silent = List.of(says("gold"), says());
        List<PolicyExtensions> anything = List.of(says(ANY), says("gold"));

        assertThat(PolicyGraph.below(demanding(0, says()), silent, nothing).isValid())
                .isFalse();
        assertThat(PolicyGraph.below(demanding(0, says()), anything, nothing).isValid())
                .isTrue();
        assertThat(PolicyGraph.below(demanding(3, says()), silent, nothing).isValid())
                .isTrue();
        assertThat(PolicyGraph.below(says("gold"), anything, EXPLICIT).isValid())
                .isTrue();
        assertThat(PolicyGraph.below(says("red"), anything, EXPLICIT).isValid()).isFalse();
        assertThat(PolicyGraph.below(says("red", ANY), anything, EXPLICIT).isValid())
                .isTrue();
        assertThat(PolicyGraph.below(inhibitingAny(says()), anything, EXPLICIT).isValid())
                .isFalse();
        assertThat(PolicyGraph.below(says(), anything, new PolicyInputs(Set.of(), true, true, true))
                        .isValid())
                .isFalse();
        assertThat(PolicyGraph.below(
                                says(),
                                List.of(says("gold"), says("gold")),
                                new PolicyInputs(Set.of(), true, true, true))
                        .isValid())
                .isTrue();
    }

    @Test
    void mappingsOfTheAnchorAreThoseOfACa() {
        PolicyExtensions anchor = mapping(List.of("one"), "one", "two");
        List<PolicyExtensions> path = List.of(says("two"), says("two"));

        assertThat(PolicyGraph.below(anchor, path, initially("one")).isValid()).isTrue();
        assertThat(PolicyGraph.below(anchor, path, initially("two")).isValid()).isFalse();
        assertThat(PolicyGraph.below(anchor, path, new PolicyInputs(Set.of(), true, true, false))
                        .lastValid())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40, 61})
    void exponentialTreeIsALinearGraph(int length) {
        PolicyGraph graph = PolicyGraph.of(bomb(length), EXPLICIT);

        assertThat(graph.isValid()).isTrue();
        assertThat(graph.graphNodes()).isEqualTo(1 + 2 * length + 1);
        assertThat(graph.treeNodes()).isEqualTo((1L << (length + 1)) - 1 + (1L << length));
    }

    @Test
    void sizeOfTheTreeStopsAtTheGreatestNumber() {
        PolicyGraph graph = PolicyGraph.of(bomb(2_000), EXPLICIT);

        assertThat(graph.treeNodes()).isEqualTo(Long.MAX_VALUE);
        assertThat(graph.graphNodes()).isEqualTo(4_002);
        assertThat(graph.policies()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void graphAgreesWithTheTreeOfRfc5280() {
        Random random = new Random(9618);
        int valid = 0;
        for (int i = 0; i < 20_000; i++) {
            List<PolicyExtensions> path = new ArrayList<>();
            int length = 1 + random.nextInt(5);
            for (int j = 0; j < length; j++) {
                path.add(random(random));
            }
            PolicyInputs inputs = new PolicyInputs(
                    random.nextBoolean() ? Set.of() : Set.copyOf(some(random, "a", "b", "c")),
                    random.nextInt(4) > 0,
                    random.nextInt(4) == 0,
                    random.nextInt(4) == 0);
            PolicyGraph graph = PolicyGraph.of(path, inputs);
            PolicyTree tree = PolicyTree.of(path, inputs);

            assertThat(graph.isValid()).as("%s %s", path, inputs).isEqualTo(tree.isValid());
            assertThat(graph.treeNodes()).as("%s %s", path, inputs).isEqualTo(tree.created());
            if (length > 1 && !path.get(0).policies().isEmpty() && !path.get(0).hasAnyPolicy()) {
                PolicyGraph below = PolicyGraph.below(path.get(0), path.subList(1, length), inputs);
                assertThat(below.isValid()).as("%s %s", path, inputs).isEqualTo(tree.isValid());
                assertThat(below.treeNodes()).as("%s %s", path, inputs).isEqualTo(tree.created());
            }
            valid += graph.isValid() ? 1 : 0;
        }
        assertThat(valid).isBetween(5_000, 15_000);
    }

    // Both policies mean both policies of the next certificate: every depth doubles the tree.
    private static List<PolicyExtensions> bomb(int authorities) {
        List<PolicyExtensions> path = new ArrayList<>();
        for (int i = 0; i < authorities; i++) {
            path.add(mapping(List.of("one", "two"), "one", "one", "one", "two", "two", "one", "two", "two"));
        }
        path.add(says("one"));
        return path;
    }

    private static PolicyExtensions random(Random random) {
        List<String> policies = new ArrayList<>(some(random, "a", "b", "c"));
        if (random.nextInt(3) == 0) {
            policies.add(ANY);
        }
        List<Mapping> mappings = new ArrayList<>();
        for (int i = random.nextBoolean() ? 0 : random.nextInt(5); i > 0; i--) {
            mappings.add(new Mapping(one(random), one(random)));
        }
        return new PolicyExtensions(
                random.nextInt(5) == 0,
                policies,
                mappings,
                new PolicyConstraints(seldom(random), seldom(random)),
                seldom(random));
    }

    private static List<String> some(Random random, String... policies) {
        List<String> some = new ArrayList<>();
        for (String policy : policies) {
            if (random.nextInt(3) > 0) {
                some.add(policy);
            }
        }
        return some;
    }

    private static String one(Random random) {
        return List.of("a", "b", "c").get(random.nextInt(3));
    }

    private static int seldom(Random random) {
        return random.nextInt(8) == 0 ? random.nextInt(3) : PolicyConstraints.NEVER;
    }

    private static PolicyInputs initially(String... policies) {
        return new PolicyInputs(Set.of(policies), true, false, false);
    }

    private static PolicyExtensions says(String... policies) {
        return new PolicyExtensions(
                false, List.of(policies), List.of(), PolicyConstraints.NONE, PolicyConstraints.NEVER);
    }

    private static PolicyExtensions mapping(List<String> policies, String... pairs) {
        List<Mapping> mappings = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            mappings.add(new Mapping(pairs[i], pairs[i + 1]));
        }
        return new PolicyExtensions(false, policies, mappings, PolicyConstraints.NONE, PolicyConstraints.NEVER);
    }

    private static PolicyExtensions selfIssued(PolicyExtensions certificate) {
        return new PolicyExtensions(
                true,
                certificate.policies(),
                certificate.mappings(),
                certificate.constraints(),
                certificate.inhibitAnyPolicy());
    }

    private static PolicyExtensions demanding(int after, PolicyExtensions certificate) {
        return new PolicyExtensions(
                certificate.selfIssued(),
                certificate.policies(),
                certificate.mappings(),
                new PolicyConstraints(after, PolicyConstraints.NEVER),
                certificate.inhibitAnyPolicy());
    }

    private static PolicyExtensions inhibitingAny(PolicyExtensions certificate) {
        return new PolicyExtensions(
                certificate.selfIssued(), certificate.policies(), certificate.mappings(), certificate.constraints(), 0);
    }
}
