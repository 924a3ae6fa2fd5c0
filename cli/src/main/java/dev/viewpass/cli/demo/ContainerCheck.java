package dev.viewpass.cli.demo;

import dev.viewpass.cli.container.Container;
import dev.viewpass.cli.container.ContainerRuntime;
import dev.viewpass.cli.container.OriginSettings;
import dev.viewpass.cli.process.ListenAddress;
import dev.viewpass.edge.ChainLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Plays every scenario in one container. The application behind the container's usual limit lasts as long as this does:
 * it is never reached.
 */
final class ContainerCheck implements AutoCloseable {
    private static final ListenAddress FREE = new ListenAddress("127.0.0.1", 0);

    private final DemoWorld world;
    private final ContainerRuntime runtime;
    private final DemoSite usualLimit;

    private ContainerCheck(DemoWorld world, ContainerRuntime runtime, DemoSite usualLimit) {
        this.world = world;
        this.runtime = runtime;
        this.usualLimit = usualLimit;
    }

    static ContainerCheck prepare(DemoWorld world, Container container) throws IOException {
        ContainerRuntime runtime = ContainerRuntime.unpack(container);
        try {
            OriginSettings settings = OriginSettings.of(FREE, world.settingsFile());
            return new ContainerCheck(world, runtime, DemoSite.start(world, runtime, settings.withUsualRequestHead()));
        } catch (RuntimeException e) {
            runtime.close();
            throw e;
        }
    }

    /** Plays all scenarios against the application with the settings of a file. */
    List<Row> play(Path settings, GatewayLauncher launcher) {
        try (DecisionCapture log = DecisionCapture.begin();
                DemoSite site = DemoSite.start(world, runtime, OriginSettings.of(FREE, settings));
                DemoSite verified = DemoSite.start(world, runtime, OriginSettings.of(FREE, verified(settings)));
                Gateway edge = site.launch(launcher, FREE, ChainLines.ONE);
                Gateway repeating = site.launch(launcher, FREE, ChainLines.ONE_PER_CERTIFICATE);
                Gateway usual = usualLimit.launch(launcher, FREE, ChainLines.ONE)) {
            Exchange exchange = new Exchange(edge, repeating, usual, site.origin(), verified.origin());
            return Scenarios.all(world, runtime.container()).stream()
                    .map(scenario -> scenario.play(runtime.container(), exchange, log))
                    .toList();
        }
    }

    /** The same settings for CloudFront's modes required and optional. */
    private Path verified(Path settings) {
        try {
            return Files.writeString(
                    Files.createTempFile(world.directory().path(), "verified-", ".properties"),
                    Files.readString(settings).replace("source=cloudfront-passthrough", "source=cloudfront-verified"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        usualLimit.close();
        runtime.close();
    }
}
