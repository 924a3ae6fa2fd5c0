package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.AuthenticationOutcome;
import dev.viewpass.AuthenticationOutcome.Authenticated;
import dev.viewpass.AuthenticationOutcome.Rejected;
import dev.viewpass.ClientCertificateAuthenticator;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.path.revocation.source.CrlServer;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole applications, whose servers of revocation data answer, change their minds, or say nothing at all. */
@Timeout(120)
class RevocationUnderLoadTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    // Black-holed exchanges end after two seconds: a request that took part in one would last as long.
    private static final Duration OF_AN_EXCHANGE = Duration.ofSeconds(2);
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final int REQUESTS = 300;
    // Not java.net.URL and its like: loading a class builds addresses of files, on any thread.
    private static final Pattern OF_THE_NETWORK = Pattern.compile("""
            java\\.net\\.(http\\.|HttpURLConnection|Inet\\w*Address|\\w*Socket)\
            |sun\\.net\\.www\\.(http|protocol\\.https?)\\.|jdk\\.internal\\.net\\.http\\.|sun\\.nio\\.ch\\.|sun\\.security\\.ssl\\.""");

    @TempDir
    private Path directory;

    private static AuthenticationOutcome ask(ClientCertificateAuthenticator authenticator, X509Certificate caller) {
        return authenticator.authenticate(new PresentedChain(caller, List.of()), Instant.now(), CheckListener.silent());
    }

    @Test
    void revocationCountsFromTheFirstRequestAfterTheRefresh() throws Exception {
        X509Certificate alice = ROOT.issue("CN=alice").build().certificate();
        try (CrlServer server = CrlServer.start().publish(list(1).build());
                ApplicationResources resources = ApplicationResources.ofApplication()) {
            ClientCertificateAuthenticator authenticator = Assembly.authenticator(
                    WorkingSettings.in(directory, ROOT)
                            .with("revocation", "crl")
                            .with("revocation.crl.locations", server.address().toString())
                            .with("revocation.refresh", "PT1S")
                            .configuration(),
                    resources);
            assertThat(ask(authenticator, alice)).isInstanceOf(Authenticated.class);

            long generation = resources.generation().current();
            server.publish(list(2).revoke(alice).build());
            while (resources.generation().current() == generation) {
                Thread.sleep(5);
            }

            assertThat(((Rejected) ask(authenticator, alice)).rejection().reason())
                    .isEqualTo(RejectionReason.REVOKED);
            int requests = server.requests();
            server.publish(list(1).build());
            while (server.requests() < requests + 2) {
                assertThat(ask(authenticator, alice)).isInstanceOf(Rejected.class);
                Thread.sleep(5);
            }
        }
    }

    private static CrlBuilder list(long number) {
        return ROOT.crl().number(number);
    }

    @Test
    void serversThatAcceptAndNeverAnswerKeepNoRequestInTheNetwork() throws Exception {
        try (ServerSocket hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ApplicationResources resources = ApplicationResources.ofApplication()) {
            String address = "http://127.0.0.1:" + hole.getLocalPort() + "/";
            ClientCertificateAuthenticator authenticator = Assembly.authenticator(
                    WorkingSettings.in(directory, ROOT)
                            .with("revocation", "ocsp-then-crl")
                            .with("revocation.ocsp.responder", address)
                            .with("revocation.crl.locations", address + "ca.crl")
                            .with("revocation.ocsp.wait", WAIT.toString())
                            .configuration(),
                    resources);
            Set<String> inNetwork = ConcurrentHashMap.newKeySet();
            List<Duration> durations = new ArrayList<>();
            ExecutorService requests = Executors.newFixedThreadPool(30, task -> new Thread(task, "request"));
            Thread sampler = new Thread(() -> sample(inNetwork), "sampler");
            sampler.start();
            try {
                for (Future<Duration> done : requests.invokeAll(requests(authenticator))) {
                    durations.add(done.get());
                }
            } finally {
                requests.shutdownNow();
                sampler.interrupt();
                sampler.join();
            }

            assertThat(durations).hasSize(REQUESTS).allMatch(duration -> duration.compareTo(OF_AN_EXCHANGE) < 0);
            assertThat(inNetwork).containsOnly("waits, reads nothing");
            // The shorter ones of those that waited: a busy machine makes some last longer, a longer wait makes all.
            List<Duration> waited = durations.stream()
                    .filter(duration -> duration.compareTo(WAIT) >= 0)
                    .sorted()
                    .toList();
            assertThat(waited).isNotEmpty();
            assertThat(waited.get(waited.size() / 4)).isLessThan(WAIT.multipliedBy(4));
        }
    }

    private static List<Callable<Duration>> requests(ClientCertificateAuthenticator authenticator) {
        List<TestCertificate> callers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            callers.add(ROOT.issue("CN=caller " + i).build());
        }
        List<Callable<Duration>> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            X509Certificate caller = callers.get(i % callers.size()).certificate();
            requests.add(() -> {
                long begin = System.nanoTime();
                Rejected rejected = (Rejected) ask(authenticator, caller);
                assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.REVOCATION_UNKNOWN);
                return Duration.ofNanos(System.nanoTime() - begin);
            });
        }
        return requests;
    }

    /** Looks at the stacks of requests every other millisecond. */
    private static void sample(Set<String> found) {
        try {
            while (true) {
                Thread.getAllStackTraces().forEach((thread, stack) -> {
                    if (thread.getName().equals("request")) {
                        for (StackTraceElement frame : stack) {
                            String type = frame.getClassName();
                            if (OF_THE_NETWORK.matcher(type).lookingAt()) {
                                found.add(frame.toString());
                            }
                            if (type.endsWith(".WaitingRequests")) {
                                found.add("waits, reads nothing");
                            }
                        }
                    }
                });
                Thread.sleep(2);
            }
        } catch (InterruptedException e) {
            // The requests have ended.
        }
    }
}
