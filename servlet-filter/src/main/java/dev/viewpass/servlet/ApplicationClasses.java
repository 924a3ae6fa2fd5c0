package dev.viewpass.servlet;

import jakarta.servlet.ServletContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds classes and resources of the application. */
final class ApplicationClasses {
    private final ClassLoader loader;

    ApplicationClasses(ServletContext context) {
        this.loader = loader(context);
    }

    private static ClassLoader loader(ServletContext context) {
        // The specification knows no null here; embedded Jetty without a loader of its own does.
        return Optional.ofNullable(context.getClassLoader())
                .or(() -> Optional.ofNullable(Thread.currentThread().getContextClassLoader()))
                .orElse(ApplicationClasses.class.getClassLoader());
    }

    ClassLoader loader() {
        return loader;
    }

    /**
     * Returns a class without initializing it; nothing when the application can not see it, as is so with some of the
     * container's own servlets.
     */
    Optional<Class<?>> find(@Nullable String name) {
        try {
            return name == null ? Optional.empty() : Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
