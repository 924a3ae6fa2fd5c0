package dev.viewpass.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.catalina.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application with the filter leaves nothing behind in its server, however often it is deployed. */
class RedeployIT {
    private static final int ROUNDS = 20;
    private static final Duration COLLECTION = Duration.ofSeconds(30);
    private static final String FILTER = "dev.viewpass.servlet.ClientCertificateFilter";

    private final Organization acme = Organization.named("acme");

    @TempDir
    private Path directory;

    @Test
    void twentyDeploymentsLeaveNothingBehind() throws Exception {
        WebArchive archive = acme.configure(WebArchive.demoApplication());
        Path applications = Files.createDirectory(directory.resolve("applications"));
        List<Path> both = List.of(
                Packaging.PACKED.write(archive, applications, "app"),
                Packaging.EXPLODED.write(archive, applications, "app"));
        Path base = Files.createDirectory(directory.resolve("tomcat"));

        try (Warnings warnings = new Warnings();
                EmbeddedTomcat tomcat = new EmbeddedTomcat(base)) {
            // The first application of any kind leaves the server's own traces, such as its directory for work files.
            tomcat.undeploy(tomcat.deploy(Files.createDirectory(directory.resolve("empty"))));
            Traces before = Traces.of(base);

            for (int round = 0; round < ROUNDS; round++) {
                WeakReference<ClassLoader> loader = deployAndUndeploy(tomcat, both.get(round % both.size()));
                assertThat(isCollected(loader)).as("round %d", round).isTrue();
            }

            assertThat(Traces.of(base).since(before)).isEmpty();
            assertThat(warnings.messages()).isEmpty();
        }
    }

    private WeakReference<ClassLoader> deployAndUndeploy(EmbeddedTomcat tomcat, Path application) throws Exception {
        Context context = tomcat.deploy(application);
        ClassLoader loader = context.getLoader().getClassLoader();
        assertThat(loader.loadClass(FILTER).getClassLoader()).isSameAs(loader);
        for (String path : List.of("/app/whoami", "/app/session", "/app/async-admin", "/app/forward-to-admin")) {
            assertThat(GatewayRequest.get(tomcat.uri(path))
                            .secret(acme)
                            .certificate(acme.alice())
                            .status())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(GatewayRequest.get(tomcat.uri("/app/whoami"))
                        .secret(acme)
                        .certificate(acme.alice().selfSignedLookAlike())
                        .status())
                .isEqualTo(403);
        tomcat.undeploy(context);
        return new WeakReference<>(loader);
    }

    private static boolean isCollected(WeakReference<?> reference) throws InterruptedException {
        long deadline = System.nanoTime() + COLLECTION.toNanos();
        while (!reference.refersTo(null) && System.nanoTime() < deadline) {
            System.gc();
            Thread.sleep(20);
        }
        return reference.refersTo(null);
    }
}
