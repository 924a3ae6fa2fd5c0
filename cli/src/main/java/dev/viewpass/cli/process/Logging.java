package dev.viewpass.cli.process;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Sends the log of this process to standard error. All class loaders of a JVM share {@code java.util.logging}, so that
 * this holds for nested containers and their applications too. Only a program that owns its JVM may do so.
 */
public final class Logging {
    // The JVM forgets the level of a logger that nobody holds.
    private static final List<Logger> HELD = List.of(
            Logger.getLogger("dev.viewpass"),
            Logger.getLogger("org.eclipse.jetty"),
            // It logs whatever keeps an application from starting, with its trace; the command says it in one sentence.
            Logger.getLogger("org.eclipse.jetty.ee11.webapp.WebAppContext"));

    private Logging() {}

    /**
     * Configures the log.
     *
     * @param level what is written of Viewpass; containers write warnings at all levels
     */
    public static void configure(LogLevel level) {
        LogManager.getLogManager().reset();
        Handler handler = new ConsoleHandler();
        handler.setLevel(level.level());
        handler.setFormatter(new LogLine(level == LogLevel.DEBUG));
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(handler);
        HELD.get(0).setLevel(level.level());
        HELD.get(1).setLevel(Level.WARNING);
        HELD.get(2).setLevel(level == LogLevel.DEBUG ? Level.WARNING : Level.OFF);
    }
}
