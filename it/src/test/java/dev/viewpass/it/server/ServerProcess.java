package dev.viewpass.it.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running server.
 *
 * @param process its process
 * @param uri where it serves, without a slash at the end
 */
record ServerProcess(Process process, URI uri) implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final List<String> FOREIGN_VARIABLES = List.of("VIEWPASS_", "CATALINA_", "JETTY_", "JAVA_", "JDK_");

    /**
     * Starts a server with its output in a file, and waits until it says that it serves.
     *
     * @param port what it logs about its port, which is the first group
     * @param ready what it logs when all applications have been started
     */
    static ServerProcess start(
            List<String> command, Map<String, String> environment, Path console, Pattern port, Pattern ready)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> FOREIGN_VARIABLES.stream().anyMatch(name::startsWith));
        builder.environment().putAll(environment);
        Process process = builder.start();
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            boolean alive = process.isAlive();
            String log = Files.readString(console);
            Matcher logged = port.matcher(log);
            if (alive && ready.matcher(log).find() && logged.find()) {
                return new ServerProcess(process, URI.create("http://127.0.0.1:" + logged.group(1)));
            }
            if (!alive || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not start:\n" + log);
            }
            Thread.sleep(50);
        }
    }

    /** Stops the server as a service manager does, and waits until its applications have been stopped. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError(uri + " still runs after " + STOP);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
