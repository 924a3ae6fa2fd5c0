package dev.viewpass.cli.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import org.junit.jupiter.api.Test;

class IsolatedLoaderTest {
    private static final String STARTER = "dev.viewpass.cli.container.jetty.JettyStarter";

    @Test
    void seesNothingOfTheProgramAndItsLibraries() throws IOException {
        try (IsolatedLoader loader = new IsolatedLoader("test", new URL[0], STARTER)) {
            assertThat(loader.getParent()).isSameAs(ClassLoader.getPlatformClassLoader());
            for (String outside : new String[] {
                "dev.viewpass.cli.Viewpass", "dev.viewpass.cli.container.Container", "org.eclipse.jetty.util.Callback"
            }) {
                assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> loader.loadClass(outside));
            }
        }
    }

    @Test
    void definesTheStarterAnew() throws IOException, ClassNotFoundException {
        try (IsolatedLoader loader = new IsolatedLoader("test", new URL[0], STARTER)) {
            assertThat(loader.loadClass(STARTER).getClassLoader()).isSameAs(loader);
        }
    }
}
