package dev.viewpass.cli.container.jetty;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves one web application by Jetty: called to start, closed to stop. */
public final class JettyStarter implements Callable<URI>, AutoCloseable {
    private final Server server;
    private final ServerConnector connector;

    /**
     * Prepares a server.
     *
     * @param settings {@code host} (text), {@code port} (Integer), {@code requestHead} (Integer: octets),
     *     {@code application} (Path of a WAR), {@code directory} (Path for temporary files), {@code parameters} (map of
     *     texts: context parameters)
     * @throws IOException if the directory cannot be written
     */
    public JettyStarter(Map<String, Object> settings) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("viewpass-origin");
        server = new Server(threads);
        connector = new ServerConnector(server, new HttpConnectionFactory(http(settings)));
        connector.setHost(required(settings, "host", String.class));
        connector.setPort(required(settings, "port", Integer.class));
        server.addConnector(connector);
        server.setHandler(application(settings));
    }

    /**
     * Starts the server.
     *
     * @return where the application is served
     * @throws Exception whatever keeps server or application from starting
     */
    @Override
    public URI call() throws Exception {
        server.start();
        String host = connector.getHost();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort());
    }

    /**
     * Stops the server.
     *
     * @throws IllegalStateException if it does not stop
     */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Jetty cannot be stopped.", e);
        }
    }

    private static HttpConfiguration http(Map<String, Object> settings) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(required(settings, "requestHead", Integer.class));
        http.setSendServerVersion(false);
        return http;
    }

    private static WebAppContext application(Map<String, Object> settings) throws IOException {
        WebAppContext application = new WebAppContext();
        application.setContextPath("/");
        application.setWar(required(settings, "application", Path.class).toString());
        application.setTempDirectory(
                Files.createTempDirectory(required(settings, "directory", Path.class), "application-")
                        .toFile());
        // Otherwise Jetty would serve 503 for ever when a setting is wrong.
        application.setThrowUnavailableOnStartupException(true);
        application.getSessionHandler().setHttpOnly(true);
        Map<?, ?> parameters = required(settings, "parameters", Map.class);
        parameters.forEach((name, value) -> application.setInitParameter((String) name, (String) value));
        return application;
    }

    private static <T> T required(Map<String, Object> settings, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(settings.get(name), name));
    }
}
