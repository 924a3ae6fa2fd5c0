package dev.viewpass.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.viewpass.cli.container.RunningOrigin;
import dev.viewpass.cli.demo.Gateway;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes of it when a line of HAProxy's configuration is left out, as the guide tells. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HaproxyLinesIT {
    // Less than a client of HTTP/2 may send unasked, since nobody reads it; nearly as much as HAProxy has buffers.
    private static final int BODY = 60_000;
    // What the page answers to a caller whom it lets in.
    private static final int POST_NOT_ALLOWED = 405;

    private HaproxyLauncher haproxy;
    private HaproxyConfiguration guide;
    private Origins origins;
    private Acme acme;

    @BeforeAll
    void start() throws IOException {
        haproxy = HaproxyLauncher.installed();
        guide = haproxy.configuration();
        origins = Origins.start();
        acme = origins.acme();
    }

    @AfterAll
    void stop() {
        if (origins != null) {
            origins.close();
        }
    }

    @Test
    void withoutDelHeaderNobodyBecomesWhomeverHeNames() throws Exception {
        HaproxyConfiguration careless = guide.without("http-request del-header Client-Cert");
        try (Gateway gateway = launch(careless, origins.chainConfigured())) {
            Answer answer = Client.JDK_HTTP_2.get(
                    gateway, "/whoami", "Client-Cert", acme.alice().clientCert());

            assertThat(answer.summary()).isEqualTo("200 alice");
        }
    }

    @Test
    void withoutDelHeaderChainThatTheCallerWritesCounts() throws Exception {
        HaproxyConfiguration careless = guide.without("http-request del-header Client-Cert-Chain");
        try (Gateway gateway = launch(careless, origins.chainPresented())) {
            Answer answer = Client.JDK_HTTP_2.get(
                    gateway,
                    "/whoami",
                    acme.aliceWithoutChain(),
                    "Client-Cert-Chain",
                    acme.alice().clientCertChain());

            assertThat(answer.summary()).isEqualTo("200 alice");
        }
    }

    @Test
    void withoutSecretNobodyGetsIn() throws Exception {
        HaproxyConfiguration unproven =
                guide.without("http-request set-header \"${GATEWAY_SECRET_FIELD}\" %[env(GATEWAY_SECRET)]");
        try (Gateway gateway = launch(unproven, origins.chainPresented())) {
            assertThat(Client.JDK_HTTP_2.get(gateway, "/whoami", acme.alice()).summary())
                    .isEqualTo("403 GATEWAY_NOT_TRUSTED");
        }
    }

    @Test
    void withoutIgnoredErrorsOfIssuersTheHandshakeFails() throws Exception {
        try (Gateway gateway = launch(guide.withoutOption("ca-ignore-err all"), origins.chainPresented())) {
            assertThatIOException().isThrownBy(() -> Client.JDK_HTTP_2.get(gateway, "/whoami", acme.alice()));
        }
    }

    @Test
    void withoutIgnoredErrorsOfCallersTheHandshakeWithoutChainFails() throws Exception {
        try (Gateway gateway = launch(guide.withoutOption("crt-ignore-err all"), origins.chainConfigured())) {
            assertThatIOException()
                    .isThrownBy(() -> Client.JDK_HTTP_2.get(gateway, "/whoami", acme.aliceWithoutChain()));
        }
    }

    @Test
    void clientThatHeedsAuthorityNamesOffersItsCertificate() throws Exception {
        assertThat(whoAmIHeedingAuthorityNames(guide)).isEqualTo("200 alice");
    }

    @Test
    void withAuthorityNamesItDoesNot() throws Exception {
        assertThat(whoAmIHeedingAuthorityNames(guide.withoutOption("no-ca-names")))
                .isEqualTo("200");
    }

    /** Asks with the JDK's key manager, which chooses by the names that the server sends, as browsers do. */
    private String whoAmIHeedingAuthorityNames(HaproxyConfiguration configuration) throws Exception {
        try (Gateway gateway = launch(configuration, origins.chainPresented())) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("gateway", gateway.trustedServerCertificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(acme.alice().keyStore(new char[0]), new char[0]);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            HttpRequest.Builder request = HttpRequest.newBuilder(gateway.uri().resolve("/whoami"));
            return new JdkClient(HttpClient.Version.HTTP_2).send(tls, request).summary();
        }
    }

    @ParameterizedTest
    @EnumSource
    void longChainFits(Client client) throws Exception {
        try (Gateway gateway = launch(guide, origins.chainPresented())) {
            assertThat(client.get(gateway, "/whoami", acme.dora()).summary()).isEqualTo("200 dora");
        }
    }

    @Test
    void withUsualBuffersLongChainDoesNotFit() throws Exception {
        HaproxyConfiguration narrow = guide.without("tune.bufsize 65536").without("tune.maxrewrite 32768");
        try (Gateway gateway = launch(narrow, origins.chainPresented())) {
            assertThat(Client.JDK_HTTP_2.get(gateway, "/whoami", acme.dora()).status())
                    .isEqualTo(500);
        }
    }

    @Test
    void endlessChainIsRefused() throws Exception {
        try (Gateway gateway = launch(guide, origins.chainPresented())) {
            assertThat(Client.JDK_HTTP_2.get(gateway, "/whoami", endless()).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void withoutDenyItIsAFaultOfTheServer() throws Exception {
        HaproxyConfiguration careless =
                guide.without("http-request deny deny_status 400 if { var(txn.chain),length gt 24576 }");
        try (Gateway gateway = launch(careless, origins.chainPresented())) {
            assertThat(Client.JDK_HTTP_2.get(gateway, "/whoami", endless()).status())
                    .isEqualTo(500);
        }
    }

    // OpenSSL takes chains of up to 100 kB.
    private TestCertificate endless() throws CertificateEncodingException {
        TestCertificate dora = acme.dora();
        X509Certificate issuer = dora.issuers().get(0);
        return dora.withIssuers(Collections.nCopies(70_000 / issuer.getEncoded().length, issuer));
    }

    @ParameterizedTest
    @EnumSource
    void longChainFitsBesideLongBody(HttpClient.Version version) throws Exception {
        assertThat(postAsDora(version, guide).status()).isEqualTo(POST_NOT_ALLOWED);
    }

    @ParameterizedTest
    @EnumSource
    void withoutRoomKeptForFieldsItDoesNot(HttpClient.Version version) throws Exception {
        assertThat(postAsDora(version, guide.without("tune.maxrewrite 32768")).status())
                .isEqualTo(500);
    }

    // HAProxy waits for the body, so that it is there when the fields are set; otherwise that is a matter of chance.
    private Answer postAsDora(HttpClient.Version version, HaproxyConfiguration configuration)
            throws IOException, InterruptedException {
        try (Gateway gateway = launch(configuration.bufferingBodies(), origins.chainPresented())) {
            SSLContext tls = acme.dora().sslContext(List.of(gateway.trustedServerCertificate()));
            HttpRequest.Builder post = HttpRequest.newBuilder(gateway.uri().resolve("/admin"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[BODY]));
            return new JdkClient(version).send(tls, post);
        }
    }

    private Gateway launch(HaproxyConfiguration configuration, RunningOrigin origin) throws IOException {
        return Origins.launch(haproxy.with(configuration), origin);
    }
}
