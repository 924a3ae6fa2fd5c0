package dev.viewpass.cli.demo;

import dev.viewpass.cli.container.Container;
import dev.viewpass.cli.container.ContainerRuntime;
import dev.viewpass.cli.container.OriginSettings;
import dev.viewpass.cli.process.CommandFailure;
import dev.viewpass.cli.process.ListenAddress;
import dev.viewpass.cli.process.RootCause;
import dev.viewpass.edge.ChainLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** The demo for people: application and edge at fixed ports, with files of keys to try them out by hand. */
public final class Demo implements AutoCloseable {
    private static final String LOCAL = "127.0.0.1";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final DemoWorld world;
    private final DemoSite site;
    private final Gateway edge;

    private Demo(int edgePort, int originPort) throws IOException {
        try {
            world = opened(DemoWorld.create());
            ContainerRuntime runtime = opened(ContainerRuntime.unpack(Container.JETTY));
            site = opened(naming(
                    "--origin-port",
                    () -> DemoSite.start(
                            world,
                            runtime,
                            OriginSettings.of(new ListenAddress(LOCAL, originPort), world.settingsFile()))));
            edge = opened(naming(
                    "--port",
                    () -> site.launch(GatewayLauncher.EDGE, new ListenAddress(LOCAL, edgePort), ChainLines.ONE)));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts application and edge.
     *
     * @param edgePort port of the edge, 0 for a free one
     * @param originPort port of the application, 0 for a free one
     * @return to be closed, which removes all files
     * @throws IOException if temporary files cannot be written
     * @throws CommandFailure if the application or the edge does not start, for example because its port is taken
     */
    public static Demo start(int edgePort, int originPort) throws IOException {
        return new Demo(edgePort, originPort);
    }

    /**
     * Tells where everything is, and prints commands to try it out.
     *
     * @param out where to
     * @throws IOException if the files that the commands name cannot be written
     */
    public void print(PrintWriter out) throws IOException {
        CurlLines.print(world, edge, site.origin(), out);
        out.println();
        out.println("edge      " + edge.uri());
        out.println("origin    " + site.origin());
        out.println("settings  " + world.settingsFile());
        out.println("Ctrl-C ends the demo and removes all its files.");
        out.flush();
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private static <T> T naming(String option, Supplier<T> start) {
        try {
            return start.get();
        } catch (CommandFailure e) {
            throw RootCause.includes(e, BindException.class)
                    ? CommandFailure.failed(e.getMessage() + "; choose another port with " + option, e)
                    : e;
        }
    }

    @Override
    public void close() {
        open.forEach(Demo::close);
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.getLogger(Demo.class.getName()).log(System.Logger.Level.WARNING, "the demo did not end cleanly", e);
        }
    }
}
