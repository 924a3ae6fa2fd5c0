package dev.viewpass.it.server;

import java.net.URL;
import org.jspecify.annotations.Nullable;

/** The classes of the Tomcat inside the test, as a web application may see them, and nothing else of the class path. */
final class ContainerClassLoader extends ClassLoader {
    private static final ClassLoader CLASS_PATH = ContainerClassLoader.class.getClassLoader();

    ContainerClassLoader() {
        super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith("jakarta.") || name.startsWith("org.apache.")) {
            return CLASS_PATH.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    // Tomcat copies a class of its own into each application, to take away the application's JDBC drivers.
    @Override
    protected @Nullable URL findResource(String name) {
        return name.startsWith("org/apache/") ? CLASS_PATH.getResource(name) : null;
    }
}
