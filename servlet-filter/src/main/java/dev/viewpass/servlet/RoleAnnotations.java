package dev.viewpass.servlet;

import dev.viewpass.config.ConfigurationException;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
    private static final Logger LOG = System.getLogger("dev.viewpass.servlet");
    // Servlets of the containers themselves, such as the default servlet, that an application can not see.
    private static final List<String> CONTAINERS = List.of(
            "org.eclipse.jetty.",
            "org.apache.catalina.",
            "org.apache.jasper.",
            "io.undertow.",
            "org.glassfish.",
            "com.ibm.ws.");

    private final ServletContext context;
    private final ApplicationClasses classes;
    private final Map<String, RoleRule> byClass = new ConcurrentHashMap<>();

    RoleAnnotations(ServletContext context) {
        this.context = context;
        this.classes = new ApplicationClasses(context);
    }

    /** Fails on annotations of methods, which this version would ignore. */
    void requireClassLevel() {
        for (ServletRegistration servlet : context.getServletRegistrations().values()) {
            classes.find(servlet.getClassName())
                    .flatMap(RoleRule::annotatedMethod)
                    .ifPresent(method -> {
                        throw new ConfigurationException(
                                "mechanism",
                                "the annotation on "
                                        + method.getDeclaringClass().getName() + "." + method.getName()
                                        + " would have no effect: role annotations of methods are not available in this"
                                        + " version; annotate the class");
                    });
        }
    }

    /** Returns why the caller of the request may not reach its servlet, or nothing. */
    Optional<Rejection> check(HttpServletRequest request) {
        HttpServletMapping mapping = request.getHttpServletMapping();
        String name = mapping == null ? null : mapping.getServletName();
        String servlet = name == null ? "" : name;
        RoleRule rule = servlet.isEmpty() ? new RoleRule.Open() : ruleOf(servlet);
        if (rule instanceof RoleRule.Roles allowed) {
            return check(request, servlet, allowed.roles());
        }
        if (rule instanceof RoleRule.Unknown) {
            return refuse(
                    RejectionReason.ROLE_REQUIRED,
                    "the class of the servlet " + servlet
                            + " is not visible, so that its role annotations are unknown");
        }
        return rule instanceof RoleRule.Denied
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

    private RoleRule ruleOf(String servlet) {
        ServletRegistration registration = context.getServletRegistration(servlet);
        String className = registration == null ? null : registration.getClassName();
        return className == null ? new RoleRule.Unknown() : byClass.computeIfAbsent(className, this::ruleOfClass);
    }

    private RoleRule ruleOfClass(String className) {
        Optional<Class<?>> servlet = classes.find(className);
        if (servlet.isPresent()) {
            return RoleRule.of(servlet.get());
        }
        if (CONTAINERS.stream().anyMatch(className::startsWith)) {
            return new RoleRule.Open();
        }
        LOG.log(
                Level.ERROR,
                "the servlet class " + className + " is not visible to the application; its role annotations are"
                        + " unknown, and everybody is refused");
        return new RoleRule.Unknown();
    }
}
