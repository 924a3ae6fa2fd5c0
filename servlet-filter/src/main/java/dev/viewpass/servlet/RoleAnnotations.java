package dev.viewpass.servlet;

import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Enforces {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} on servlet classes, which no servlet container
 * does by itself. The annotation of the most derived class that has one counts; the annotations themselves are not
 * inherited. The servlet is looked up at each request, so that servlets added late are covered too.
 */
final class RoleAnnotations {
    private final ServletContext context;
    private final ApplicationClasses classes;
    private final Map<String, Rule> byClass = new ConcurrentHashMap<>();

    /** What a servlet class demands. */
    private sealed interface Rule {
        record Open() implements Rule {}

        record Denied() implements Rule {}

        record Roles(List<String> roles) implements Rule {}
    }

    RoleAnnotations(ServletContext context) {
        this.context = context;
        this.classes = new ApplicationClasses(context);
    }

    /** Returns why the caller of the request may not reach its servlet, or nothing. */
    Optional<Rejection> check(HttpServletRequest request) {
        HttpServletMapping mapping = request.getHttpServletMapping();
        String name = mapping == null ? null : mapping.getServletName();
        String servlet = name == null ? "" : name;
        Rule rule = servlet.isEmpty() ? new Rule.Open() : ruleOf(servlet);
        if (rule instanceof Rule.Roles allowed) {
            return check(request, servlet, allowed.roles());
        }
        return rule instanceof Rule.Denied
                ? refuse(RejectionReason.ROLE_REQUIRED, "the servlet " + servlet + " is closed by @DenyAll")
                : Optional.empty();
    }

    private static Optional<Rejection> check(HttpServletRequest request, String servlet, List<String> roles) {
        if (request.getUserPrincipal() == null) {
            return refuse(
                    RejectionReason.CERTIFICATE_REQUIRED,
                    "no certificate was presented, and the servlet " + servlet + " demands one of the roles " + roles);
        }
        return roles.stream().anyMatch(request::isUserInRole)
                ? Optional.empty()
                : refuse(
                        RejectionReason.ROLE_REQUIRED,
                        "the caller " + request.getRemoteUser() + " has none of the roles " + roles
                                + " that the servlet " + servlet + " demands");
    }

    private static Optional<Rejection> refuse(RejectionReason reason, String explanation) {
        return Optional.of(new Rejection(reason, explanation));
    }

    private Rule ruleOf(String servlet) {
        ServletRegistration registration = context.getServletRegistration(servlet);
        String className = registration == null ? null : registration.getClassName();
        return className == null ? new Rule.Open() : byClass.computeIfAbsent(className, this::ruleOfClass);
    }

    private Rule ruleOfClass(String className) {
        return classes.find(className).map(RoleAnnotations::ruleOf).orElseGet(Rule.Open::new);
    }

    private static Rule ruleOf(Class<?> type) {
        for (Class<?> level = type; level != null; level = level.getSuperclass()) {
            Optional<Rule> rule = declaredOn(level);
            if (rule.isPresent()) {
                return rule.get();
            }
        }
        return new Rule.Open();
    }

    private static Optional<Rule> declaredOn(Class<?> level) {
        if (level.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(new Rule.Denied());
        }
        RolesAllowed roles = level.getDeclaredAnnotation(RolesAllowed.class);
        if (roles != null) {
            return Optional.of(new Rule.Roles(List.of(roles.value())));
        }
        return level.isAnnotationPresent(PermitAll.class) ? Optional.of(new Rule.Open()) : Optional.empty();
    }
}
