package dev.viewpass.it.server;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A {@code web.xml} in its textual form.
 *
 * @param xml the text
 */
record WebDescriptor(String xml) {
    private static final String VERSION = "version=\"6.0\"";
    private static final String END = "</web-app>";

    /** Shows a page of the application, {@code /whoami}, in place of answers with the status 404. */
    WebDescriptor withErrorPage() {
        return replace(END, "<error-page><error-code>404</error-code><location>/whoami</location></error-page>" + END);
    }

    /** Says that annotations declare nothing, and declares these servlets itself: class names and URL patterns. */
    WebDescriptor metadataComplete(Map<String, String> servlets) {
        String declarations = servlets.entrySet().stream()
                .map(servlet -> "<servlet><servlet-name>%1$s</servlet-name><servlet-class>%1$s</servlet-class>"
                                .formatted(servlet.getKey())
                        + "<async-supported>true</async-supported></servlet>"
                        + "<servlet-mapping><servlet-name>%s</servlet-name><url-pattern>%s</url-pattern>"
                                .formatted(servlet.getKey(), servlet.getValue())
                        + "</servlet-mapping>")
                .collect(Collectors.joining());
        return replace(VERSION, VERSION + " metadata-complete=\"true\"").replace(END, declarations + END);
    }

    private WebDescriptor replace(String old, String changed) {
        if (!xml.contains(old)) {
            throw new IllegalStateException("web.xml has no " + old);
        }
        return new WebDescriptor(xml.replace(old, changed));
    }
}
