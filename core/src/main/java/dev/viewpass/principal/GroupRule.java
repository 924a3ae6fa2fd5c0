package dev.viewpass.principal;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.VerifiedPath;
import java.util.ArrayList;
import java.util.List;

/**
 * The rule of one group: alternatives separated by {@code |}, each of conditions joined by {@code &}. It holds when all
 * conditions of any alternative hold. A literal {@code |}, {@code &}, {@code *} or {@code \} in a value is escaped with
 * {@code \}.
 */
public final class GroupRule {
    private final List<List<GroupCondition>> alternatives;

    private GroupRule(List<List<GroupCondition>> alternatives) {
        this.alternatives = alternatives;
    }

    /**
     * Reads a rule.
     *
     * @param text such as {@code subject.ou=Operations & subject.o=Acme | fingerprint=sha256:…}
     * @return the rule
     * @throws IllegalArgumentException if the rule is empty or a condition is broken; the message says where
     */
    public static GroupRule parse(String text) {
        List<List<GroupCondition>> alternatives = new ArrayList<>();
        for (String alternative : split(text, '|')) {
            List<GroupCondition> conditions = new ArrayList<>();
            for (String condition : split(alternative, '&')) {
                conditions.add(GroupConditions.parse(condition.strip()));
            }
            alternatives.add(List.copyOf(conditions));
        }
        return new GroupRule(List.copyOf(alternatives));
    }

    boolean holds(VerifiedPath path, String principal) throws DerException {
        for (List<GroupCondition> conditions : alternatives) {
            if (allHold(conditions, path, principal)) {
                return true;
            }
        }
        return false;
    }

    private static boolean allHold(List<GroupCondition> conditions, VerifiedPath path, String principal)
            throws DerException {
        for (GroupCondition condition : conditions) {
            if (!condition.holds(path, principal)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == separator) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
