package dev.viewpass.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The stock distributions, as the Maven profile {@code servers} unpacks them. */
enum Distribution {
    TOMCAT_10_1("tomcat-10.1"),
    TOMCAT_11_0("tomcat-11.0"),
    JETTY_12_0("jetty-12.0"),
    JETTY_12_1("jetty-12.1");

    private final String directory;

    Distribution(String directory) {
        this.directory = directory;
    }

    private Path home() throws IOException {
        Path parent = Path.of(System.getProperty("viewpass.servers"), directory);
        try (Stream<Path> homes = Files.list(parent)) {
            List<Path> found = homes.toList();
            if (found.size() != 1) {
                throw new IllegalStateException(found + " in " + parent + ": clean and build again");
            }
            return found.get(0);
        }
    }

    /** Makes an instance in an empty directory. */
    StockServer instance(String name) throws IOException {
        Path base = Path.of(System.getProperty("viewpass.instances"), directory + "-" + name.toLowerCase(Locale.ROOT));
        InstanceDirectory.empty(base);
        return switch (this) {
            case TOMCAT_10_1, TOMCAT_11_0 -> StockTomcat.create(home(), base);
            case JETTY_12_0 -> StockJetty.create(home(), base, "ee10");
            case JETTY_12_1 -> StockJetty.create(home(), base, "ee11");
        };
    }

    @Override
    public String toString() {
        return directory;
    }
}
