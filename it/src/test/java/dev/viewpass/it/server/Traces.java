package dev.viewpass.it.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.management.ObjectName;

/**
 * What an application could leave behind in this JVM: threads, MBeans, security providers, temporary files, files of the
 * server.
 *
 * @param all a line for each
 */
record Traces(Set<String> all) {
    // Threads of the test's own HTTP client, and records of the requests that the server counts.
    private static final String CLIENT = "HttpClient-";
    private static final String SERVER_DOMAIN = "Tomcat";

    static Traces of(Path server) throws IOException {
        Set<String> all = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!thread.getName().startsWith(CLIENT)) {
                all.add("thread " + thread.getId() + " " + thread.getName());
            }
        }
        for (ObjectName name : ManagementFactory.getPlatformMBeanServer().queryNames(null, null)) {
            if (!name.getDomain().equals(SERVER_DOMAIN)) {
                all.add("MBean " + name);
            }
        }
        Provider[] providers = Security.getProviders();
        for (int i = 0; i < providers.length; i++) {
            all.add("security provider " + i + " " + providers[i].getName());
        }
        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            temporary.forEach(file -> all.add("file " + file));
        }
        InstanceDirectory.below(server).forEach(file -> all.add("file " + file));
        return new Traces(all);
    }

    /** What is here now and was not before. */
    Set<String> since(Traces before) {
        Set<String> added = new TreeSet<>(all);
        added.removeAll(before.all);
        return added;
    }
}
