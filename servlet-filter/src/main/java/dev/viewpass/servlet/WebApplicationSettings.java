package dev.viewpass.servlet;

import dev.viewpass.config.Configuration;
import dev.viewpass.config.ConfigurationBuilder;
import dev.viewpass.config.ResourceLocations;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.net.MalformedURLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the settings of a filter: which file, which init parameters. */
final class WebApplicationSettings {
    private static final String FILE_PARAMETER = "config";
    private static final String CONTEXT_PARAMETER = "viewpass.config";
    private static final String DEFAULT_FILE = "/WEB-INF/viewpass.properties";
    private static final String CLASS_PATH_FILE = "viewpass.properties";

    private WebApplicationSettings() {}

    static Configuration of(FilterConfig filter) throws MalformedURLException {
        ServletContext context = filter.getServletContext();
        ConfigurationBuilder builder = Configuration.builder()
                .locations(new ResourceLocations(
                        new ApplicationClasses(context).loader(),
                        path -> Optional.ofNullable(context.getResourceAsStream(path))))
                .currentProcess();
        Optional<String> file = file(filter, context);
        if (file.isPresent()) {
            builder.file(file.get());
        }
        return builder.initParameters(initParameters(filter)).build();
    }

    private static Optional<String> file(FilterConfig filter, ServletContext context) throws MalformedURLException {
        Optional<String> named = Optional.ofNullable(filter.getInitParameter(FILE_PARAMETER))
                .or(() -> Optional.ofNullable(context.getInitParameter(CONTEXT_PARAMETER)));
        if (named.isPresent()) {
            return named;
        }
        if (context.getResource(DEFAULT_FILE) != null) {
            return Optional.of(DEFAULT_FILE);
        }
        return new ApplicationClasses(context).loader().getResource(CLASS_PATH_FILE) == null
                ? Optional.empty()
                : Optional.of("classpath:" + CLASS_PATH_FILE);
    }

    private static Map<String, String> initParameters(FilterConfig filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : Collections.list(filter.getInitParameterNames())) {
            if (!name.equals(FILE_PARAMETER)) {
                parameters.put(name, filter.getInitParameter(name));
            }
        }
        return parameters;
    }
}
