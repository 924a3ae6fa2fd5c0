package dev.viewpass.servlet;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Looks whether the heads of requests that the container accepts have room for the certificates that the gateway may
 * send. Over its limit the container answers 400 or 431 before any filter, so that a hint at the start is all that can be
 * done. Only MBeans are asked, which a stock Tomcat has and Jetty with its module {@code jmx}; embedded ones have them when told so.
 */
final class HeaderBudget {
    private static final Logger LOG = System.getLogger("dev.viewpass.servlet");
    // RSA 4096 with the usual extensions, name of the field and line end included.
    private static final int CERTIFICATE = 2_400;
    private static final int OTHER_FIELDS = 4_096;
    private static final List<Source> SOURCES = List.of(
            new Source("*:type=Connector,*", "maxHttpRequestHeaderSize", "maxHttpRequestHeaderSize"),
            new Source(
                    "org.eclipse.jetty.server:type=httpconfiguration,*",
                    "requestHeaderSize",
                    "jetty.httpConfig.requestHeaderSize"));
    private static final int RECOMMENDED = 32_768;

    private final MBeanServer beans;

    /**
     * Where a container tells its limit.
     *
     * @param pattern names of the MBeans
     * @param attribute octets
     * @param setting by which the operator raises it
     */
    private record Source(String pattern, String attribute, String setting) {}

    /**
     * A limit that is in effect.
     *
     * @param name of the MBean
     * @param octets of the largest head
     * @param setting by which the operator raises it
     */
    private record Limit(ObjectName name, int octets, String setting) {}

    HeaderBudget(MBeanServer beans) {
        this.beans = beans;
    }

    /** Logs a warning when some connector has not enough room for this many certificates. */
    void warnUnlessEnoughFor(int certificates) {
        int needed = OTHER_FIELDS + certificates * CERTIFICATE;
        smallest()
                .filter(limit -> limit.octets() < needed)
                .ifPresent(limit -> LOG.log(
                        Level.WARNING,
                        "the container accepts heads of requests of at most " + limit.octets() + " octets ("
                                + limit.name() + "); " + certificates + " certificates with RSA 4096 and everything"
                                + " else need about " + needed + ". Larger ones it refuses itself, and there is no"
                                + " line about it here. Set " + limit.setting() + "=" + Math.max(RECOMMENDED, needed)));
    }

    private Optional<Limit> smallest() {
        return SOURCES.stream().flatMap(this::limits).min(Comparator.comparingInt(Limit::octets));
    }

    private Stream<Limit> limits(Source source) {
        try {
            return beans.queryNames(new ObjectName(source.pattern()), null).stream()
                    .flatMap(name -> limit(name, source).stream());
        } catch (JMException | RuntimeException e) {
            return Stream.empty();
        }
    }

    // A connector of another protocol has no such attribute.
    private Optional<Limit> limit(ObjectName name, Source source) {
        try {
            Object octets = beans.getAttribute(name, source.attribute());
            return Optional.of(new Limit(name, Integer.parseInt(String.valueOf(octets)), source.setting()));
        } catch (JMException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
