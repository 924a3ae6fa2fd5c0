package dev.viewpass.it.gateway;

import dev.viewpass.cli.container.Container;
import dev.viewpass.cli.container.ContainerRuntime;
import dev.viewpass.cli.container.OriginSettings;
import dev.viewpass.cli.container.RunningOrigin;
import dev.viewpass.cli.demo.Gateway;
import dev.viewpass.cli.demo.GatewayLauncher;
import dev.viewpass.cli.demo.GatewayOrder;
import dev.viewpass.cli.process.ListenAddress;
import dev.viewpass.cli.process.TemporaryDirectory;
import dev.viewpass.edge.ChainLines;
import java.io.IOException;

/**
 * Acme's application, served twice.
 *
 * @param acme whose it is
 * @param directory its files
 * @param runtime the container
 * @param chainPresented an instance that has to be sent the issuing authorities
 * @param chainConfigured an instance that knows them
 */
record Origins(
        Acme acme,
        TemporaryDirectory directory,
        ContainerRuntime runtime,
        RunningOrigin chainPresented,
        RunningOrigin chainConfigured)
        implements AutoCloseable {
    private static final ListenAddress FREE = new ListenAddress("127.0.0.1", 0);

    static Origins start() throws IOException {
        Acme acme = new Acme();
        TemporaryDirectory directory = TemporaryDirectory.create("acme");
        ContainerRuntime runtime = ContainerRuntime.unpack(Container.JETTY);
        return new Origins(
                acme,
                directory,
                runtime,
                runtime.start(OriginSettings.of(FREE, acme.settings(directory))),
                runtime.start(OriginSettings.of(FREE, acme.settingsWithIntermediates(directory))));
    }

    /** Starts a gateway in front of an instance. */
    static Gateway launch(GatewayLauncher launcher, RunningOrigin origin) throws IOException {
        return launcher.launch(new GatewayOrder(FREE, origin.uri(), Acme.SECRET_FIELD, Acme.SECRET, ChainLines.ONE));
    }

    @Override
    public void close() {
        chainConfigured.close();
        chainPresented.close();
        runtime.close();
        directory.close();
    }
}
