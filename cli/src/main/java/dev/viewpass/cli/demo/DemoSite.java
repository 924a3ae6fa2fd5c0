package dev.viewpass.cli.demo;

import dev.viewpass.cli.container.ContainerRuntime;
import dev.viewpass.cli.container.OriginSettings;
import dev.viewpass.cli.container.RunningOrigin;
import dev.viewpass.cli.process.CommandFailure;
import dev.viewpass.cli.process.ListenAddress;
import dev.viewpass.edge.ChainLines;
import java.io.IOException;
import java.net.URI;

/** The demo application while it is served, for gateways to be set in front of it. */
final class DemoSite implements AutoCloseable {
    private final DemoWorld world;
    private final RunningOrigin origin;

    private DemoSite(DemoWorld world, RunningOrigin origin) {
        this.world = world;
        this.origin = origin;
    }

    /**
     * Serves the application, without a gateway yet.
     *
     * @throws CommandFailure if it does not start
     */
    static DemoSite start(DemoWorld world, ContainerRuntime runtime, OriginSettings settings) {
        return new DemoSite(world, runtime.start(settings));
    }

    /**
     * Starts a gateway in front of the application.
     *
     * @throws CommandFailure if it cannot listen
     */
    Gateway launch(GatewayLauncher launcher, ListenAddress listen, ChainLines lines) {
        try {
            return launcher.launch(new GatewayOrder(
                    listen, origin.uri(), GatewaySecrets.FIELD, world.secrets().current(), lines));
        } catch (IOException e) {
            throw CommandFailure.failed(sentence(e), e);
        }
    }

    private static String sentence(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    /** Where the application is reached without a gateway. */
    URI origin() {
        return origin.uri();
    }

    @Override
    public void close() {
        origin.close();
    }
}
