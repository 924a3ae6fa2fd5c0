package dev.viewpass.cli.container;

import dev.viewpass.cli.process.ListenAddress;
import java.nio.file.Path;
import java.util.Map;

/**
 * How the demo application is to be served.
 *
 * @param listen where
 * @param parameters context parameters of the application, beside those of its descriptor
 */
public record OriginSettings(ListenAddress listen, Map<String, String> parameters) {
    /**
     * Keeps a copy.
     *
     * @param listen where
     * @param parameters context parameters
     */
    public OriginSettings {
        parameters = Map.copyOf(parameters);
    }

    /**
     * The demo application behind a file of settings.
     *
     * @param listen where
     * @param config the file of settings
     * @return the settings
     */
    public static OriginSettings of(ListenAddress listen, Path config) {
        return new OriginSettings(
                listen, Map.of("viewpass.config", config.toAbsolutePath().toString()));
    }
}
