package dev.viewpass.cli.process;

import java.util.Locale;
import java.util.logging.Level;

/** How much of Viewpass's own log is written. */
public enum LogLevel {
    /** Faults only. */
    ERROR(Level.SEVERE),
    /** Also what an operator should look into. */
    WARN(Level.WARNING),
    /** Also what is in effect. */
    INFO(Level.INFO),
    /** Also every refusal with its reason, and stack traces. */
    DEBUG(Level.FINE);

    private final Level level;

    LogLevel(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }

    static String name(Level level) {
        for (LogLevel candidate : values()) {
            if (level.intValue() >= candidate.level.intValue()) {
                return candidate.name();
            }
        }
        return DEBUG.name();
    }

    /** Returns the word of the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
