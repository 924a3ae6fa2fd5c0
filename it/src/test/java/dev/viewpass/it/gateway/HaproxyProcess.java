package dev.viewpass.it.gateway;

import dev.viewpass.cli.process.ListenAddress;
import dev.viewpass.cli.process.TemporaryDirectory;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * HAProxy while it runs, in the foreground.
 *
 * @param process the process
 * @param directory its files
 */
record HaproxyProcess(Process process, TemporaryDirectory directory) implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final String CONSOLE = "console.log";

    /** Starts it with the files of a directory, which goes when it ends or does not listen, and waits until it listens. */
    static HaproxyProcess start(
            Path program, TemporaryDirectory directory, Map<String, String> environment, ListenAddress listen)
            throws IOException {
        File console = directory.path().resolve(CONSOLE).toFile();
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "-db",
                        "-f",
                        directory.path().resolve(HaproxyConfiguration.FILE).toString())
                .redirectErrorStream(true)
                .redirectOutput(console);
        builder.environment().clear();
        builder.environment().putAll(environment);
        HaproxyProcess haproxy = new HaproxyProcess(builder.start(), directory);
        try {
            haproxy.awaitListening(listen);
            return haproxy;
        } catch (IOException | RuntimeException e) {
            haproxy.close();
            throw e;
        }
    }

    private void awaitListening(ListenAddress listen) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        do {
            if (exitsWithin(PAUSE) || System.nanoTime() > deadline) {
                throw new IOException("HAProxy does not listen on " + listen + ":\n"
                        + Files.readString(directory.path().resolve(CONSOLE)));
            }
        } while (!listens(listen));
    }

    private static boolean listens(ListenAddress listen) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(listen.host(), listen.port()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean exitsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while HAProxy starts or stops", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!exitsWithin(STOP)) {
                throw new IllegalStateException("HAProxy still runs after " + STOP);
            }
        } finally {
            process.destroyForcibly();
            directory.close();
        }
    }
}
