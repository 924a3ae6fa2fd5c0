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
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** The application of {@link Application}, inside a Tomcat of the test. */
final class TomcatApplication {
    private TomcatApplication() {}

    static Container.RunningContainer start(
            Path directory, Map<String, String> settings, Filter before, HttpServlet page) throws Exception {
        Application.write(directory, "WEB-INF/anchors.pem", Acme.ROOT.pem());
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory(directory, "tomcat").toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxHttpRequestHeaderSize", "65536");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", directory.toString());
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
