package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viewpass.certificate.SubjectPublicKeyInfo;
import dev.viewpass.servlet.Container.Connection;
import dev.viewpass.servlet.Container.RunningContainer;
import dev.viewpass.testkit.TestCertificate;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gateway proven by its connection, on real ones: rows S07, S08, S13 and S20 of the threat model. */
class GatewayConnectionTest {
    private static final TestCertificate EDGE =
            Acme.PEOPLE.issue("CN=edge.example,O=Acme").build();
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final Filter NOTHING = (request, response, chain) -> chain.doFilter(request, response);

    @TempDir
    private Path directory;

    private RunningContainer start(Container container, Connection connection, Map<String, String> settings)
            throws Exception {
        Page page = new Page((request, response) -> Page.callerOf(request) + " certificate="
                + (request.getAttribute(CERTIFICATES) instanceof X509Certificate[] path
                        ? path[0].getSubjectX500Principal().getName()
                        : "none")
                + " names=" + Collections.list(request.getAttributeNames()).contains(CERTIFICATES));
        return container.start(directory, settings, NOTHING, page, connection);
    }

    private static String get(String... fields) {
        return AttackRow.of("", "", "", fields)
                .octets(Map.of(
                        "secret", Application.SECRET,
                        "alice", Acme.ALICE.clientCert(),
                        "chain", Acme.ALICE.clientCertChain()));
    }

    private static final String SECRET = Application.SECRET_FIELD + ": {secret}";
    private static final String[] ALICE = {SECRET, "Client-Cert: {alice}", "Client-Cert-Chain: {chain}"};

    @ParameterizedTest
    @EnumSource
    void onlyTheCertificateOfTheGatewayOpensTheDoorAndItIsNobodys(Container container) throws Exception {
        String pin = SubjectPublicKeyInfo.text(EDGE.certificate()).substring("spki-sha256:".length());
        List<X509Certificate> server = List.of(Acme.ROOT.certificate());
        try (RunningContainer running = start(
                container,
                Connection.TLS,
                Map.of(
                        "certificate", "optional",
                        "refusal.detail", "code",
                        "gateway.certificate.spki-sha256", pin))) {
            SSLContext edge = EDGE.sslContext(server);
            SSLContext other = Acme.BOB.sslContext(server);
            SSLContext nobody = TestCertificate.anonymousSslContext(server);

            assertThat(exchange(edge, running, get(ALICE))).contains("caller=CN=Alice,", "certificate=CN=Alice,");
            assertThat(exchange(edge, running, get(SECRET))).contains("caller=null certificate=none names=false");
            assertThat(exchange(other, running, get(ALICE))).contains("GATEWAY_NOT_TRUSTED");
            assertThat(exchange(other, running, get(SECRET))).contains("caller=null certificate=none names=false");
            assertThat(exchange(nobody, running, get(ALICE))).contains("GATEWAY_NOT_TRUSTED");
            assertThat(exchange(edge, running, get("Client-Cert: {alice}"))).contains("GATEWAY_NOT_TRUSTED");
        }
    }

    private static String exchange(SSLContext tls, RunningContainer running, String request) throws Exception {
        return RawSocket.exchange(tls.getSocketFactory(), running.port(), request);
    }

    @ParameterizedTest
    @EnumSource
    void addressIsThatOfTheConnectionWhateverFieldsSay(Container container) throws Exception {
        Map<String, String> elsewhere = Map.of("gateway.addresses", "192.0.2.0/24", "refusal.detail", "code");
        try (RunningContainer running = start(container, Connection.PLAIN, elsewhere)) {
            String[] spoofed = {ALICE[0], ALICE[1], ALICE[2], "X-Forwarded-For: 192.0.2.7", "Forwarded: for=192.0.2.7"};

            assertThat(RawSocket.exchange(running.port(), get(spoofed))).contains("GATEWAY_NOT_TRUSTED");
        }
        try (RunningContainer running =
                start(container, Connection.PLAIN, Map.of("gateway.addresses", "127.0.0.0/8"))) {
            assertThat(RawSocket.exchange(running.port(), get(ALICE))).contains("caller=CN=Alice,");
        }
    }

    @ParameterizedTest
    @EnumSource
    void containerThatTakesAddressesFromFieldsFailsTheStart(Container container) throws Exception {
        assertThatThrownBy(() ->
                        start(container, Connection.ADDRESS_OF_A_FIELD, Map.of("gateway.addresses", "127.0.0.0/8")))
                .isInstanceOfAny(IllegalStateException.class, ServletException.class);
        // It does no harm where the secret alone is the proof.
        try (RunningContainer running = start(container, Connection.ADDRESS_OF_A_FIELD, Map.of())) {
            assertThat(RawSocket.exchange(running.port(), get(ALICE))).contains("caller=CN=Alice,");
        }
    }

    @Test
    void refusalOfTheStartNamesWhatTakesAddressesFromFields() {
        assertThatThrownBy(() -> start(
                        Container.JETTY, Connection.ADDRESS_OF_A_FIELD, Map.of("gateway.addresses", "127.0.0.0/8")))
                .hasMessageContaining("ForwardedRequestCustomizer replaces the address");
    }

    @Test
    void soDoesAWebApplicationOfTheContainer() {
        Application application = Application.webApplicationIn(directory)
                .with("gateway.addresses", "127.0.0.0/8")
                .connectedBy(Connection.ADDRESS_OF_A_FIELD);

        assertThatThrownBy(application::start).hasMessageContaining("ForwardedRequestCustomizer replaces the address");
        application.close();
    }

    @ParameterizedTest
    @EnumSource
    void requestForAnotherHostIsNotTheGateways(Container container) throws Exception {
        try (RunningContainer running =
                start(container, Connection.PLAIN, Map.of("gateway.hosts", "www.example", "refusal.detail", "code"))) {
            assertThat(RawSocket.exchange(running.port(), get(ALICE))).contains("GATEWAY_NOT_TRUSTED");
            assertThat(RawSocket.exchange(running.port(), get(ALICE).replace("app.example", "WWW.example:8443")))
                    .contains("caller=CN=Alice,");
        }
    }
}
