package dev.viewpass.cli.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and the signal to terminate. The JVM would end under our hands; this holds it back until the thread of the
 * command has closed what it opened. To be opened before, and so closed after, everything else of a command.
 */
public final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final Thread command = Thread.currentThread();
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "viewpass-interruption");

    private Interruption() {}

    /**
     * Begins to watch on behalf of the calling thread.
     *
     * @return to be closed by the same thread
     */
    public static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Waits until the process is told to end. */
    public void await() {
        try {
            interrupted.await();
        } catch (InterruptedException e) {
            // The same message on another way; whoever closes files and servers now must not be disturbed by it.
            Thread.interrupted();
        }
    }

    /**
     * Tells whether the process was told to end.
     *
     * @return true when whatever fails now, fails because of that
     */
    public boolean happened() {
        return interrupted.getCount() == 0;
    }

    private void interrupt() {
        interrupted.countDown();
        command.interrupt();
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(Interruption.class.getName())
                        .log(System.Logger.Level.WARNING, "ended before everything was closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the JVM end. */
    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, and waits for this.
            Thread.interrupted();
        }
    }
}
