package dev.viewpass.servlet;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a servlet class demands of its callers. */
sealed interface RoleRule {

    /** Anybody may come. */
    record Open() implements RoleRule {}

    /** Nobody may come. */
    record Denied() implements RoleRule {}

    /** Callers with any of these roles may come. */
    record Roles(List<String> roles) implements RoleRule {}

    /** Nobody knows, so that nobody may come. */
    record Unknown() implements RoleRule {}

    /** Reads the annotation of the most derived class that has one. */
    static RoleRule of(Class<?> servlet) {
        for (Class<?> level = servlet; level != null; level = level.getSuperclass()) {
            Optional<RoleRule> rule = declaredOn(level);
            if (rule.isPresent()) {
                return rule.get();
            }
        }
        return new Open();
    }

    private static Optional<RoleRule> declaredOn(Class<?> level) {
        if (level.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(new Denied());
        }
        RolesAllowed roles = level.getDeclaredAnnotation(RolesAllowed.class);
        if (roles != null) {
            return Optional.of(new Roles(List.of(roles.value())));
        }
        return level.isAnnotationPresent(PermitAll.class) ? Optional.of(new Open()) : Optional.empty();
    }

    /** Finds a method whose annotation would have no effect. */
    static Optional<Method> annotatedMethod(Class<?> servlet) {
        for (Class<?> level = servlet; level != null; level = level.getSuperclass()) {
            Optional<Method> method = Arrays.stream(level.getDeclaredMethods())
                    .filter(RoleRule::isAnnotated)
                    .findFirst();
            if (method.isPresent()) {
                return method;
            }
        }
        return Optional.empty();
    }

    private static boolean isAnnotated(Method method) {
        return method.isAnnotationPresent(RolesAllowed.class)
                || method.isAnnotationPresent(DenyAll.class)
                || method.isAnnotationPresent(PermitAll.class);
    }
}
