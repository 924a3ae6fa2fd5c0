package dev.viewpass.cli.process;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/**
 * Sends the log of this process to standard error. All class loaders of a JVM share {@code java.util.logging}, so that
 * this holds for nested containers and their applications too. Only a program that owns its JVM may do so.
 */
public final class Logging {
    // The JVM forgets the level of a logger that nobody holds.
    private static final Logger VIEWPASS = Logger.getLogger("dev.viewpass");

    private static final List<Logger> CONTAINERS =
            List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("org.apache"));

    // These log whatever keeps an application from starting, with its trace; the command says it in one sentence.
    private static final List<Logger> STARTS_OF_APPLICATIONS = List.of(
            Logger.getLogger("org.eclipse.jetty.ee11.webapp.WebAppContext"),
            Logger.getLogger("org.apache.catalina.core"),
            Logger.getLogger("org.apache.catalina.util.LifecycleBase"));

    // Tomcat gives a formatter of its own to every ConsoleHandler.
    private static final class StandardError extends StreamHandler {
        StandardError(LogLevel level) {
            super(System.err, new LogLine(level == LogLevel.DEBUG));
            setLevel(level.level());
        }

        @Override
        public synchronized void publish(LogRecord record) {
            super.publish(record);
            flush();
        }

        @Override
        public synchronized void close() {
            flush();
        }
    }

    private Logging() {}

    /**
     * Configures the log.
     *
     * @param level what is written of Viewpass; containers write warnings at all levels
     */
    public static void configure(LogLevel level) {
        LogManager.getLogManager().reset();
        Handler handler = new StandardError(level);
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(handler);
        VIEWPASS.setLevel(level.level());
        CONTAINERS.forEach(container -> container.setLevel(Level.WARNING));
        STARTS_OF_APPLICATIONS.forEach(start -> start.setLevel(level == LogLevel.DEBUG ? Level.WARNING : Level.OFF));
    }
}
