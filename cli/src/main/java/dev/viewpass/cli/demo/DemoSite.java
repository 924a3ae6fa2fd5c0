package dev.viewpass.cli.demo;

import dev.viewpass.cli.container.ContainerRuntime;
import dev.viewpass.cli.container.OriginSettings;
import dev.viewpass.cli.container.RunningOrigin;
import dev.viewpass.cli.process.CommandFailure;
import dev.viewpass.cli.process.ListenAddress;
import dev.viewpass.edge.ChainLines;
import dev.viewpass.edge.PassthroughEdge;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The demo application while it is served, with edges in front of it. */
final class DemoSite implements AutoCloseable {
    private final DemoWorld world;
    private final RunningOrigin origin;
    private final Deque<PassthroughEdge> edges = new ArrayDeque<>();

    private DemoSite(DemoWorld world, RunningOrigin origin) {
        this.world = world;
        this.origin = origin;
    }

    /**
     * Serves the application, without an edge yet.
     *
     * @throws CommandFailure if it does not start
     */
    static DemoSite start(DemoWorld world, ContainerRuntime runtime, ListenAddress listen, Path settings) {
        return new DemoSite(world, runtime.start(OriginSettings.of(listen, settings)));
    }

    /**
     * Starts an edge before the application.
     *
     * @throws CommandFailure if it cannot listen
     */
    PassthroughEdge edge(ListenAddress listen, ChainLines lines) {
        PassthroughEdge edge = PassthroughEdge.builder()
                .listen(listen.host(), listen.port())
                .origin(origin.uri())
                .secret(GatewaySecrets.FIELD, world.secrets().current())
                .chainLines(lines)
                .build();
        try {
            edge.start();
        } catch (IOException e) {
            throw CommandFailure.failed(sentence(e), e);
        }
        edges.push(edge);
        return edge;
    }

    private static String sentence(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    /** Where the application is reached without an edge. */
    URI origin() {
        return origin.uri();
    }

    @Override
    public void close() {
        edges.forEach(PassthroughEdge::close);
        origin.close();
    }
}
