package dev.viewpass.cli.container;

import dev.viewpass.cli.process.CommandFailure;
import dev.viewpass.cli.process.RootCause;
import dev.viewpass.cli.process.TemporaryDirectory;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A container unpacked and ready to serve the demo application, as often as wanted: each start loads the classes of the
 * application anew, those of the container stay.
 */
public final class ContainerRuntime implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ContainerRuntime.class.getName());
    private static final String APPLICATION = "applications/demo.war";

    private final Container container;
    private final TemporaryDirectory directory;
    private final Path application;
    private final IsolatedLoader loader;

    private ContainerRuntime(
            Container container, TemporaryDirectory directory, Path application, IsolatedLoader loader) {
        this.container = container;
        this.directory = directory;
        this.application = application;
        this.loader = loader;
    }

    /**
     * Unpacks a container and the demo application.
     *
     * @param container which
     * @return the runtime
     * @throws IOException if the temporary directory cannot be written
     */
    public static ContainerRuntime unpack(Container container) throws IOException {
        TemporaryDirectory directory = TemporaryDirectory.create(container.toString());
        try {
            List<Path> jars = NestedFiles.unpackAll(container.index(), directory.directory("lib"));
            Path application = NestedFiles.unpack(APPLICATION, directory.path());
            return new ContainerRuntime(
                    container,
                    directory,
                    application,
                    new IsolatedLoader("viewpass-" + container, urls(jars), container.starter()));
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * Tells which container this is.
     *
     * @return the container
     */
    public Container container() {
        return container;
    }

    /**
     * Starts the container with the demo application.
     *
     * @param settings where and how
     * @return the running application
     * @throws CommandFailure if it does not start; the message tells why
     */
    public RunningOrigin start(OriginSettings settings) {
        AutoCloseable starter = starter(settings);
        try {
            @SuppressWarnings("unchecked")
            Callable<URI> start = (Callable<URI>) starter;
            return new RunningOrigin(inside(start), this, starter);
        } catch (Exception e) {
            stop(starter);
            throw RootCause.includes(e, BindException.class)
                    ? CommandFailure.failed("cannot listen on " + settings.listen() + ": " + RootCause.sentence(e), e)
                    : CommandFailure.failed("the application does not start: " + RootCause.sentence(e), e);
        }
    }

    void stop(AutoCloseable starter) {
        try {
            inside(() -> {
                starter.close();
                return starter;
            });
        } catch (Exception e) {
            LOG.log(Level.WARNING, "the container did not stop cleanly", e);
        }
    }

    private AutoCloseable starter(OriginSettings settings) {
        Map<String, Object> map = Map.of(
                "host", settings.listen().host(),
                "port", settings.listen().port(),
                "application", application,
                "directory", directory.path(),
                "parameters", settings.parameters(),
                "requestHead", settings.requestHead());
        try {
            return (AutoCloseable) inside(() -> loader.loadClass(container.starter())
                    .getConstructor(Map.class)
                    .newInstance(map));
        } catch (Exception e) {
            throw new IllegalStateException("The starter of " + container + " cannot be made.", e);
        }
    }

    /** Containers look for services and resources by the context class loader of the thread. */
    private <T> T inside(Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] urls(List<Path> jars) throws MalformedURLException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return urls;
    }

    /** Forgets the container and removes what was unpacked. */
    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot close the class loader of " + container, e);
        }
        directory.close();
    }
}
