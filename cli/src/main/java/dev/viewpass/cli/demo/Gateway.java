package dev.viewpass.cli.demo;

import java.net.URI;
import java.security.cert.X509Certificate;

/**
 * A gateway in front of the demo application, while it runs.
 *
 * @param uri where callers reach it: {@code https://host:port} without a path
 * @param trustedServerCertificate what callers have to trust to reach it
 * @param running to be closed to stop it
 */
public record Gateway(URI uri, X509Certificate trustedServerCertificate, AutoCloseable running)
        implements AutoCloseable {

    /**
     * Stops the gateway.
     *
     * @throws IllegalStateException if it does not stop
     */
    @Override
    public void close() {
        try {
            running.close();
        } catch (Exception e) {
            throw new IllegalStateException("The gateway at " + uri + " cannot be stopped.", e);
        }
    }
}
