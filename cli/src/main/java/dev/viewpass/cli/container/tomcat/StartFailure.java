package dev.viewpass.cli.container.tomcat;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.catalina.Container;
import org.jspecify.annotations.Nullable;

/**
 * Learns why a web application does not start. Tomcat tells nobody but its log, and starts without the application; the
 * log is what is read here.
 */
final class StartFailure extends Handler implements AutoCloseable {
    private final Logger log;
    private final @Nullable Level before;
    private volatile @Nullable Throwable first;

    private StartFailure(Logger log) {
        this.log = log;
        this.before = log.getLevel();
    }

    static StartFailure watch(Container application) {
        StartFailure failure = new StartFailure(Logger.getLogger(application.getLogName()));
        failure.log.addHandler(failure);
        // Whatever the level of the loggers above, this one has to speak.
        failure.log.setLevel(Level.SEVERE);
        failure.log.setUseParentHandlers(false);
        return failure;
    }

    /** Returns the first exception that was logged. */
    Exception cause() {
        return first instanceof Exception exception
                ? exception
                : new IllegalStateException("Tomcat did not start the application; its log tells why", first);
    }

    @Override
    public void publish(LogRecord record) {
        if (first == null) {
            first = record.getThrown();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        log.setUseParentHandlers(true);
        log.setLevel(before);
        log.removeHandler(this);
    }
}
