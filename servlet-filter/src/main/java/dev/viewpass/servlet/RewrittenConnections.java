package dev.viewpass.servlet;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Looks for what replaces the address or the certificate of a connection by what a header field says, so that neither can
 * prove the gateway: valves of Tomcat, customizers of Jetty and filters of this application. What the container hides is not
 * found; the manual says so.
 */
final class RewrittenConnections {
    private static final List<String> VALVES = List.of("RemoteIpValve", "SSLValve");
    private static final Set<String> CUSTOMIZERS = Set.of("ForwardedRequestCustomizer", "ProxyCustomizer");
    private static final Set<String> FILTERS = Set.of("RemoteIpFilter", "ForwardedHeaderFilter");

    private final ServletContext context;
    private final MBeanServer beans;

    RewrittenConnections(ServletContext context, MBeanServer beans) {
        this.context = context;
        this.beans = beans;
    }

    /** Returns the name of the first thing found. */
    Optional<String> first() {
        return Stream.of(filters(), valves(), customizers())
                .flatMap(names -> names)
                .findFirst();
    }

    private Stream<String> filters() {
        return context.getFilterRegistrations().values().stream()
                .map(FilterRegistration::getClassName)
                .filter(name -> name != null && FILTERS.contains(simple(name)));
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private Stream<String> valves() {
        return VALVES.stream().flatMap(this::valves).map(ObjectName::toString);
    }

    private Stream<ObjectName> valves(String name) {
        try {
            return beans.queryNames(new ObjectName("*:type=Valve,name=" + name + ",*"), null).stream()
                    .filter(this::concernsThisApplication);
        } catch (JMException | RuntimeException e) {
            return Stream.empty();
        }
    }

    // A valve of another host or application is named by it.
    private boolean concernsThisApplication(ObjectName valve) {
        String host = valve.getKeyProperty("host");
        String path = valve.getKeyProperty("context");
        return (host == null || context.getVirtualServerName().endsWith("/" + host))
                && (path == null || pathOf(path).equals(context.getContextPath()));
    }

    // Tomcat names an application by its path and, behind two number signs, its version.
    private static String pathOf(String name) {
        int version = name.indexOf("##");
        String path = version < 0 ? name : name.substring(0, version);
        return path.equals("/") ? "" : path;
    }

    private Stream<String> customizers() {
        try {
            Object handler = call(context, "getContextHandler");
            Object server = call(handler, "getServer");
            return Stream.of((Object[]) call(server, "getConnectors"))
                    .flatMap(connector -> all(connector, "getConnectionFactories"))
                    .filter(factory -> has(factory, "getHttpConfiguration"))
                    .map(factory -> call(factory, "getHttpConfiguration"))
                    .flatMap(configuration -> all(configuration, "getCustomizers"))
                    .map(customizer -> customizer.getClass().getName())
                    .filter(name -> CUSTOMIZERS.contains(simple(name)))
                    .toList()
                    .stream();
        } catch (RuntimeException e) {
            // No Jetty, or one that is made differently.
            return Stream.empty();
        }
    }

    private static Stream<?> all(Object owner, String method) {
        return ((Collection<?>) call(owner, method)).stream();
    }

    private static boolean has(Object owner, String method) {
        return Stream.of(owner.getClass().getMethods())
                .anyMatch(candidate -> candidate.getName().equals(method) && candidate.getParameterCount() == 0);
    }

    private static Object call(Object owner, String method) {
        try {
            Method found = owner.getClass().getMethod(method);
            Object result = found.invoke(owner);
            if (result == null) {
                throw new IllegalStateException(method + " gives nothing");
            }
            return result;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
