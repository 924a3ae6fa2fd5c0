package dev.viewpass.principal;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.VerifiedPath;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Groups by rules: a caller is in every group whose rule holds. */
public final class GroupRules implements GroupsMapper {
    private final SortedMap<String, GroupRule> rules;

    /**
     * Makes the mapper.
     *
     * @param rules the rule of each group
     */
    public GroupRules(Map<String, GroupRule> rules) {
        this.rules = new TreeMap<>(rules);
    }

    @Override
    public Set<String> groups(VerifiedPath path, String principal) throws DerException {
        Set<String> groups = new TreeSet<>();
        for (Map.Entry<String, GroupRule> rule : rules.entrySet()) {
            if (rule.getValue().holds(path, principal)) {
                groups.add(rule.getKey());
            }
        }
        return groups;
    }
}
