package dev.viewpass.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestCertificate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OriginProxyTest {
    private EdgeFixture fixture;
    private TestCertificate alice;
    private HttpClient client;

    @BeforeAll
    void start() throws Exception {
        fixture = new EdgeFixture();
        alice = fixture.people.issue("CN=Alice").build();
        client = client(fixture);
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void contentReachesTheOriginWithAndWithoutKnownLength(boolean knownLength) throws Exception {
        String content = "content ".repeat(100_000);
        HttpRequest.BodyPublisher body = BodyPublishers.ofString(content);

        HttpResponse<String> answer = client.send(
                request("/submit")
                        .POST(knownLength ? body : BodyPublishers.fromPublisher(body))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("POST /submit\n")
                .contains("Client-Cert: " + alice.clientCert())
                .endsWith("\n\n" + content);
    }

    @Test
    void contentIsSentAfterTheOriginAskedForIt() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/submit")
                        .expectContinue(true)
                        .POST(BodyPublishers.ofString("content"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.body()).startsWith("POST /submit\n").endsWith("\n\ncontent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/plain?query=%20+&a=b&a=c",
                "//elsewhere.example/path",
                "/a/..;/b/%2e%2e/c%2fd;v=1?x=//",
                "/not|a^uri?{x}=\"y\"",
                "/@127.0.0.2:1/"
            })
    void requestTargetArrivesAsItWasSent(String target) throws Exception {
        Viewer.Answer answer = fixture.viewer(alice).send("GET " + target + " HTTP/1.1");

        assertThat(answer.status()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer.received()).first().isEqualTo("GET " + target);
    }

    @Test
    void absoluteTargetChoosesNoOtherOrigin() throws Exception {
        Viewer viewer = fixture.viewer(alice);

        assertThat(viewer.send("GET http://viewer.example/path HTTP/1.1").received())
                .first()
                .isEqualTo("GET /path");
        assertThat(viewer.send("GET http://127.0.0.2:1/path HTTP/1.1").status()).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a b",
                "/a HTTP/1.1",
                "/a\tb",
                "/a\0b",
                "/a\177",
                "/\u00e9",
                "/a?\u00c3\u00a9",
                "/a#b",
                "/a#",
                "/a?b#c",
                "*",
                "a",
                "?a",
                "@127.0.0.2/"
            })
    void malformedRequestTargetReachesNoOrigin(String target) throws Exception {
        int before = fixture.origin.requests();

        assertThat(fixture.viewer(alice).send("OPTIONS " + target + " HTTP/1.1").status())
                .startsWith("HTTP/1.1 400");
        assertThat(fixture.origin.requests()).isEqualTo(before);
    }

    @Test
    void absoluteTargetWithoutPathIsTheRoot() throws Exception {
        assertThat(fixture.viewer(alice)
                        .send("GET http://viewer.example HTTP/1.1")
                        .received())
                .first()
                .isEqualTo("GET /");
        assertThat(fixture.viewer(alice)
                        .send("GET http://viewer.example?a=b HTTP/1.1")
                        .received())
                .first()
                .isEqualTo("GET /?a=b");
    }

    @Test
    void hostIsTheOriginsUnlessPreserved() throws Exception {
        assertThat(fixture.viewer(alice).get().values("Host"))
                .containsExactly(fixture.origin.uri().getAuthority());
        try (EdgeFixture preserving = new EdgeFixture(PassthroughEdge.Builder::preserveHost)) {
            assertThat(preserving.viewer(alice).get().values("Host")).containsExactly("viewer.example");
        }
    }

    @Test
    void clientAddressIsAppended() throws Exception {
        assertThat(fixture.viewer(alice).get().values("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(fixture.viewer(alice)
                        .get("X-Forwarded-For: 192.0.2.1, 192.0.2.2", "x-forwarded-for: 192.0.2.3")
                        .values("X-Forwarded-For"))
                .containsExactly("192.0.2.1, 192.0.2.2, 192.0.2.3, 127.0.0.1");
    }

    @Test
    void onlyTheEdgesOwnFieldsAreAdded() throws Exception {
        assertThat(fixture.viewer(alice).get("Accept: text/plain").received())
                .filteredOn(line -> !line.isEmpty() && !line.startsWith("GET "))
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

    @Test
    void withoutASecretNoneIsSent() throws Exception {
        try (EchoOrigin origin = new EchoOrigin();
                PassthroughEdge edge =
                        PassthroughEdge.builder().origin(origin.uri()).build()) {
            edge.start();
            Viewer viewer = new Viewer(alice.sslContext(List.of(edge.trustedServerCertificate())), edge.port());

            assertThat(viewer.get("X-Origin-Verify: mine").values("X-Origin-Verify"))
                    .containsExactly("mine");
        }
    }

    @Test
    void redirectIsPassedOnAndNotFollowed() throws Exception {
        int before = fixture.origin.requests();

        HttpResponse<String> answer = client.send(request(EchoOrigin.REDIRECTED).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().allValues("location")).containsExactly("/elsewhere");
        assertThat(fixture.origin.requests()).isEqualTo(before + 1);
    }

    @Test
    void contentEncodingIsLeftAsItIs() throws Exception {
        HttpResponse<String> answer = client.send(request(EchoOrigin.ENCODED).build(), BodyHandlers.ofString());

        assertThat(answer.headers().allValues("content-encoding")).containsExactly("gzip");
        assertThat(answer.body()).startsWith("GET " + EchoOrigin.ENCODED);
    }

    @Test
    void headRequestHasNoContent() throws Exception {
        HttpResponse<String> answer =
                client.send(request("/").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE / HTTP/1.1", "PROPFIND / HTTP/1.1"})
    void otherMethodsAreAnswered405(String requestLine) throws Exception {
        int before = fixture.origin.requests();

        Viewer.Answer answer = fixture.viewer(alice).send(requestLine);

        assertThat(answer.status()).startsWith("HTTP/1.1 405");
        assertThat(fixture.origin.requests()).isEqualTo(before);
    }

    @Test
    void requestHeadOverTheLimitIsRefused() throws Exception {
        assertThat(fixture.viewer(alice).get("Cookie: " + "c".repeat(32_000)).status())
                .isEqualTo("HTTP/1.1 200 OK");
        assertThat(fixture.viewer(alice).get("Cookie: " + "c".repeat(33_000)).status())
                .startsWith("HTTP/1.1 431");
    }

    @Test
    void originThatIsDownIsAnswered502() throws Exception {
        try (EdgeFixture down = new EdgeFixture()) {
            down.origin.close();

            HttpResponse<String> answer = client(down)
                    .send(
                            HttpRequest.newBuilder(down.edge.uri().resolve("/path"))
                                    .POST(BodyPublishers.ofString("x"))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).isEqualTo("This edge cannot reach its origin.\n");
        }
    }

    @Test
    void originThatBreaksTheConnectionIsAnswered502() throws Exception {
        HttpResponse<String> answer = client.send(request(EchoOrigin.BROKEN).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("This edge cannot reach its origin.\n");
    }

    private HttpClient client(EdgeFixture of) {
        return HttpClient.newBuilder()
                .sslContext(alice.sslContext(of.trusted()))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        URI uri = fixture.edge.uri().resolve(path);
        return HttpRequest.newBuilder(uri);
    }
}
