package dev.viewpass.cli.container;

import java.net.URI;

/** The demo application while it is served. */
public final class RunningOrigin implements AutoCloseable {
    private final URI uri;
    private final ContainerRuntime runtime;
    private final AutoCloseable starter;

    RunningOrigin(URI uri, ContainerRuntime runtime, AutoCloseable starter) {
        this.uri = uri;
        this.runtime = runtime;
        this.starter = starter;
    }

    /**
     * Returns where it is served.
     *
     * @return {@code http://host:port} without a path
     */
    public URI uri() {
        return uri;
    }

    /** Undeploys the application and stops the container. */
    @Override
    public void close() {
        runtime.stop(starter);
    }
}
