package dev.viewpass.it.server;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stock server on a JDK with all variants of the application. It is started once for all tests. */
final class Site implements AutoCloseable {
    // A variable for the application of one organization, and for no other.
    private static final Map<String, String> ENVIRONMENT = Map.of("VIEWPASS_GLOBEX_REFUSAL_DETAIL", "code");

    private final Distribution distribution;
    private final int feature;
    private final Packaging root;
    private final Applications applications = Applications.create();
    private @Nullable StockServer server;
    private @Nullable ServerProcess process;

    /**
     * Makes a site.
     *
     * @param root how the application at the root is packaged; those below are packaged in turns
     */
    Site(Distribution distribution, int feature, Packaging root) {
        this.distribution = distribution;
        this.feature = feature;
        this.root = root;
    }

    void start() throws IOException, InterruptedException {
        Jdk jdk = Jdk.require(feature);
        StockServer instance = distribution.instance("jdk" + feature + "-" + root);
        for (Variant variant : Variant.values()) {
            instance.deploy(
                    new Deployment(variant.contextPath(), variant.packaging(root), applications.archive(variant)));
        }
        process = instance.start(jdk, ENVIRONMENT);
        server = instance;
    }

    /** Stops the server, and returns it if it ever ran. */
    Optional<StockServer> stop() throws InterruptedException {
        if (process != null) {
            process.stop();
        }
        return Optional.ofNullable(server);
    }

    int statusOfFailedApplication() {
        return started(server).statusOfFailedApplication();
    }

    Organization organization(Variant variant) {
        return applications.organization(variant);
    }

    /** Begins a request to an application, without anything of the gateway. */
    GatewayRequest get(Variant variant, String path) {
        return GatewayRequest.get(URI.create(started(process).uri() + variant.contextPath() + path));
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the site has not been started");
        }
        return part;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    @Override
    public String toString() {
        return distribution + ", JDK " + feature + ", root " + root;
    }
}
