package dev.viewpass;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the lines of the decision log until it is closed, and leaves the logger as it was. */
final class DecisionLines extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("dev.viewpass.decisions");
    private final @Nullable Level levelBefore = logger.getLevel();
    private final boolean parentsBefore = logger.getUseParentHandlers();
    private final List<String> lines = new ArrayList<>();
    private final List<Throwable> faults = new ArrayList<>();

    DecisionLines(Level level) {
        setLevel(Level.ALL);
        logger.setLevel(level);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<Throwable> faults() {
        return List.copyOf(faults);
    }

    @Override
    public synchronized void publish(LogRecord logged) {
        lines.add(logged.getMessage());
        if (logged.getThrown() != null) {
            faults.add(logged.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(parentsBefore);
        logger.setLevel(levelBefore);
    }
}
