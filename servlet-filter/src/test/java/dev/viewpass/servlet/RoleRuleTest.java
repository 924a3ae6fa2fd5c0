package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleRuleTest {
    @RolesAllowed({"admin", "operator"})
    private static class Closed {}

    private static class Inheriting extends Closed {}

    @PermitAll
    private static class Reopened extends Closed {}

    @DenyAll
    @RolesAllowed("admin")
    private static class Contradictory {}

    private static class ByMethod {
        @RolesAllowed("admin")
        @SuppressWarnings("UnusedMethod")
        void doGet() {}
    }

    private static class InheritingMethod extends ByMethod {}

    @Test
    void classWithoutAnnotationIsOpen() {
        assertThat(RoleRule.of(ByMethod.class)).isEqualTo(new RoleRule.Open());
    }

    @Test
    void mostDerivedAnnotationCounts() {
        assertThat(RoleRule.of(Inheriting.class)).isEqualTo(new RoleRule.Roles(List.of("admin", "operator")));
        assertThat(RoleRule.of(Reopened.class)).isEqualTo(new RoleRule.Open());
    }

    @Test
    void denialWinsOnOneClass() {
        assertThat(RoleRule.of(Contradictory.class)).isEqualTo(new RoleRule.Denied());
    }

    @Test
    void annotatedMethodIsFoundInSuperclassesToo() {
        assertThat(RoleRule.annotatedMethod(InheritingMethod.class))
                .map(Method::getName)
                .contains("doGet");
        assertThat(RoleRule.annotatedMethod(Inheriting.class)).isEmpty();
    }
}
