package dev.viewpass.servlet;

import dev.viewpass.config.ConfigurationException;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.HttpMethodConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Finds constraints that can not work beside the filter: the container checks them before any filter runs, and would
 * answer 403 to everybody. Constraints that name no role (transport guarantees, closed paths) need no caller and are
 * left alone.
 */
final class SecurityConstraints {
    private static final String WEB_XML = "/WEB-INF/web.xml";
    private static final String REMEDY =
            ": constraints are checked before filters; use mechanism=jaspic or remove them";

    private final ServletContext context;

    SecurityConstraints(ServletContext context) {
        this.context = context;
    }

    void requireNone() throws IOException {
        try (InputStream stream = context.getResourceAsStream(WEB_XML)) {
            if (stream != null && namesRoles(stream)) {
                throw new ConfigurationException("mechanism", "security-constraint in " + WEB_XML + REMEDY);
            }
        } catch (XMLStreamException e) {
            throw new ConfigurationException("mechanism", WEB_XML + " can not be searched for security constraints");
        }
        ApplicationClasses classes = new ApplicationClasses(context);
        for (ServletRegistration servlet : context.getServletRegistrations().values()) {
            if (classes.find(servlet.getClassName())
                    .filter(SecurityConstraints::isConstrained)
                    .isPresent()) {
                throw new ConfigurationException("mechanism", "@ServletSecurity on " + servlet.getClassName() + REMEDY);
            }
        }
    }

    private static boolean namesRoles(InputStream webXml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(webXml);
        boolean inConstraint = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                inConstraint |= reader.getLocalName().equals("auth-constraint");
                if (inConstraint && reader.getLocalName().equals("role-name")) {
                    return true;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("auth-constraint")) {
                inConstraint = false;
            }
        }
        return false;
    }

    private static boolean isConstrained(Class<?> servlet) {
        ServletSecurity security = servlet.getAnnotation(ServletSecurity.class);
        return security != null
                && (security.value().rolesAllowed().length > 0
                        || Arrays.stream(security.httpMethodConstraints())
                                .map(HttpMethodConstraint::rolesAllowed)
                                .anyMatch(roles -> roles.length > 0));
    }
}
