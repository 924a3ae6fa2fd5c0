package dev.viewpass.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.util.Map;

/** The containers on whose real sockets the tables of attacks are played. */
enum Container {
    JETTY {
        @Override
        RunningContainer start(Path directory, Map<String, String> settings, Filter before, HttpServlet page)
                throws Exception {
            Application application = Application.in(directory).filter(before).servlet(page, "/*");
            settings.forEach(application::with);
            try {
                application.start();
            } catch (Exception e) {
                application.close();
                throw e;
            }
            return new RunningContainer(application.port(), application::close);
        }
    },
    TOMCAT {
        @Override
        RunningContainer start(Path directory, Map<String, String> settings, Filter before, HttpServlet page)
                throws Exception {
            return TomcatApplication.start(directory, settings, before, page);
        }
    };

    /**
     * Starts an application with one page behind the filter.
     *
     * @param settings what differs from the settings that work
     * @param before runs before the filter under test
     */
    abstract RunningContainer start(Path directory, Map<String, String> settings, Filter before, HttpServlet page)
            throws Exception;

    /** A container that listens on the loopback address. */
    record RunningContainer(int port, Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }
}
