package dev.viewpass.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.cli.container.RunningOrigin;
import dev.viewpass.cli.demo.Gateway;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS sessions that are resumed: HAProxy then knows the caller's own certificate only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HaproxyResumptionIT {
    private static final String RESUMED = "X-Tls-Resumed";

    private HaproxyLauncher haproxy;
    private Origins origins;

    @BeforeAll
    void start() throws IOException {
        haproxy = HaproxyLauncher.installed();
        origins = Origins.start();
    }

    @AfterAll
    void stop() {
        if (origins != null) {
            origins.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void resumedSessionLosesTheChain(String protocol) throws Exception {
        HaproxyConfiguration resuming = haproxy.configuration().resumingSessions();

        assertThat(callTwice(resuming, origins.chainPresented(), protocol))
                .containsExactly("resumed=0 200 alice", "resumed=1 403 UNKNOWN_ISSUER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void configuredIntermediatesMakeUpForTheChain(String protocol) throws Exception {
        HaproxyConfiguration resuming = haproxy.configuration().resumingSessions();

        assertThat(callTwice(resuming, origins.chainConfigured(), protocol))
                .containsExactly("resumed=0 200 alice", "resumed=1 200 alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void configurationOfTheGuideResumesNoSession(String protocol) throws Exception {
        assertThat(callTwice(haproxy.configuration(), origins.chainPresented(), protocol))
                .containsExactly("resumed=0 200 alice", "resumed=0 200 alice");
    }

    private List<String> callTwice(HaproxyConfiguration configuration, RunningOrigin origin, String protocol)
            throws Exception {
        try (Gateway gateway = Origins.launch(haproxy.with(configuration.tellingResumptionIn(RESUMED)), origin)) {
            SSLContext tls = origins.acme().alice().sslContext(List.of(gateway.trustedServerCertificate()));
            return List.of(call(gateway, tls, protocol), call(gateway, tls, protocol));
        }
    }

    /** Asks who is calling, on a connection of its own; contexts remember sessions. */
    private static String call(Gateway gateway, SSLContext tls, String protocol)
            throws IOException, InterruptedException {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {protocol});
        HttpResponse<String> response = HttpClient.newBuilder()
                .sslContext(tls)
                .sslParameters(parameters)
                .build()
                .send(
                        HttpRequest.newBuilder(gateway.uri().resolve("/whoami")).build(),
                        HttpResponse.BodyHandlers.ofString());
        Answer answer = new Answer("", response.statusCode(), response.body());
        return "resumed=" + response.headers().firstValue(RESUMED).orElseThrow() + " " + answer.summary();
    }
}
