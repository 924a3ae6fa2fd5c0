package dev.viewpass.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tomcat, started by its own script, with its own configuration but for the port and {@code unpackWARs}.
 *
 * @param home the distribution
 * @param base the instance
 */
record StockTomcat(Path home, Path base) implements StockServer {
    private static final Pattern PORT =
            Pattern.compile("Starting ProtocolHandler \\[\"http-nio-127\\.0\\.0\\.1-auto-1-(\\d+)\"]");
    private static final Pattern READY = Pattern.compile("Server startup in");

    private static final String SMALL_HEADS = "the container accepts heads of requests of at most 8192 octets";
    private static final List<Pattern> ALLOWED = List.of(
            Pattern.compile(SMALL_HEADS),
            // A busy machine.
            Pattern.compile("Creation of SecureRandom instance for session ID generation .* took"),
            // Tomcat 11.0 looks for an archive that it does not expand under an encoded name. Only its own search for
            // fragments and initializers in WEB-INF/lib suffers, and there are none of ours.
            Pattern.compile("StandardJarScanner\\.scan Failed to scan JAR \\[war:file:.*%23"),
            // The script of Tomcat 10.1 does not allow Tomcat's own native code on JDK 25.
            Pattern.compile("^WARNING: (A restricted method in java\\.lang\\.System has been called"
                    + "|java\\.lang\\.System::load has been called by org\\.apache\\.tomcat\\.jni\\.Library"
                    + "|Use --enable-native-access=ALL-UNNAMED|Restricted methods will be blocked)"),
            // The application with wrong settings, and no other.
            Pattern.compile("StandardContext\\.filterStart Exception starting filter \\[viewpass]"),
            Pattern.compile("StandardContext\\.startInternal One or more Filters failed to start"),
            Pattern.compile("StandardContext\\.startInternal Context \\[/wrong] startup failed"));

    static StockTomcat create(Path home, Path base) throws IOException {
        InstanceDirectory.create(base, "conf", "logs", "temp", "webapps", "work");
        InstanceDirectory.copyFiles(home.resolve("conf"), base.resolve("conf"));
        Path serverXml = base.resolve("conf/server.xml");
        String stock = Files.readString(serverXml);
        Files.writeString(
                serverXml,
                stock.replace("<Server port=\"8005\"", "<Server port=\"-1\"")
                        .replace("<Connector port=\"8080\"", "<Connector port=\"0\" address=\"127.0.0.1\"")
                        .replace("unpackWARs=\"true\"", "unpackWARs=\"false\""));
        return new StockTomcat(home, base);
    }

    /** Adds the application by which Tomcat deploys others while it runs, for one user. */
    void addManagerApplication(String user, String password) throws IOException {
        Files.writeString(
                Files.createDirectories(base.resolve("conf/Catalina/localhost")).resolve("manager.xml"),
                "<Context docBase=\"${catalina.home}/webapps/manager\" privileged=\"true\"/>");
        Files.writeString(
                base.resolve("conf/tomcat-users.xml"),
                "<tomcat-users><user username=\"%s\" password=\"%s\" roles=\"manager-script\"/></tomcat-users>"
                        .formatted(user, password));
    }

    @Override
    public void deploy(Deployment deployment) throws IOException {
        String path = deployment.contextPath();
        String name = path.isEmpty() ? "ROOT" : path.substring(1).replace('/', '#');
        deployment.packaging().write(deployment.archive(), base.resolve("webapps"), name);
    }

    @Override
    public ServerProcess start(Jdk jdk, Map<String, String> environment) throws IOException, InterruptedException {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("JAVA_HOME", jdk.home().toString());
        variables.put("CATALINA_OPTS", String.join(" ", Jdk.SHORT_LIVED));
        variables.put("CATALINA_HOME", home.toString());
        variables.put("CATALINA_BASE", base.toString());
        return ServerProcess.start(
                List.of("sh", home.resolve("bin/catalina.sh").toString(), "run"), variables, console(), PORT, READY);
    }

    private Path console() {
        return base.resolve("console.log");
    }

    @Override
    public int statusOfFailedApplication() {
        return 404;
    }

    @Override
    public ServerLog log() throws IOException {
        List<Path> files = new ArrayList<>(List.of(console()));
        try (Stream<Path> logs = Files.list(base.resolve("logs"))) {
            logs.filter(file -> !file.getFileName().toString().contains("access"))
                    .forEach(files::add);
        }
        return ServerLog.read(files);
    }

    @Override
    public List<Pattern> allowedComplaints() {
        return ALLOWED;
    }

    @Override
    public List<String> expectedWarnings() {
        return List.of(SMALL_HEADS);
    }
}
