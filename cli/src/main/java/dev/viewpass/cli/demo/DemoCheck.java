package dev.viewpass.cli.demo;

import dev.viewpass.cli.container.Container;
import dev.viewpass.cli.container.ContainerRuntime;
import dev.viewpass.cli.process.CommandFailure;
import dev.viewpass.cli.process.ListenAddress;
import dev.viewpass.edge.ChainLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays every scenario of the demo, on free ports. Keys, secrets and the unpacked container are made once; each run
 * starts the application with its classes loaded anew, and its edges, so that no run depends on another, and within a run
 * no row on another.
 *
 * <pre>{@code
 * try (DemoCheck check = DemoCheck.prepare(Container.JETTY)) {
 *     CheckReport report = check.run();
 * }
 * }</pre>
 *
 * <p>A run reads along what the logger {@code dev.viewpass.decisions} of the whole JVM writes, so that there may be only
 * one at a time.
 */
public final class DemoCheck implements AutoCloseable {
    private static final ListenAddress FREE = new ListenAddress("127.0.0.1", 0);

    private final DemoWorld world;
    private final ContainerRuntime runtime;

    private DemoCheck(DemoWorld world, ContainerRuntime runtime) {
        this.world = world;
        this.runtime = runtime;
    }

    /**
     * Makes everything that runs have in common.
     *
     * @param container the container that serves the application
     * @return to be closed, which removes all files
     * @throws IOException if temporary files cannot be written
     */
    public static DemoCheck prepare(Container container) throws IOException {
        DemoWorld world = DemoWorld.create();
        try {
            return new DemoCheck(world, ContainerRuntime.unpack(container));
        } catch (IOException e) {
            world.close();
            throw e;
        }
    }

    /**
     * Plays all scenarios.
     *
     * @return one row for each, whether it is as expected or not
     * @throws CommandFailure if the application or an edge does not start
     */
    public CheckReport run() {
        return run(world.settingsFile());
    }

    /** Plays all scenarios against an application with other settings than those of the demo. */
    CheckReport run(Path settings) {
        try (DecisionCapture log = DecisionCapture.begin();
                DemoSite site = DemoSite.start(world, runtime, FREE, settings)) {
            Exchange exchange = new Exchange(
                    site.edge(FREE, ChainLines.ONE), site.edge(FREE, ChainLines.ONE_PER_CERTIFICATE), site.origin());
            List<Row> rows = new ArrayList<>();
            Scenarios.all(world).forEach(scenario -> rows.add(scenario.play(exchange, log)));
            return new CheckReport(rows);
        }
    }

    DemoWorld world() {
        return world;
    }

    @Override
    public void close() {
        runtime.close();
        world.close();
    }
}
