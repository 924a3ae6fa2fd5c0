package dev.viewpass.cli.container.tomcat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.catalina.Context;
import org.apache.catalina.Host;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.modeler.Registry;

/** Serves one web application by Tomcat: called to start, closed to stop. */
public final class TomcatStarter implements Callable<URI>, AutoCloseable {
    static {
        // It would be the one of the whole JVM. Only WAR files that are not expanded need it.
        TomcatURLStreamHandlerFactory.disable();
        // MBeans would be the JVM's too, and several of these servers may be in it.
        Registry.disableRegistry();
    }

    private final Tomcat tomcat = new Tomcat();
    private final Connector connector;
    private final Context application;

    /**
     * Prepares a server.
     *
     * @param settings {@code host} (text), {@code port} (Integer), {@code requestHead} (Integer: octets),
     *     {@code application} (Path of a WAR), {@code directory} (Path for temporary files), {@code parameters} (map of
     *     texts: context parameters)
     * @throws IOException if the directory cannot be written
     */
    public TomcatStarter(Map<String, Object> settings) throws IOException {
        Path base = Files.createTempDirectory(required(settings, "directory", Path.class), "tomcat-");
        tomcat.setBaseDir(base.toString());
        connector = connector(settings);
        tomcat.setConnector(connector);
        application = application(settings, Files.createDirectory(base.resolve("webapps")));
    }

    /**
     * Starts the server.
     *
     * @return where the application is served
     * @throws Exception whatever keeps server or application from starting
     */
    @Override
    public URI call() throws Exception {
        try (StartFailure failure = StartFailure.watch(application)) {
            tomcat.start();
            if (!application.getState().isAvailable()) {
                throw failure.cause();
            }
        }
        String host = String.valueOf(connector.getProperty("address")).replaceFirst("^.*/", "");
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort());
    }

    /**
     * Stops the server.
     *
     * @throws IllegalStateException if it does not stop
     */
    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat cannot be stopped.", e);
        }
    }

    private static Connector connector(Map<String, Object> settings) throws IOException {
        Connector connector = new Connector();
        connector.setProperty(
                "address",
                InetAddress.getByName(required(settings, "host", String.class)).getHostAddress());
        connector.setPort(required(settings, "port", Integer.class));
        connector.setProperty(
                "maxHttpRequestHeaderSize",
                required(settings, "requestHead", Integer.class).toString());
        // Otherwise a taken port would be a line in the log and nothing else.
        connector.setThrowOnFailure(true);
        return connector;
    }

    private Context application(Map<String, Object> settings, Path applications) {
        // Otherwise the loader of the JVM's class path, where neither Tomcat nor anything of the application is.
        tomcat.getEngine().setParentClassLoader(TomcatStarter.class.getClassLoader());
        Host host = tomcat.getHost();
        host.setAppBase(applications.toString());
        host.getPipeline().addValve(silentErrorReport());
        // The defaults of Tomcat include pages in JSP, which is not here.
        tomcat.setAddDefaultWebXmlToWebapp(false);
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
        StandardContext context = (StandardContext) tomcat.addWebapp(
                host, "", required(settings, "application", Path.class).toString(), config);
        // These look into the JDK by reflection, which it would have to be opened for.
        context.setClearReferencesThreadLocals(false);
        context.setClearReferencesRmiTargets(false);
        Wrapper files = Tomcat.addServlet(context, "default", DefaultServlet.class.getName());
        files.setLoadOnStartup(1);
        context.addServletMapping("/", "default");
        Map<?, ?> parameters = required(settings, "parameters", Map.class);
        parameters.forEach((name, value) -> context.addParameter((String) name, (String) value));
        return context;
    }

    private static ErrorReportValve silentErrorReport() {
        ErrorReportValve report = new ErrorReportValve();
        report.setShowReport(false);
        report.setShowServerInfo(false);
        return report;
    }

    private static <T> T required(Map<String, Object> settings, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(settings.get(name), name));
    }
}
