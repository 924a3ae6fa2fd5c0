package dev.viewpass.cli.demo;

import dev.viewpass.cli.container.Container;
import dev.viewpass.cli.process.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays every scenario of the demo, on free ports. Keys, secrets and the unpacked containers are made once; each run
 * starts the application with its classes loaded anew, and its gateways, so that no run depends on another, and within a
 * run no row on another.
 *
 * <pre>{@code
 * try (DemoCheck check = DemoCheck.prepare(Container.JETTY, Container.TOMCAT)) {
 *     CheckReport report = check.run();
 * }
 * }</pre>
 *
 * <p>A run reads along what the logger {@code dev.viewpass.decisions} of the whole JVM writes, so that there may be only
 * one at a time.
 */
public final class DemoCheck implements AutoCloseable {
    private final DemoWorld world;
    private final List<ContainerCheck> containers;

    private DemoCheck(DemoWorld world, List<ContainerCheck> containers) {
        this.world = world;
        this.containers = containers;
    }

    /**
     * Makes everything that runs have in common.
     *
     * @param containers the containers that serve the application, one after the other
     * @return to be closed, which removes all files
     * @throws IOException if temporary files cannot be written
     */
    public static DemoCheck prepare(Container... containers) throws IOException {
        DemoCheck check = new DemoCheck(DemoWorld.create(), new ArrayList<>());
        try {
            for (Container container : containers) {
                check.containers.add(ContainerCheck.prepare(check.world, container));
            }
            return check;
        } catch (IOException | RuntimeException e) {
            check.close();
            throw e;
        }
    }

    /**
     * Plays all scenarios behind the edge of this program.
     *
     * @return one row for each scenario and container, whether it is as expected or not
     * @throws CommandFailure if the application or an edge does not start
     */
    public CheckReport run() {
        return run(GatewayLauncher.EDGE);
    }

    /**
     * Plays all scenarios behind gateways of another kind.
     *
     * @param launcher starts them
     * @return one row for each scenario and container, whether it is as expected or not
     * @throws CommandFailure if the application or a gateway does not start
     */
    public CheckReport run(GatewayLauncher launcher) {
        return run(world.settingsFile(), launcher);
    }

    /** Plays all scenarios against an application with other settings than those of the demo. */
    CheckReport run(Path settings) {
        return run(settings, GatewayLauncher.EDGE);
    }

    private CheckReport run(Path settings, GatewayLauncher launcher) {
        return new CheckReport(containers.stream()
                .flatMap(container -> container.play(settings, launcher).stream())
                .toList());
    }

    DemoWorld world() {
        return world;
    }

    @Override
    public void close() {
        containers.forEach(ContainerCheck::close);
        world.close();
    }
}
