package dev.viewpass.cli.demo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads along what the application logs about its decisions. It runs in another class loader, but all of a JVM's share
 * {@code java.util.logging}.
 */
final class DecisionCapture implements AutoCloseable {
    private final Logger logger = Logger.getLogger("dev.viewpass.decisions");
    private final @Nullable Level before = logger.getLevel();
    private final Map<String, LoggedRefusal> refusals = new ConcurrentHashMap<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            LoggedRefusal.parse(record.getMessage()).ifPresent(line -> refusals.put(line.reference(), line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private DecisionCapture() {}

    static DecisionCapture begin() {
        DecisionCapture capture = new DecisionCapture();
        capture.logger.addHandler(capture.handler);
        capture.logger.setLevel(Level.FINE);
        return capture;
    }

    /** Finds the line about an answer. */
    Optional<LoggedRefusal> of(Answer answer) {
        return answer.field("Viewpass-Reference").map(refusals::get);
    }

    @Override
    public void close() {
        logger.setLevel(before);
        logger.removeHandler(handler);
    }
}
