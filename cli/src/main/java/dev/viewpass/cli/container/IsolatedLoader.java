package dev.viewpass.cli.container;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads a container from its unpacked jars, and beside it the starter, whose package lies in the jar of this program and
 * is defined here from its bytes. The parent is the platform's loader, so that nothing else of this program is visible.
 */
final class IsolatedLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final String starterPackage;

    IsolatedLoader(String name, URL[] jars, String starter) {
        super(name, jars, ClassLoader.getPlatformClassLoader());
        this.starterPackage = starter.substring(0, starter.lastIndexOf('.') + 1);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(starterPackage)) {
            return super.findClass(name);
        }
        try (InputStream nested = NestedFiles.open(name.replace('.', '/') + ".class")) {
            byte[] bytes = nested.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
