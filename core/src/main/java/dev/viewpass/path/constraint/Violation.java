package dev.viewpass.path.constraint;

import dev.viewpass.refusal.LogText;
import java.util.List;

/**
 * How a name breaks name constraints.
 *
 * @param rule the rule that is broken
 * @param subtrees the subtrees of the broken rule, for people
 */
public record Violation(Rule rule, List<String> subtrees) {
    /**
     * Makes a violation; the list is copied.
     *
     * @param rule the rule that is broken
     * @param subtrees the subtrees of the broken rule
     */
    public Violation {
        subtrees = List.copyOf(subtrees);
    }

    static Violation of(Rule rule, List<Subtree> subtrees) {
        return new Violation(rule, subtrees.stream().map(Subtree::text).toList());
    }

    /** What a name has to satisfy. */
    public enum Rule {
        /** It must be comparable with every constraint on its kind. */
        COMPARABLE,
        /** It must not be inside an excluded subtree, nor stand for a name that is. */
        NOT_EXCLUDED,
        /** It, and every name that it stands for, must be inside a permitted subtree, if there is one of its kind. */
        PERMITTED
    }

    /**
     * Says what is wrong, as the end of a sentence that begins with the name.
     *
     * @param owner who made the constraints, such as {@code the CA CN=Acme}
     * @return text that names at most five subtrees
     */
    public String explain(String owner) {
        String shown = LogText.list(subtrees);
        return switch (rule) {
            case COMPARABLE -> "can not be compared with the name constraints of " + owner + ": " + shown;
            case NOT_EXCLUDED -> "is excluded by the name constraints of " + owner + ": " + shown;
            case PERMITTED -> "is outside the name constraints of " + owner + ", which permits " + shown;
        };
    }
}
