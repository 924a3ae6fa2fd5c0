package dev.viewpass.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one client sends must never become part of the request of another. */
class RequestSmugglingTest {
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final List<String> TRAILERS = List.of("x-trailer: y");

    private RawOrigin origin;
    private PassthroughEdge edge;
    private Viewer attacker;
    private Viewer victim;

    @BeforeEach
    void start() throws Exception {
        origin = new RawOrigin();
        edge = PassthroughEdge.builder().origin(origin.uri()).build();
        edge.start();
        attacker =
                new Viewer(TestCertificate.anonymousSslContext(List.of(edge.trustedServerCertificate())), edge.port());
        SSLContext alice =
                TestCertificate.selfSigned("CN=Alice").build().sslContext(List.of(edge.trustedServerCertificate()));
        victim = new Viewer(alice, edge.port());
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
        origin.close();
    }

    @ParameterizedTest
    @CsvSource({"GET,5", "POST,5", "POST,40", "HEAD,5", "DELETE,1000"})
    void missingContentIsAnswered400AndReachesNoOrigin(String method, int stated) throws Exception {
        try (Http2Connection connection = new Http2Connection(attacker)) {
            Http2Connection.Answer answer = connection.send(request(method, "/attacker"), "content-length: " + stated);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(connection.send(request("GET", "/attacker-again")).status())
                    .isEqualTo(200);
        }
        assertVictimsAreUnharmed();
        assertThat(origin.requestLines()).doesNotContain(method + " /attacker HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource({"30,abc", "30,''", "3,''", "1,abc", "0,abc"})
    void contentOfAnotherThanTheStatedLengthBeforeTrailersHarmsNobody(int stated, String content) throws Exception {
        for (String field : List.of("accept: */*", "content-type: text/plain", "expect: 100-continue")) {
            try (Http2Connection connection = new Http2Connection(attacker)) {
                connection.send(
                        request("POST", "/attacker"), List.of("content-length: " + stated, field), content, TRAILERS);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("RST_STREAM");
            }
            assertVictimsAreUnharmed();
        }
    }

    @ParameterizedTest
    @CsvSource({"30,abc", "30,''"})
    void contentThatEndsEarlyInTheMiddleHarmsNobody(int stated, String content) throws Exception {
        try (Http2Connection connection = new Http2Connection(attacker)) {
            connection.begin(request("POST", "/attacker"), List.of("content-length: " + stated), content);
            origin.awaitRequest();
            connection.end(TRAILERS);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("RST_STREAM");
        }
        assertVictimsAreUnharmed();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 300})
    void excessOrMissingDataHarmsNobody(int stated) throws Exception {
        for (List<String> trailers : List.of(List.<String>of(), TRAILERS)) {
            try (Http2Connection connection = new Http2Connection(attacker)) {
                connection.send(
                        request("POST", "/attacker"),
                        List.of("content-length: " + stated, "content-type: text/plain"),
                        "abc" + SMUGGLED,
                        trailers);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("RST_STREAM");
            }
            assertVictimsAreUnharmed();
        }
    }

    @Test
    void expectationWithoutContentHarmsNobody() throws Exception {
        for (String method : List.of("GET", "POST")) {
            try (Http2Connection connection = new Http2Connection(attacker)) {
                connection.send(request(method, "/attacker"), "expect: 100-continue");
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("RST_STREAM");
            }
            assertVictimsAreUnharmed();
        }
    }

    /** This origin sends content with it, against RFC 9110 section 9.3.2, which would begin the next answer. */
    @Test
    void contentOfAnAnswerToHeadHarmsNobody() throws Exception {
        try (Http2Connection connection = new Http2Connection(attacker)) {
            for (int request = 0; request < 10; request++) {
                assertThat(connection.send(request("HEAD", "/attacker")).status())
                        .isEqualTo(200);
                assertVictimsAreUnharmed();
            }
        }
    }

    @Test
    void excessDataOfAnOpenStreamHarmsNobody() throws Exception {
        try (Http2Connection connection = new Http2Connection(attacker)) {
            connection.begin(request("POST", "/attacker"), List.of("content-length: 3"), "abc" + SMUGGLED);
            assertVictimsAreUnharmed();
        }
        assertVictimsAreUnharmed();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void clientThatGoesAwayInTheMiddleOfContentHarmsNobody(boolean reset) throws Exception {
        try (Http2Connection connection = new Http2Connection(attacker)) {
            connection.begin(request("POST", "/attacker"), List.of("content-length: 30"), "abc");
            origin.awaitRequest();
            if (reset) {
                connection.cancel();
                assertVictimsAreUnharmed();
            }
        }
        assertVictimsAreUnharmed();
        assertThat(origin.requestLines()).contains("POST /attacker HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 30\r\n\r\nabc",
                "Content-Length: 30\r\nExpect: 100-continue\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n1e\r\nabc"
            })
    void clientThatGoesAwayInTheMiddleOfHttp1ContentHarmsNobody(String request) throws Exception {
        try (SSLSocket socket =
                (SSLSocket) attacker.tls().getSocketFactory().createSocket("127.0.0.1", attacker.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /attacker HTTP/1.1\r\nHost: viewer.example\r\n" + request)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            origin.awaitRequest();
        }
        assertVictimsAreUnharmed();
        assertThat(origin.requestLines()).contains("POST /attacker HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5", "-5", "5, 5", "5;", "0x5", "", "99999999999999999999"})
    void lengthThatIsNoNumberReachesNoOrigin(String length) throws Exception {
        assertRefused(List.of("content-length: " + length));
    }

    @Test
    void lengthThatIsStatedTwiceReachesNoOrigin() throws Exception {
        assertRefused(List.of("content-length: 5", "content-length: 5"));
        assertRefused(List.of("content-length: 5", "content-length: 6"));
        assertRefused(List.of("content-length: 6", "content-length: 5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "identity"})
    void transferEncodingReachesNoOrigin(String coding) throws Exception {
        assertRefused(List.of("transfer-encoding: " + coding));
        assertRefused(List.of("transfer-encoding: " + coding, "content-length: 5"));
    }

    @Test
    void originConnectionIsKeptForHonestRequests() throws Exception {
        int requests = 20;
        try (Http2Connection connection = new Http2Connection(victim)) {
            for (int request = 0; request < requests; request++) {
                boolean trailers = request % 2 == 0;
                Http2Connection.Answer answer = connection.send(
                        request("POST", "/honest"),
                        List.of("content-length: 7"),
                        "content",
                        trailers ? TRAILERS : List.of());

                assertThat(answer.lines()).containsExactly("POST /honest HTTP/1.1");
            }
        }
        assertVictimsAreUnharmed();
        assertThat(origin.requestLines())
                .filteredOn("POST /honest HTTP/1.1"::equals)
                .hasSize(requests);
        assertThat(origin.connections()).isLessThan(requests);
    }

    private void assertRefused(List<String> fields) throws Exception {
        try (Http2Connection connection = new Http2Connection(attacker)) {
            assertThat(connection
                            .send(request("POST", "/attacker"), fields, "12345", List.of())
                            .status())
                    .isEqualTo(400);
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(RST_STREAM|GOAWAY).*");
        }
        assertThat(origin.requestLines()).isEmpty();
    }

    private void assertVictimsAreUnharmed() throws Exception {
        for (int request = 0; request < 3; request++) {
            String path = "/victim/" + request;
            try (Http2Connection connection = new Http2Connection(victim)) {
                Http2Connection.Answer answer = connection.send(request("GET", path));

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.lines()).containsExactly("GET " + path + " HTTP/1.1");
            }
        }
        assertThat(origin.requestLines()).noneMatch(line -> line.contains("smuggled"));
        assertThat(origin.requestLines()).allMatch(line -> line.endsWith(" HTTP/1.1"));
    }

    private static List<String> request(String method, String path) {
        return List.of(":method: " + method, ":scheme: https", ":authority: viewer.example", ":path: " + path);
    }
}
