package dev.viewpass.servlet;

import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** The applications that are known to the platform's MBean server at the moment. */
final class RegisteredApplications {
    private RegisteredApplications() {}

    static List<String> names() throws MalformedObjectNameException {
        return ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("dev.viewpass:type=Application,*"), null)
                .stream()
                .map(name -> name.getKeyProperty("name"))
                .sorted()
                .toList();
    }
}
