package dev.viewpass.path.revocation.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viewpass.path.revocation.fetch.FetchResult.Fetched;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpConnectionTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Server Root");

    private static SSLSocketFactory trustingRoot() {
        return TestCertificate.anonymousSslContext(List.of(ROOT.certificate())).getSocketFactory();
    }

    @Test
    void serverIsAskedOverTlsWhenItsCertificateIsForTheHost() throws Exception {
        assertThat(byTls(builder -> builder.ip("127.0.0.1"))).isInstanceOf(Fetched.class);
    }

    @Test
    void serverWithTheCertificateOfAnotherHostIsRefused() {
        assertThatThrownBy(() -> byTls(builder -> builder.dns("crl.example")))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("No subject alternative names matching IP address 127.0.0.1");
    }

    private static FetchResult byTls(Function<TestCertificate.Builder, TestCertificate.Builder> names)
            throws Exception {
        TestCertificate certificate = names.apply(ROOT.issue("CN=server").extendedKeyUsage("1.3.6.1.5.5.7.3.1"))
                .build();
        try (ServerSocket listener = server(certificate).createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answer(listener), "tls-server");
            server.setDaemon(true);
            server.start();
            HttpAddress address = HttpAddress.of("https://127.0.0.1:" + listener.getLocalPort() + "/a.crl");
            try (HttpConnection connection =
                    new HttpConnection(address, FetchLimits.CRL, HttpConnectionTest::trustingRoot)) {
                return connection.exchange(Proxy.NO_PROXY, HttpQuestion.get(Validators.NONE));
            }
        }
    }

    private static SSLServerSocketFactory server(TestCertificate certificate) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                "server", certificate.privateKey(), new char[0], new Certificate[] {certificate.certificate()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private static void answer(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            assertThat(socket.getInputStream().read()).isEqualTo('G');
            socket.getOutputStream().write((OK + "Content-Length: 3\r\n\r\nabc").getBytes(US_ASCII));
        } catch (IOException e) {
            // The client did not trust it.
        }
    }

    @Test
    void proxyIsAskedForTheWholeAddress() throws Exception {
        try (RawServer proxy = RawServer.answering(OK + "Content-Length: 3\r\n\r\nabc")) {
            assertThat(by(proxy, "http://crl.example/a.crl?b")).isInstanceOf(Fetched.class);
            assertThat(proxy.request()).startsWith("GET http://crl.example/a.crl?b HTTP/1.1\r\nHost: crl.example\r\n");
        }
    }

    @Test
    void proxyThatDoesNotPassOnIsNamed() throws Exception {
        try (RawServer proxy = RawServer.answering("HTTP/1.1 407 Credentials please\r\n\r\n")) {
            assertThatThrownBy(() -> by(proxy, "https://crl.example/a.crl"))
                    .hasMessageEndingWith("the proxy answered CONNECT with status 407");
            assertThat(proxy.request()).startsWith("CONNECT crl.example:443 HTTP/1.1\r\nHost: crl.example:443\r\n");
        }
    }

    private static FetchResult by(RawServer proxy, String address) throws Exception {
        Proxy route = new Proxy(
                Proxy.Type.HTTP,
                InetSocketAddress.createUnresolved("127.0.0.1", proxy.address().port()));
        try (HttpConnection connection =
                new HttpConnection(HttpAddress.of(address), FetchLimits.CRL, HttpConnectionTest::trustingRoot)) {
            return connection.exchange(route, HttpQuestion.get(Validators.NONE));
        }
    }
}
