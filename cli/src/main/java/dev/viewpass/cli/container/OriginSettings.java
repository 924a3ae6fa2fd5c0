package dev.viewpass.cli.container;

import dev.viewpass.cli.process.ListenAddress;
import java.nio.file.Path;
import java.util.Map;

/**
 * How the demo application is to be served.
 *
 * @param listen where
 * @param parameters context parameters of the application, beside those of its descriptor
 * @param requestHead octets of the largest head of a request that the container accepts
 */
public record OriginSettings(ListenAddress listen, Map<String, String> parameters, int requestHead) {
    /** What Tomcat and Jetty accept when nobody tells them otherwise, in octets. */
    public static final int USUAL_REQUEST_HEAD = 8 * 1024;

    // Four certificates of 16 KiB at most do not fit what containers accept by default.
    private static final int REQUEST_HEAD = 64 * 1024;

    /**
     * Keeps a copy.
     *
     * @param listen where
     * @param parameters context parameters
     * @param requestHead octets of the largest head
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
                listen, Map.of("viewpass.config", config.toAbsolutePath().toString()), REQUEST_HEAD);
    }

    /**
     * The same with the limit that containers have by default.
     *
     * @return the settings
     */
    public OriginSettings withUsualRequestHead() {
        return new OriginSettings(listen, parameters, USUAL_REQUEST_HEAD);
    }
}
