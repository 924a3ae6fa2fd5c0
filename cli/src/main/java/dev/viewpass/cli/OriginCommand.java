package dev.viewpass.cli;

import dev.viewpass.cli.container.Container;
import dev.viewpass.cli.container.ContainerRuntime;
import dev.viewpass.cli.container.OriginSettings;
import dev.viewpass.cli.container.RunningOrigin;
import dev.viewpass.cli.process.Interruption;
import dev.viewpass.cli.process.ListenAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code origin}: the demo application alone, behind given settings. */
@Command(
        name = "origin",
        description = "Serves the demo application behind the given settings until it is interrupted.",
        mixinStandardHelpOptions = true)
final class OriginCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LoggingOption logging = new LoggingOption();

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The file of settings.")
    private Path config = Path.of("");

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            required = true,
            description = "Where to serve; port 0 takes a free one.")
    private ListenAddress listen = new ListenAddress("127.0.0.1", 0);

    @Option(
            names = "--container",
            paramLabel = "NAME",
            defaultValue = "jetty",
            description = "jetty or tomcat (default: ${DEFAULT-VALUE}).")
    private Choice.ContainerName container = Choice.ContainerName.JETTY;

    @Option(
            names = "--mechanism",
            paramLabel = "NAME",
            defaultValue = "filter",
            description = "filter or jaspic (default: ${DEFAULT-VALUE}).")
    private Choice.Mechanism mechanism = Choice.Mechanism.FILTER;

    @Override
    public Integer call() throws IOException {
        logging.configure();
        Choice.requireAvailable("--mechanism", mechanism, Choice.Mechanism.FILTER);
        Container nested =
                Container.of(container.toString()).orElseThrow(() -> Choice.notAvailable("--container", container));
        try (Interruption interruption = Interruption.watch();
                ContainerRuntime runtime = ContainerRuntime.unpack(nested);
                RunningOrigin origin = runtime.start(OriginSettings.of(listen, config))) {
            spec.commandLine().getOut().println("ready " + origin.uri());
            spec.commandLine().getOut().flush();
            interruption.await();
        }
        return 0;
    }
}
