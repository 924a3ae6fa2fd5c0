package dev.viewpass.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.VerifiedPath;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupRuleTest {
    private final VerifiedPath alice = Caller.named("CN=Alice,OU=Ops,O=Acme");
    private final VerifiedPath bob = Caller.named("CN=Bob,OU=R&D|Lab,O=Acme");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject.ou=Ops",
                "subject.ou=Ops & subject.o=Acme",
                "subject.ou=Ops&subject.o=Acme",
                "  subject.ou = Ops  &  subject.o = Acme  ",
                "subject.ou=None | subject.ou=Ops",
                "subject.ou=Ops | subject.ou=None",
                "subject.ou=None & subject.o=Acme | subject.cn=Alice & subject.o=Acme"
            })
    void ruleHoldsWhenAllConditionsOfAnAlternativeHold(String rule) throws DerException {
        assertThat(GroupRule.parse(rule).holds(alice, "Alice")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject.ou=ops",
                "subject.ou=Ops & subject.o=Other",
                "subject.o=Other & subject.ou=Ops",
                "subject.ou=None | subject.ou=Other",
                "subject.cn=Alice & subject.o=Other | subject.cn=Bob & subject.o=Acme"
            })
    void ruleDoesNotHoldWhenEachAlternativeLacksACondition(String rule) throws DerException {
        assertThat(GroupRule.parse(rule).holds(alice, "Alice")).isFalse();
    }

    @Test
    void separatorsInValuesAreEscaped() throws DerException {
        assertThat(GroupRule.parse("subject.ou=R\\&D\\|Lab").holds(bob, "Bob")).isTrue();
        assertThat(GroupRule.parse("subject.ou=R\\&D\\|Lab & subject.cn=Bob").holds(bob, "Bob"))
                .isTrue();
        assertThat(GroupRule.parse("subject.ou=R\\&D\\|Lab").holds(alice, "Alice"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "|",
                "&",
                "subject.ou=Ops |",
                "| subject.ou=Ops",
                "subject.ou=Ops &",
                "& subject.ou=Ops",
                "subject.ou=Ops || subject.o=Acme",
                "subject.ou=Ops && subject.o=Acme",
                "subject.ou",
                "subject.ou=",
                "subject.ou= ",
                "=Ops",
                "=",
                "subject.ou=Ops | ",
                "Ops",
                "subject.ou=Ops & Acme"
            })
    void emptyOrIncompleteRuleIsAnError(String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupRule.parse(rule))
                .withMessageEndingWith("is not a condition; write kind=value");
    }

    @Test
    void callerIsInEachGroupWhoseRuleHolds() throws DerException {
        GroupRules rules = new GroupRules(Map.of(
                "user", GroupRule.parse("subject.o=Acme"),
                "admin", GroupRule.parse("subject.ou=Ops"),
                "guest", GroupRule.parse("subject.o=Other")));

        assertThat(rules.groups(alice, "Alice")).containsExactly("admin", "user");
        assertThat(rules.groups(bob, "Bob")).containsExactly("user");
        assertThat(new GroupRules(Map.of()).groups(alice, "Alice")).isEmpty();
    }
}
