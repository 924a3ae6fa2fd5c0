package dev.viewpass.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2Test {
    private static final List<String> GET = Http2Connection.GET;
    private static final List<String> POST =
            List.of(":method: POST", ":scheme: https", ":authority: viewer.example", ":path: /submit");

    private EdgeFixture fixture;
    private TestCertificate alice;

    @BeforeAll
    void start() throws Exception {
        fixture = new EdgeFixture();
        alice = fixture.people.issue("CN=Alice").build();
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void everyRequestOfAConnectionCarriesTheCertificate(String protocol) throws Exception {
        try (Http2Connection connection = new Http2Connection(fixture.viewer(alice, protocol))) {
            assertThat(connection.applicationProtocol()).isEqualTo("h2");
            for (int request = 0; request < 3; request++) {
                Http2Connection.Answer answer = connection.get();

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.received("Client-Cert")).containsExactly(alice.clientCert());
                assertThat(answer.received("Client-Cert-Chain")).containsExactly(alice.clientCertChain());
                assertThat(answer.received("Via")).containsExactly("2.0 viewpass-edge");
            }
        }
    }

    @Test
    void concurrentConnectionsKeepTheirCertificatesApart() throws Exception {
        TestCertificate bob = fixture.people.issue("CN=Bob").build();
        try (Http2Connection first = new Http2Connection(fixture.viewer(alice));
                Http2Connection second = new Http2Connection(fixture.viewer(bob));
                Http2Connection third = new Http2Connection(fixture.anonymous())) {
            for (int request = 0; request < 2; request++) {
                assertThat(first.get().received("Client-Cert")).containsExactly(alice.clientCert());
                assertThat(second.get().received("Client-Cert")).containsExactly(bob.clientCert());
                assertThat(third.get().received("Client-Cert")).isEmpty();
            }
        }
    }

    @Test
    void commonClientsSpeakEitherProtocol() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(fixture.edge.uri()).build();
        for (HttpClient.Version version : HttpClient.Version.values()) {
            HttpClient client = HttpClient.newBuilder()
                    .version(version)
                    .sslContext(alice.sslContext(fixture.trusted()))
                    .build();

            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.body().lines()).contains("Client-Cert: " + alice.clientCert());
        }
    }

    @Test
    void clientWithoutAlpnSpeaksHttp1() throws Exception {
        HttpsURLConnection connection =
                (HttpsURLConnection) fixture.edge.uri().toURL().openConnection();
        connection.setSSLSocketFactory(alice.sslContext(fixture.trusted()).getSocketFactory());

        try (InputStream body = connection.getInputStream()) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .contains("Client-Cert: " + alice.clientCert(), "Via: 1.1 viewpass-edge");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void resumedSessionStillForwardsTheWholeChain(String protocol) throws Exception {
        Viewer viewer = fixture.viewer(fixture.people.issue("CN=Alice").build(), protocol);
        List<String> first;
        try (Http2Connection connection = new Http2Connection(viewer)) {
            first = connection.get().lines();
        }
        Thread.sleep(5);

        Viewer.Answer probe = viewer.get();
        assertThat(probe.sessionCreated()).as("session is resumed").isLessThan(System.currentTimeMillis() - 4);
        try (Http2Connection connection = new Http2Connection(viewer)) {
            assertThat(connection.get().lines())
                    .filteredOn(line -> line.startsWith("Client-Cert"))
                    .hasSize(2)
                    .isSubsetOf(first);
        }
    }

    @Test
    void largestChainAndCookieArriveWhole() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(4096);
        KeyPair keys = generator.generateKeyPair();
        TestAuthority issuer = fixture.root;
        for (String name : List.of("CN=Upper CA", "CN=Middle CA", "CN=Lower CA")) {
            issuer = issuer.intermediateBuilder(name).key(keys).build();
        }
        TestCertificate large = issuer.issue("CN=Alice").key(keys).build();
        String cookie = "c".repeat(20_000);

        try (Http2Connection connection = new Http2Connection(fixture.viewer(large))) {
            Http2Connection.Answer answer = connection.get("cookie: " + cookie);

            assertThat(large.chain()).hasSize(4);
            assertThat(answer.received("Client-Cert")).containsExactly(large.clientCert());
            assertThat(answer.received("Client-Cert-Chain")).containsExactly(large.clientCertChain());
            assertThat(answer.received("Cookie")).containsExactly(cookie);
        }
    }

    @Test
    void requestHeadOverTheLimitIsRefused() throws Exception {
        int before = fixture.origin.requests();
        try (Http2Connection connection = new Http2Connection(fixture.viewer(alice))) {
            assertThat(connection.get("cookie: " + "c".repeat(32_000)).status()).isEqualTo(200);
            assertThatIOException()
                    .isThrownBy(() -> connection.get("cookie: " + "c".repeat(33_000)))
                    .withMessageStartingWith("GOAWAY");
        }
        assertThat(fixture.origin.requests()).isEqualTo(before + 1);
    }

    @Test
    void spoofedFieldsAreDropped() throws Exception {
        TestCertificate victim = fixture.people.issue("CN=Victim").build();
        String[] spoofed = {
            "client-cert: " + victim.clientCert(),
            "client-cert: " + victim.clientCert(),
            "client-cert-chain: " + victim.clientCertChain(),
            "cloudfront-viewer-cert-present: 1",
            "x-origin-verify: guess"
        };
        try (Http2Connection mine = new Http2Connection(fixture.viewer(alice));
                Http2Connection nobodys = new Http2Connection(fixture.anonymous())) {
            assertThat(mine.get(spoofed).received("Client-Cert")).containsExactly(alice.clientCert());
            assertThat(nobodys.get(spoofed).received("Client-Cert")).isEmpty();
            assertThat(nobodys.get(spoofed).received("Client-Cert-Chain")).isEmpty();
            assertThat(nobodys.get(spoofed).received("CloudFront-Viewer-Cert-Present"))
                    .isEmpty();
            assertThat(nobodys.get(spoofed).received(EdgeFixture.SECRET_FIELD)).containsExactly(EdgeFixture.SECRET);
        }
    }

    @Test
    void onlyTheEdgesOwnFieldsAreAdded() throws Exception {
        try (Http2Connection connection = new Http2Connection(fixture.viewer(alice))) {
            assertThat(connection.get("accept: text/plain", "te: trailers").lines())
                    .filteredOn(line -> !line.isEmpty())
                    .filteredOn(line -> !line.startsWith("GET "))
                    .extracting(line -> line.substring(0, line.indexOf(':')))
                    .containsExactlyInAnyOrder(
                            "Host",
                            "Accept",
                            "Via",
                            "X-Forwarded-For",
                            "Client-Cert",
                            "Client-Cert-Chain",
                            EdgeFixture.SECRET_FIELD);
        }
    }

    @Test
    void repeatedFieldsStayAndCookiesAreJoined() throws Exception {
        try (Http2Connection connection = new Http2Connection(fixture.viewer(alice))) {
            Http2Connection.Answer answer = connection.get("accept: c", "cookie: a=1", "accept: d", "cookie: b=2");

            assertThat(answer.received("Accept")).containsExactly("c", "d");
            assertThat(answer.received("Cookie")).containsExactly("a=1; b=2");
        }
    }

    /** Line ends would make further fields or requests of one when it goes on in HTTP/1.1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection: close",
                "connection: client-cert",
                "te: gzip",
                "Client-Cert: :AAAA:",
                ":client-cert: :AAAA:",
                "accept: a\r\nclient-cert: :AAAA:",
                "accept: a\nclient-cert: :AAAA:",
                "accept\r\nclient-cert: :AAAA:",
                "x\r\n\r\nGET /smuggled HTTP/1.1\r\nhost: y",
                "cookie: a\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n",
                ":method: GET / HTTP/1.1\r\nclient-cert: :AAAA:\r\nx:",
                ":scheme: https\r\nclient-cert: :AAAA:",
                ":authority: a\r\nclient-cert: :AAAA:",
                ":authority: a/b@c d",
                ":path: / HTTP/1.1\r\nclient-cert: :AAAA:\r\nx:",
                ":path: /a HTTP/1.1",
                ":path: /a b",
                ":path: /a?b c",
                ":path: /a\tb",
                ":path: /a\0b",
                ":path: /a\177",
                ":path: /\u00e9",
                ":path: /a?\u00c3\u00a9",
                ":path: /a#b",
                ":path: /a#",
                ":path: /a?b#c",
                ":path: ",
                ":path: a",
                ":path: *",
                ":path: ?a",
                ":path: @127.0.0.2/",
                ":path: 1/",
                ":path: https://viewer.example/",
                ":authority: ",
                ":authority:  ",
                "keep-alive: 5",
                "upgrade: h2c"
            })
    void malformedRequestReachesNoOrigin(String field) throws Exception {
        int before = fixture.origin.requests();
        List<String> pseudoFields = GET.stream()
                .filter(usual -> !field.startsWith(usual.substring(0, usual.indexOf(": "))))
                .toList();
        try (Http2Connection connection = new Http2Connection(fixture.viewer(alice))) {
            Http2Connection.Answer answer = field.startsWith(":")
                    ? connection.send(Stream.concat(Stream.of(field), pseudoFields.stream())
                            .toList())
                    : connection.get(field);

            assertThat(answer.status()).isEqualTo(400);
        } catch (IOException e) {
            assertThat(e).hasMessageStartingWith("GOAWAY");
        }
        assertThat(fixture.origin.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3", "300"})
    void contentOfAnotherThanTheStatedLengthMakesNoFurtherRequest(String length) throws Exception {
        int before = fixture.origin.requests();
        try (Http2Connection connection = new Http2Connection(fixture.viewer(alice))) {
            assertThatIOException()
                    .isThrownBy(() -> connection.send(
                            POST,
                            List.of("content-length: " + length),
                            "abcGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n",
                            List.of()))
                    .withMessageContaining("RST_STREAM");
        }
        assertThat(fixture.viewer(alice).get().status()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(fixture.origin.requests()).isLessThanOrEqualTo(before + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer.example", "viewer.example:443", "Viewer.Example:8443", "[::1]:8443"})
    void hostIsTheAuthorityWhenPreserved(String authority) throws Exception {
        List<String> request = List.of(":method: GET", ":scheme: https", ":authority: " + authority, ":path: /");
        try (EdgeFixture preserving = new EdgeFixture(PassthroughEdge.Builder::preserveHost);
                Http2Connection preserved = new Http2Connection(preserving.viewer(alice));
                Http2Connection replaced = new Http2Connection(fixture.viewer(alice))) {
            assertThat(preserved.send(request).received("Host")).containsExactly(authority);
            assertThat(preserved.send(request, "host: other.example").status()).isEqualTo(400);
            assertThat(replaced.send(request).received("Host"))
                    .containsExactly(fixture.origin.uri().getAuthority());
        }
    }

    @Test
    void hostIsTheFieldWhenThereIsNoAuthority() throws Exception {
        try (EdgeFixture preserving = new EdgeFixture(PassthroughEdge.Builder::preserveHost);
                Http2Connection connection = new Http2Connection(preserving.viewer(alice))) {
            assertThat(connection
                            .send(List.of(":method: GET", ":scheme: https", ":path: /"), "host: viewer.example")
                            .received("Host"))
                    .containsExactly("viewer.example");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void requestThatNamesNoHostOrSeveralReachesNoOrigin(boolean preserveHost) throws Exception {
        List<String> request = List.of(":method: GET", ":scheme: https", ":path: /");
        for (List<String> hosts :
                List.of(List.<String>of(), List.of("host: "), List.of("host: a.example", "host: b.example"))) {
            try (EdgeFixture hosted = new EdgeFixture(edge -> preserveHost ? edge.preserveHost() : edge);
                    Http2Connection connection = new Http2Connection(hosted.viewer(alice))) {
                assertThat(connection
                                .send(request, hosts.toArray(String[]::new))
                                .status())
                        .isEqualTo(400);
                assertThat(hosted.origin.requests()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plain?query=%20+&a=b&a=c", "//elsewhere.example/path", "/a/..;/b/%2e%2e/c%2fd;v=1?x=//"})
    void requestTargetArrivesAsItWasSent(String target) throws Exception {
        try (Http2Connection connection = new Http2Connection(fixture.viewer(alice))) {
            Http2Connection.Answer answer = connection.send(
                    List.of(":method: GET", ":scheme: https", ":authority: 127.0.0.2:1", ":path: " + target));

            assertThat(answer.lines()).first().isEqualTo("GET " + target);
        }
    }

    @Test
    void contentOfUnstatedLengthReachesTheOrigin() throws Exception {
        try (Http2Connection connection = new Http2Connection(fixture.viewer(alice))) {
            assertThat(connection.send(POST, List.of(), "content", List.of()).lines())
                    .startsWith("POST /submit")
                    .endsWith("", "content");
            assertThat(connection.send(POST).lines())
                    .startsWith("POST /submit")
                    .noneMatch(line -> line.startsWith("Transfer-Encoding"));
        }
    }

    @Test
    void longContentOfUnstatedLengthReachesTheOrigin() throws Exception {
        String content = "content ".repeat(500_000);
        HttpClient client = HttpClient.newBuilder()
                .sslContext(alice.sslContext(fixture.trusted()))
                .build();

        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(fixture.edge.uri())
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(content)))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.body()).endsWith("\n\n" + content);
    }

    @Test
    void trailersAreNotForwarded() throws Exception {
        try (Http2Connection connection = new Http2Connection(fixture.viewer(alice))) {
            Http2Connection.Answer answer =
                    connection.send(POST, List.of(), "content", List.of("client-cert: :AAAA:", "x-trailer: y"));

            assertThat(answer.lines()).endsWith("", "content");
        }
    }

    @Test
    void otherMethodsAreAnswered405() throws Exception {
        try (Http2Connection connection = new Http2Connection(fixture.viewer(alice))) {
            Http2Connection.Answer trace = connection.send(
                    List.of(":method: TRACE", ":scheme: https", ":authority: viewer.example", ":path: /"));
            Http2Connection.Answer connect =
                    connection.send(List.of(":method: CONNECT", ":authority: viewer.example:443"));

            assertThat(trace.status()).isEqualTo(405);
            assertThat(trace.fields().contains("Connection")).isFalse();
            assertThat(connect.status()).isEqualTo(405);
            assertThat(connection.get().status()).isEqualTo(200);
        }
    }
}
