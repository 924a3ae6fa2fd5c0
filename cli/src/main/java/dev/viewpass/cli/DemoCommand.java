package dev.viewpass.cli;

import dev.viewpass.cli.container.Container;
import dev.viewpass.cli.demo.CheckReport;
import dev.viewpass.cli.demo.Demo;
import dev.viewpass.cli.demo.DemoCheck;
import dev.viewpass.cli.process.CommandFailure;
import dev.viewpass.cli.process.Interruption;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: everything together, with throwaway authorities. */
@Command(
        name = "demo",
        description = "Serves the demo application behind the edge, with people and impostors to try it out.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int EDGE_PORT = 8443;
    private static final int ORIGIN_PORT = 8080;
    private static final int MAX_PORT = 65535;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LoggingOption logging = new LoggingOption();

    @Option(names = "--check", description = "Plays every scenario on free ports, prints the outcomes and ends.")
    private boolean check;

    @Option(names = "--json", description = "Prints the outcomes of --check as JSON.")
    private boolean json;

    @Option(names = "--port", paramLabel = "N", description = "Port of the edge (default: " + EDGE_PORT + ").")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--origin-port",
            paramLabel = "N",
            description = "Port of the application (default: " + ORIGIN_PORT + ").")
    private Optional<Integer> originPort = Optional.empty();

    @Override
    public Integer call() throws IOException {
        logging.configure();
        if (check && (port.isPresent() || originPort.isPresent())) {
            throw usage("--check takes free ports; leave --port and --origin-port out");
        }
        if (json && !check) {
            throw usage("--json goes with --check");
        }
        return check ? check() : demo();
    }

    private int check() throws IOException {
        try (Interruption interruption = Interruption.watch();
                DemoCheck scenarios = DemoCheck.prepare(Container.values())) {
            CheckReport report = scenarios.run();
            if (interruption.happened()) {
                return CommandFailure.FAILED;
            }
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(report.json());
                out.flush();
            } else {
                report.print(out);
            }
            return report.failed() == 0 ? 0 : CommandFailure.FAILED;
        }
    }

    private int demo() throws IOException {
        try (Interruption interruption = Interruption.watch();
                Demo demo = Demo.start(
                        number("--port", port.orElse(EDGE_PORT)),
                        number("--origin-port", originPort.orElse(ORIGIN_PORT)))) {
            demo.print(spec.commandLine().getOut());
            interruption.await();
        }
        return 0;
    }

    private int number(String option, int number) {
        if (number < 0 || number > MAX_PORT) {
            throw usage(option + " takes a port of 0 to " + MAX_PORT + ", not " + number);
        }
        return number;
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
