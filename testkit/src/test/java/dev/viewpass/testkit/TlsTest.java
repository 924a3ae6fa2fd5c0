package dev.viewpass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final TestAuthority servers = TestAuthority.root("CN=Servers");
    private final TestCertificate server = servers.issue("CN=localhost")
            .serverAuthOnly()
            .dns("localhost")
            .ip("127.0.0.1")
            .build();
    private final TestAuthority root = TestAuthority.root("CN=Root");
    private final TestAuthority upper = root.intermediate("CN=Upper CA");
    private final TestAuthority people = upper.intermediate("CN=People CA");
    private final List<X509Certificate> trusted = List.of(servers.certificate());

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void clientPresentsTheWholeChainInOrder(String protocol) throws Exception {
        TestCertificate alice = people.issue("CN=Alice").build();

        assertThat(presented(alice.sslContext(trusted), protocol)).isEqualTo(alice.chain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void clientPresentsAShuffledChainAsItIs(String protocol) throws Exception {
        TestCertificate alice = people.issue("CN=Alice")
                .build()
                .withIssuers(List.of(root.certificate(), upper.certificate(), people.certificate()));

        assertThat(presented(alice.sslContext(trusted), protocol)).isEqualTo(alice.chain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "P-384", "P-521", "Ed25519"})
    void everyKindOfKeyProvesPossession(String kind) throws Exception {
        TestCertificate.Builder builder = people.issue("CN=Alice");
        TestCertificate alice = switch (kind) {
            case "RSA" -> builder.rsa(2048).build();
            case "Ed25519" -> builder.ed25519().build();
            default -> builder.ec(kind).build();
        };

        assertThat(presented(alice.sslContext(trusted), "TLSv1.3")).isEqualTo(alice.chain());
    }

    @Test
    void selfSignedCertificateIsPresentedToo() throws Exception {
        TestCertificate mallory = TestCertificate.selfSigned("CN=Mallory").build();

        assertThat(presented(mallory.sslContext(trusted), "TLSv1.3")).isEqualTo(mallory.chain());
    }

    @Test
    void anonymousClientPresentsNothing() throws Exception {
        assertThat(presented(TestCertificate.anonymousSslContext(trusted), "TLSv1.3"))
                .isEmpty();
    }

    @Test
    void clientRefusesAServerThatItWasNotToldToTrust() {
        SSLContext misled = TestCertificate.anonymousSslContext(List.of(root.certificate()));

        assertThatThrownBy(() -> presented(misled, "TLSv1.3")).isInstanceOf(SSLException.class);
    }

    @Test
    void clientMustTrustSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> TestCertificate.anonymousSslContext(List.of()));
    }

    /** The certificates that a server on a real socket receives from the client. */
    private List<Certificate> presented(SSLContext client, String protocol) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SSLServerSocket listener =
                (SSLServerSocket) serverContext().getServerSocketFactory().createServerSocket(0, 1, loopback)) {
            listener.setWantClientAuth(true);
            CompletableFuture<List<Certificate>> received = CompletableFuture.supplyAsync(() -> receive(listener));
            try (SSLSocket socket =
                    (SSLSocket) client.getSocketFactory().createSocket(loopback, listener.getLocalPort())) {
                socket.setEnabledProtocols(new String[] {protocol});
                socket.startHandshake();
                // Under TLS 1.3 the client is done before the server has seen its certificate.
                socket.getInputStream().read();
            }
            return received.get(10, TimeUnit.SECONDS);
        }
    }

    private static List<Certificate> receive(SSLServerSocket listener) {
        try (SSLSocket socket = (SSLSocket) listener.accept()) {
            socket.getOutputStream().write(1);
            return List.of(socket.getSession().getPeerCertificates());
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SSLContext serverContext() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(server.keyStore(PASSWORD), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[] {new NamesOtherIssuers()}, null);
        return context;
    }

    /** Accepts everybody but asks for certificates of an issuer that nobody has. */
    private final class NamesOtherIssuers extends X509ExtendedTrustManager {
        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {servers.certificate()};
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}
    }
}
