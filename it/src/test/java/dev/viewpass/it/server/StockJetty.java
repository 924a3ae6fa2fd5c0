package dev.viewpass.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Jetty, started by its {@code start.jar} with the modules that web applications need. A packed application is expanded
 * into the server's directory for temporary files: told not to, Jetty 12 finds no class in {@code WEB-INF/lib}.
 *
 * @param home the distribution
 * @param base the instance
 * @param environment the Jakarta EE version in Jetty's words, such as {@code ee11}
 */
record StockJetty(Path home, Path base, String environment) implements StockServer {
    private static final Pattern PORT =
            Pattern.compile("Started (?:oejs\\.)?ServerConnector@.*\\{127\\.0\\.0\\.1:(\\d+)}");
    private static final Pattern READY = Pattern.compile("Started oejs\\.Server@");

    // What it says of the application with wrong settings, and of no other.
    private static final List<Pattern> ALLOWED = List.of(
            Pattern.compile("WebAppContext:main: Failed startup of context .*,/wrong,"),
            Pattern.compile("^[\\w.]+Exception: (Viewpass can not start: )?gateway\\.secret\\.values: "));

    static StockJetty create(Path home, Path base, String environment) throws IOException {
        InstanceDirectory.create(base, "applications", "environments", "start.d", "temp", "webapps");
        // In this order: a property belongs to the environment of the module before it.
        Files.writeString(base.resolve("start.d/server.ini"), """
                --module=http
                jetty.http.host=127.0.0.1
                jetty.http.port=0
                --module=%1$s-deploy
                --module=%1$s-annotations
                """.formatted(environment));
        return new StockJetty(home, base, environment);
    }

    @Override
    public void deploy(Deployment deployment) throws IOException {
        String path = deployment.contextPath();
        String name = path.isEmpty() ? "root" : path.substring(1);
        if (!name.contains("/")) {
            deployment.packaging().write(deployment.archive(), base.resolve("webapps"), name);
            return;
        }
        // A path of several segments can not be said by the name of a file.
        String flat = name.replace('/', '-');
        Path application = deployment.packaging().write(deployment.archive(), base.resolve("applications"), flat);
        Files.writeString(
                base.resolve("webapps").resolve(flat + ".xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "https://jetty.org/configure_10_0.dtd">
                <Configure class="org.eclipse.jetty.%s.webapp.WebAppContext">
                  <Set name="contextPath">%s</Set>
                  <Set name="war">%s</Set>
                </Configure>
                """.formatted(environment, path, application));
    }

    @Override
    public ServerProcess start(Jdk jdk, Map<String, String> variables) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jdk.java()));
        command.addAll(Jdk.SHORT_LIVED);
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                "-jar",
                home.resolve("start.jar").toString(),
                "jetty.base=" + base));
        return ServerProcess.start(command, variables, console(), PORT, READY);
    }

    private Path console() {
        return base.resolve("console.log");
    }

    @Override
    public int statusOfFailedApplication() {
        return 503;
    }

    @Override
    public ServerLog log() throws IOException {
        return ServerLog.read(List.of(console()));
    }

    @Override
    public List<Pattern> allowedComplaints() {
        return ALLOWED;
    }

    // Jetty tells its limits only with the module jmx.
    @Override
    public List<String> expectedWarnings() {
        return List.of();
    }
}
