package dev.viewpass.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassthroughEdgeTest {
    private static final URI ORIGIN = URI.create("http://127.0.0.1:9");
    private static final char[] PASSWORD = "changeit".toCharArray();

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void throwawayServerCertificateIsGoodForTheLocalNames(String name) throws Exception {
        try (EdgeFixture fixture = new EdgeFixture()) {
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(TestCertificate.anonymousSslContext(fixture.trusted()))
                    .build();
            URI uri = URI.create("https://" + name + ":" + fixture.edge.port() + "/");

            assertThat(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void everyEdgeMakesItsOwnThrowawayAuthority() {
        assertThat(edge().build().trustedServerCertificate())
                .isNotEqualTo(edge().build().trustedServerCertificate());
    }

    @Test
    void throwawayServerCertificateNamesTheHostListenedOn() throws Exception {
        assertThat(names("edge.example")).contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "edge.example");
        assertThat(names("192.0.2.7")).contains("192.0.2.7");
        assertThat(names("2001:db8::7")).contains("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void givenServerKeyIsUsed() throws Exception {
        TestAuthority authority = TestAuthority.root("CN=Servers");
        TestCertificate server =
                authority.issue("CN=localhost").serverAuthOnly().ip("127.0.0.1").build();
        KeyStore store = server.keyStore(PASSWORD);

        for (PassthroughEdge.Builder builder :
                List.of(edge().serverKey(server.privateKey(), server.chain()), edge().serverKey(store, PASSWORD))) {
            try (PassthroughEdge edge = builder.build()) {
                edge.start();
                Viewer viewer =
                        new Viewer(TestCertificate.anonymousSslContext(List.of(authority.certificate())), edge.port());

                assertThat(viewer.get().status()).startsWith("HTTP/1.1 502");
                assertThat(edge.trustedServerCertificate()).isEqualTo(server.certificate());
            }
        }
    }

    @Test
    void portThatIsTakenIsToldAndLeavesNothingRunning() throws Exception {
        Set<Thread> before = threads();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PassthroughEdge edge =
                        edge().listen("127.0.0.1", taken.getLocalPort()).build()) {
            assertThatIOException()
                    .isThrownBy(edge::start)
                    .withMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .withMessageContaining("in use");
            assertThat(added(before)).isEmpty();
        }
    }

    @Test
    void hostThatIsNotKnownIsTold() {
        PassthroughEdge edge = edge().listen("no-such-host.invalid", 0).build();

        assertThatIOException()
                .isThrownBy(edge::start)
                .withMessage("The edge cannot listen on no-such-host.invalid:0: the host name is not known.");
    }

    @Test
    void closingStopsListeningAndEndsAllThreads() throws Exception {
        Set<Thread> before = threads();
        PassthroughEdge edge = edge().build();
        edge.start();
        int port = edge.port();
        new Viewer(TestCertificate.anonymousSslContext(List.of(edge.trustedServerCertificate())), port).get();
        assertThat(added(before)).isNotEmpty();

        edge.close();
        edge.close();

        Instant patience = Instant.now().plus(Duration.ofSeconds(5));
        while (!added(before).isEmpty() && Instant.now().isBefore(patience)) {
            Thread.sleep(10);
        }
        assertThat(added(before)).isEmpty();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
        assertThatIllegalStateException().isThrownBy(edge::port);
    }

    @Test
    void addressIsKnownWhileRunning() throws Exception {
        try (PassthroughEdge edge = edge().build()) {
            assertThatIllegalStateException().isThrownBy(edge::port).withMessageContaining("not running");
            assertThatIllegalStateException().isThrownBy(edge::uri);

            edge.start();

            assertThat(edge.uri()).isEqualTo(URI.create("https://127.0.0.1:" + edge.port()));
        }
    }

    @Test
    void secretNeverShows() {
        String secret = "s3cret-s3cret-s3cret-s3cret-s3cret";
        PassthroughEdge.Builder builder = edge().secret("X-Origin-Verify", secret);

        assertThat(builder.build().toString()).isEqualTo("PassthroughEdge[127.0.0.1:0]");
        assertThat(new OriginSecret("X-Origin-Verify", secret)).hasToString("OriginSecret[X-Origin-Verify]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> edge().secret("X-Origin-Verify", secret + " "))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(secret));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "X Origin", "X-Origin:", "Host", "CONNECTION", "Client-Cert", "CloudFront-Viewer-Cert-Pem"})
    void secretCannotTravelInEveryField(String field) {
        assertThatIllegalArgumentException().isThrownBy(() -> edge().secret(field, "secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://127.0.0.1",
                "http:///path",
                "http://127.0.0.1/path",
                "http://127.0.0.1?query",
                "http://127.0.0.1#fragment",
                "http://user@127.0.0.1",
                "127.0.0.1"
            })
    void originIsASchemeAHostAndAPort(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PassthroughEdge.builder().origin(URI.create(origin)))
                .withMessageContaining("without a path");
    }

    @Test
    void wrongSettingsAreRefused() throws Exception {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        KeyStore store = TestCertificate.selfSigned("CN=localhost").build().keyStore(PASSWORD);
        TestCertificate one = TestCertificate.selfSigned("CN=localhost").build();

        assertThatIllegalStateException()
                .isThrownBy(() -> PassthroughEdge.builder().build())
                .withMessageContaining("origin");
        assertThatIllegalArgumentException().isThrownBy(() -> edge().listen("127.0.0.1", 65536));
        assertThatIllegalArgumentException().isThrownBy(() -> edge().listen("127.0.0.1", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> edge().listen(" ", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> edge().serverKey(empty, PASSWORD));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> edge().serverKey(store, "wrong".toCharArray()))
                .withMessageContaining("password");
        assertThatIllegalArgumentException().isThrownBy(() -> edge().serverKey(one.privateKey(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> edge().serverKey(
                                one.privateKey(),
                                List.of(
                                        one.certificate(),
                                        TestAuthority.root("CN=Stranger").certificate()))
                        .build());
    }

    private static PassthroughEdge.Builder edge() {
        return PassthroughEdge.builder().origin(ORIGIN);
    }

    private static List<String> names(String host) throws Exception {
        X509Certificate certificate = ServerKey.throwaway(host).chain().get(0);
        return certificate.getSubjectAlternativeNames().stream()
                .map(name -> (String) name.get(1))
                .toList();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet();
    }

    private static Set<Thread> added(Set<Thread> before) {
        return threads().stream().filter(thread -> !before.contains(thread)).collect(Collectors.toSet());
    }
}
