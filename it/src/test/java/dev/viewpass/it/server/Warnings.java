package dev.viewpass.it.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything that is logged in this JVM at the level WARNING or above, from the creation of this object to its end. */
final class Warnings extends Handler implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());

    Warnings() {
        setLevel(Level.WARNING);
        ROOT.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record)) {
            messages.add(record.getLevel() + " " + record.getLoggerName() + ": " + record.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }

    List<String> messages() {
        return List.copyOf(messages);
    }
}
