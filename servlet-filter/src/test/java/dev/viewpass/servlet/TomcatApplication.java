package dev.viewpass.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** The application of {@link Application}, inside a Tomcat of the test. */
final class TomcatApplication {
    private TomcatApplication() {}

    static Container.RunningContainer start(
            Path directory,
            Map<String, String> settings,
            Filter before,
            HttpServlet page,
            Container.Connection connection)
            throws Exception {
        Application.write(directory, "WEB-INF/anchors.pem", Acme.ROOT.pem());
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory(directory, "tomcat").toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxHttpRequestHeaderSize", "65536");
        tomcat.setConnector(connector);
        if (connection == Container.Connection.TLS) {
            connector.setProperty("SSLEnabled", "true");
            connector.setSecure(true);
            connector.setScheme("https");
            connector.addSslHostConfig(tls());
        }
        Context context = tomcat.addContext("", directory.toString());
        if (connection == Container.Connection.ADDRESS_OF_A_FIELD) {
            context.getPipeline().addValve(new RemoteIpValve());
        }
        add(context, "before", before, Map.of());
        add(context, "viewpass", new ClientCertificateFilter(), Application.settings(settings));
        Wrapper wrapper = Tomcat.addServlet(context, "page", page);
        wrapper.setAsyncSupported(true);
        wrapper.addMapping("/*");
        tomcat.start();
        Container.RunningContainer running =
                new Container.RunningContainer(connector.getLocalPort(), () -> stop(tomcat));
        if (!context.getState().isAvailable()) {
            running.close();
            throw new IllegalStateException("the application did not start");
        }
        return running;
    }

    private static SSLHostConfig tls() {
        SSLHostConfig tls = new SSLHostConfig();
        tls.setCertificateVerification("optional");
        tls.setTrustStore(Acme.trustStore());
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.EC);
        certificate.setCertificateKeystore(Acme.SERVER.keyStore(Acme.PASSWORD.toCharArray()));
        certificate.setCertificateKeystorePassword(Acme.PASSWORD);
        tls.addCertificate(certificate);
        return tls;
    }

    private static void stop(Tomcat tomcat) {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Context context, String name, Filter filter, Map<String, String> parameters) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        parameters.forEach(definition::addInitParameter);
        FilterMap map = new FilterMap();
        map.setFilterName(name);
        map.addURLPattern("/*");
        for (DispatcherType type : DispatcherType.values()) {
            map.setDispatcher(type.name());
        }
        context.addFilterDef(definition);
        context.addFilterMap(map);
    }
}
