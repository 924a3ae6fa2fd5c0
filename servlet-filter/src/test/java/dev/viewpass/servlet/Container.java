package dev.viewpass.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.util.Map;

/** The containers on whose real sockets the tables of attacks are played. */
enum Container {
    JETTY {
        @Override
        RunningContainer start(
                Path directory, Map<String, String> settings, Filter before, HttpServlet page, Connection connection)
                throws Exception {
            Application application = Application.in(directory).filter(before).servlet(page, "/*");
            settings.forEach(application::with);
            application.connectedBy(connection);
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
        RunningContainer start(
                Path directory, Map<String, String> settings, Filter before, HttpServlet page, Connection connection)
                throws Exception {
            return TomcatApplication.start(directory, settings, before, page, connection);
        }
    };

    /** How requests reach the application. */
    enum Connection {
        PLAIN,
        /** By TLS, with a certificate of Acme if the client has one. */
        TLS,
        /** In plain, and what stands in {@code X-Forwarded-For} is taken for the address. */
        ADDRESS_OF_A_FIELD
    }

    RunningContainer start(Path directory, Map<String, String> settings, Filter before, HttpServlet page)
            throws Exception {
        return start(directory, settings, before, page, Connection.PLAIN);
    }

    /**
     * Starts an application with one page behind the filter.
     *
     * @param settings what differs from the settings that work
     * @param before runs before the filter under test
     */
    abstract RunningContainer start(
            Path directory, Map<String, String> settings, Filter before, HttpServlet page, Connection connection)
            throws Exception;

    /** A container that listens on the loopback address. */
    record RunningContainer(int port, Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }
}
