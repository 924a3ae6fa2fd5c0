package dev.viewpass.servlet;

import dev.viewpass.testkit.junit.ForwardedCallers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A web application behind the filter, on a real socket. Its settings are those that work unless changed. */
final class Application implements AutoCloseable {
    static final String SECRET_FIELD = "X-Origin-Secret";
    static final String SECRET = "8Rf!kQ2x/Zp-74wLm0Tq.yB6&nVs3Hd$e9";
    private static final EnumSet<DispatcherType> ALL = EnumSet.allOf(DispatcherType.class);

    private static final Map<String, String> GROUPS =
            Map.of("group.admin", "subject.ou=Operations", "group.user", "principal=**");

    private final Server server = new Server();
    private final HttpConfiguration http = new HttpConfiguration();
    private ServerConnector connector;
    private final ServletContextHandler context;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final ErrorPageErrorHandler errorPages = new ErrorPageErrorHandler();

    private Application(ServletContextHandler context, Path directory) {
        http.setRequestHeaderSize(65_536);
        connector =
                new ServerConnector(server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        this.context = context;
        context.setErrorHandler(errorPages);
        context.setBaseResourceAsPath(directory);
        write(directory, "WEB-INF/anchors.pem", Acme.ROOT.pem());
    }

    /** An application in a directory, which holds its anchors, with working settings and without any servlet. */
    static Application in(Path directory) {
        return new Application(new ServletContextHandler(), directory).withWorkingSettings();
    }

    /** The same, of which the container reads the web.xml. */
    static Application webApplicationIn(Path directory) {
        return bareWebApplicationIn(directory).withWorkingSettings();
    }

    /** An application whose settings stand where the test writes them. */
    static Application bareWebApplicationIn(Path directory) {
        WebAppContext context = new WebAppContext();
        context.setParentLoaderPriority(true);
        context.setThrowUnavailableOnStartupException(true);
        return new Application(context, directory);
    }

    /** An application for callers of the testkit; its groups are the same. */
    static Application in(Path directory, ForwardedCallers callers) {
        Application application = new Application(new ServletContextHandler(), directory).withGroups();
        callers.settings().forEach(application::with);
        return application;
    }

    private Application withWorkingSettings() {
        settings.putAll(settings(Map.of()));
        return this;
    }

    private Application withGroups() {
        settings.putAll(GROUPS);
        return this;
    }

    /** Returns the settings that work, some of them changed. */
    static Map<String, String> settings(Map<String, String> changes) {
        Map<String, String> settings = new LinkedHashMap<>(GROUPS);
        settings.put("source", "rfc9440");
        settings.put("gateway.secret.field", SECRET_FIELD);
        settings.put("gateway.secret.values", SECRET);
        settings.put("anchors", "/WEB-INF/anchors.pem");
        settings.put("revocation", "off");
        settings.putAll(changes);
        return settings;
    }

    static void write(Path directory, String name, String content) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Application with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Application servlet(HttpServlet servlet, String... patterns) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        for (String pattern : patterns) {
            context.addServlet(holder, pattern);
        }
        return this;
    }

    Application page(String pattern, Page.Content content) {
        return servlet(new Page(content), pattern);
    }

    /** Lets requests come in another way. */
    Application connectedBy(Container.Connection connection) {
        if (connection == Container.Connection.ADDRESS_OF_A_FIELD) {
            http.addCustomizer(new ForwardedRequestCustomizer());
        }
        if (connection == Container.Connection.TLS) {
            http.addCustomizer(new SecureRequestCustomizer(false));
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setKeyStore(Acme.SERVER.keyStore(Acme.PASSWORD.toCharArray()));
            tls.setKeyManagerPassword(Acme.PASSWORD);
            tls.setTrustStore(Acme.trustStore());
            tls.setWantClientAuth(true);
            server.removeConnector(connector);
            connector = new ServerConnector(server, tls, new HttpConnectionFactory(http));
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
        }
        return this;
    }

    /** Adds a filter; those added before {@link #start()} run before the filter under test. */
    Application filter(Filter filter) {
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
        return this;
    }

    Application errorPage(int status, String path) {
        errorPages.addErrorPage(status, path);
        return this;
    }

    Application errorPage(Class<? extends Throwable> fault, String path) {
        errorPages.addErrorPage(fault, path);
        return this;
    }

    ErrorPageErrorHandler errorPages() {
        return errorPages;
    }

    ServletContextHandler context() {
        return context;
    }

    Application start() throws Exception {
        return start(new ClientCertificateFilter());
    }

    Application start(ClientCertificateFilter filter) throws Exception {
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        holder.setInitParameters(settings);
        context.addFilter(holder, "/*", ALL);
        return startAsDescribed();
    }

    /** Starts the application with the filter of its web.xml only. */
    Application startAsDescribed() throws Exception {
        server.start();
        return this;
    }

    int port() {
        return connector.getLocalPort();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    SentRequest get(String path) {
        return SentRequest.get(address(path));
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
