package dev.viewpass.it.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.loader.WebappLoader;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** A Tomcat inside the test, whose applications take their classes from {@code WEB-INF} and not from the class path. */
final class EmbeddedTomcat implements AutoCloseable {
    private static final Duration LAST_REQUEST = Duration.ofSeconds(5);

    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector();

    /** Starts without an application. */
    EmbeddedTomcat(Path base) throws LifecycleException {
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        // What the application asks for at its start when it is less.
        connector.setProperty("maxHttpRequestHeaderSize", "32768");
        tomcat.setBaseDir(base.toString());
        tomcat.setConnector(connector);
        ((StandardHost) tomcat.getHost()).setUnpackWARs(false);
        tomcat.start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
    }

    /** Starts an application at the path {@code /app}. */
    Context deploy(Path application) {
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
        WebappLoader loader = new WebappLoader();
        loader.setDelegate(false);
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        StandardContext context = new StandardContext();
        context.setPath("/app");
        context.setDocBase(application.toString());
        context.setParentClassLoader(new ContainerClassLoader());
        context.setJarScanner(scanner);
        context.setLoader(loader);
        context.addLifecycleListener(config);
        tomcat.getHost().addChild(context);
        return context;
    }

    /**
     * Stops an application and forgets it. A client has its answer a moment before the thread that served it is done, so
     * that the threads are given a moment first; one that keeps the application's loader is the server's warning.
     */
    void undeploy(Context context) throws InterruptedException {
        ClassLoader loader = context.getLoader().getClassLoader();
        long deadline = System.nanoTime() + LAST_REQUEST.toNanos();
        while (serves(loader) && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        tomcat.getHost().removeChild(context);
    }

    private static boolean serves(ClassLoader loader) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getContextClassLoader() == loader);
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
