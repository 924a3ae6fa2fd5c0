package dev.viewpass.config;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.UUID;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Makes an application known to the others of the JVM through the platform's MBean server, the one registry that
 * applications share and leave behind cleanly. Two applications without a name read the same process-wide settings,
 * which nobody wants in silence.
 */
final class ApplicationRegistration implements ApplicationMXBean {
    private static final Logger LOG = System.getLogger("dev.viewpass.configuration");
    private static final String DOMAIN = "dev.viewpass:type=Application,name=";
    private static final String NAMELESS = "-";

    private final String application;

    private final RevocationMonitor revocation;

    private ApplicationRegistration(String application, RevocationMonitor revocation) {
        this.application = application;
        this.revocation = revocation;
    }

    @Override
    public long getRevocationGeneration() {
        return revocation.generation();
    }

    @Override
    public List<RevocationSourceView> getRevocationSources() {
        return revocation.sources();
    }

    @Override
    public String getApplication() {
        return application;
    }

    static AutoCloseable register(Configuration configuration, RevocationMonitor revocation) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        String application = configuration.application().orElse("");
        try {
            if (application.isEmpty()) {
                warnOfOthers(server, configuration);
            }
            ObjectName name = new ObjectName(
                    DOMAIN + (application.isEmpty() ? NAMELESS : application) + ",id=" + UUID.randomUUID());
            server.registerMBean(new ApplicationRegistration(application, revocation), name);
            return () -> unregister(server, name);
        } catch (JMException e) {
            LOG.log(Level.WARNING, "the application could not be registered with the MBean server", e);
            return () -> {};
        }
    }

    private static void unregister(MBeanServer server, ObjectName name) throws JMException {
        if (server.isRegistered(name)) {
            server.unregisterMBean(name);
        }
    }

    private static void warnOfOthers(MBeanServer server, Configuration configuration) throws JMException {
        boolean others = !server.queryNames(new ObjectName(DOMAIN + NAMELESS + ",*"), null)
                .isEmpty();
        if (others && !configuration.processWideKeys().isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "another application without a name reads the same environment variables and system properties;"
                            + " write application=<name> into the settings file of each. In effect here: "
                            + configuration.processWideText());
        }
    }
}
