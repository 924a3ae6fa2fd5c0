package dev.viewpass.path.revocation.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.revocation.fetch.FetchResult.Failed;
import dev.viewpass.path.revocation.fetch.FetchResult.Fetched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpFetchTest {
    private static final FetchLimits LIMITS =
            new FetchLimits(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(1200), 1000);
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final HttpFetch fetch = HttpFetch.of(LIMITS);

    @Test
    void bodyAndValidatorsAreFetched() throws Exception {
        try (RawServer server = RawServer.answering(
                OK + "Content-Length: 3\r\nETag: \"v1\"\r\nLast-Modified: Sun, 01 Mar 2026 12:00:00 GMT\r\n\r\nabc")) {
            FetchResult result = fetch.get(server.address(), Validators.NONE);

            assertThat(result).isInstanceOfSatisfying(Fetched.class, fetched -> {
                assertThat(fetched.octets()).isEqualTo("abc".getBytes(US_ASCII));
                assertThat(fetched.validators()).isEqualTo(new Validators("\"v1\"", "Sun, 01 Mar 2026 12:00:00 GMT"));
            });
            assertThat(server.request())
                    .startsWith("GET /a.crl HTTP/1.1\r\n")
                    .contains("Accept-Encoding: identity", "Connection: close")
                    .doesNotContain("If-None-Match", "If-Modified-Since");
        }
    }

    @Test
    void bodyWithoutLengthIsFetched() throws Exception {
        try (RawServer server = RawServer.answering(OK + "\r\nabc")) {
            assertThat(fetch.get(server.address(), Validators.NONE)).isInstanceOf(Fetched.class);
        }
    }

    @Test
    void bodyInChunksIsFetched() throws Exception {
        try (RawServer server = RawServer.answering(
                OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n01;x=y\r\nc\r\n0\r\nX: y\r\n\r\n")) {
            assertThat(fetch.get(server.address(), Validators.NONE))
                    .isInstanceOfSatisfying(
                            Fetched.class,
                            fetched -> assertThat(fetched.octets()).isEqualTo("abc".getBytes(US_ASCII)));
        }
    }

    @Test
    void interimAnswersArePassedOver() throws Exception {
        String interim = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";
        try (RawServer server = RawServer.answering(interim + OK + "Content-Length: 3\r\n\r\nabc")) {
            assertThat(fetch.get(server.address(), Validators.NONE)).isInstanceOf(Fetched.class);
        }
        try (RawServer server = RawServer.answering(interim.repeat(9) + OK + "Content-Length: 3\r\n\r\nabc")) {
            assertThat(failure(fetch.get(server.address(), Validators.NONE))).endsWith("more than 8 interim answers");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\26\3\3\100\0", "\26\3"})
    void handshakeThatIsDrawnOutIsCutAtTheDeadline(String beginning) throws Exception {
        try (RawServer server = RawServer.tricklingAtOnce(beginning)) {
            HttpAddress address = HttpAddress.of(server.address().toString().replace("http:", "https:"));

            assertThat(failure(fetch.get(address, Validators.NONE)))
                    .endsWith("did not answer completely within PT1.2S");
            assertThat(server.isLeftWithin(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void oneServerDoesNotTakeAllPlaces() throws Exception {
        try (RawServer slow = RawServer.silent();
                RawServer other = RawServer.answering(OK + "Content-Length: 3\r\n\r\nabc")) {
            ExecutorService threads = Executors.newFixedThreadPool(20);
            try {
                List<FetchResult> results = new ArrayList<>();
                for (Future<FetchResult> done : threads.invokeAll(Collections.<Callable<FetchResult>>nCopies(20, () -> {
                    FetchResult result = fetch.get(slow.address(), Validators.NONE);
                    return failure(result).contains("8 exchanges with its host have not ended yet")
                            ? fetch.get(other.address(), Validators.NONE)
                            : result;
                }))) {
                    results.add(done.get());
                }

                assertThat(results).hasAtLeastOneElementOfType(Fetched.class);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void nothingNewerIsUnchangedOnlyWhenThatWasAsked() throws Exception {
        try (RawServer server = RawServer.answering("HTTP/1.1 304 Not Modified\r\n\r\n")) {
            assertThat(fetch.get(server.address(), new Validators("\"v1\"", "then")))
                    .isEqualTo(new FetchResult.Unchanged());
            assertThat(server.request()).contains("If-None-Match: \"v1\"", "If-Modified-Since: then");
            assertThat(failure(fetch.get(server.address(), Validators.NONE))).endsWith("answered with status 304");
        }
    }

    @Test
    void requestIsPostedToAResponder() throws Exception {
        String head = OK + "Content-Length: 2\r\nContent-Type: ";
        try (RawServer server = RawServer.answering(head + "application/OCSP-response; x=y\r\n\r\nok")) {
            assertThat(fetch.post(server.address(), "question".getBytes(US_ASCII)))
                    .isInstanceOf(Fetched.class);
            assertThat(server.request())
                    .startsWith("POST /a.crl HTTP/1.1\r\n")
                    .contains("Content-Type: application/ocsp-request", "Content-Length: 8");
        }
        try (RawServer server = RawServer.answering(head + "text/html\r\n\r\nno")) {
            assertThat(failure(fetch.post(server.address(), new byte[] {1})))
                    .endsWith("answered with the content type text/html, not application/ocsp-response");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 Not Found~Content-Length: 2~~no | answered with status 404",
                "401 Unauthorized~WWW-Authenticate: Basic realm=x~Content-Length: 0~~ | answered with status 401",
                "302 Found~Location: http://127.0.0.1:1/x~Content-Length: 0~~ | sends on to http://127.0.0.1:1/x",
                "200 OK~Content-Encoding: gzip~Content-Length: 2~~zz | the content encoding gzip",
                "200 OK~Content-Length: 0~~ | answered with an empty body",
                "200 OK~Content-Length: 9~~abc | announced 9 octets and sent 3",
                "200 OK~Content-Length: 1001~~abc | answered with more than 1000 octets",
                "200 OK~Content-Length: -1~~abc | a Content-Length that is none: -1",
                "200 OK~Content-Length: 3~Content-Length: 3~~abc | a Content-Length that is none: 3, 3",
                "200 OK~Content-Length: 3~Transfer-Encoding: chunked~~3~abc~0~~ | both Transfer-Encoding and",
                "200 OK~Transfer-Encoding: gzip, chunked~~3~abc~0~~ | the transfer encoding gzip, chunked",
                "200 OK~Transfer-Encoding: chunked~~x~abc~0~~ | a chunk size that is none: x",
                "200 OK~Transfer-Encoding: chunked~~2~abc~0~~ | a chunk of another size than announced",
                "200 OK~Transfer-Encoding: chunked~~ffffffff~abc | answered with more than 1000 octets",
                "200 OK~Transfer-Encoding: chunked~~3~abc~0~ | before its answer was complete",
                "200 OK~Transfer-Encoding: chunked~~0~~ | answered with an empty body",
                "200 OK~Content-Length~~ | a header field that is none",
                "200 OK~Content-Length : 3~~abc | a header field that is none",
                "200 OK~Content-Length: 3 | before its answer was complete",
                "2000 OK~~abc | did not answer in HTTP",
            })
    void answerThatMayNotBeUsedIsNamed(String answer, String why) throws Exception {
        try (RawServer server = RawServer.answering("HTTP/1.1 " + answer.replace("~", "\r\n"))) {
            assertThat(failure(fetch.get(server.address(), Validators.NONE)))
                    .startsWith(server.address().toString())
                    .contains(why);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void bodyWithoutLengthIsCutAtTheMaximum() throws Exception {
        try (RawServer server = RawServer.answering(OK + "\r\n" + "a".repeat(1001))) {
            assertThat(failure(fetch.get(server.address(), Validators.NONE)))
                    .endsWith("answered with more than 1000 octets");
        }
        try (RawServer server = RawServer.answering(OK + "\r\n" + "a".repeat(1000))) {
            assertThat(fetch.get(server.address(), Validators.NONE)).isInstanceOf(Fetched.class);
        }
    }

    @Test
    void otherProtocolIsRefused() throws Exception {
        try (RawServer server = RawServer.answering("220 smtp.example ready\r\n\r\n")) {
            assertThat(failure(fetch.get(server.address(), Validators.NONE))).contains("did not answer in HTTP");
        }
    }

    @Test
    void closedPortAndSilentServerFailInTime() throws Exception {
        HttpAddress closed;
        try (RawServer server = RawServer.answering("")) {
            closed = server.address();
        }
        assertThat(failure(fetch.get(closed, Validators.NONE))).contains("can not be fetched: ConnectException");
        try (RawServer server = RawServer.silent()) {
            assertThat(failure(fetch.get(server.address(), Validators.NONE))).contains("did not answer in time");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK~X: a",
                "HTTP/1.1 200 OK~~a",
                "HTTP/1.1 200 OK~Content-Length: 900~~a",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~00000",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~ab~1~c~0~X: 0"
            })
    void tricklingServerIsCutAtTheDeadline(String beginning) throws Exception {
        try (RawServer server = RawServer.trickling(beginning.replace("~", "\r\n"))) {
            Instant begin = Instant.now();

            assertThat(failure(fetch.get(server.address(), Validators.NONE)))
                    .endsWith("did not answer completely within PT1.2S");
            assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
            assertThat(server.isLeftWithin(Duration.ofSeconds(3))).isTrue();
        }
    }

    @Test
    void headThatIsTooLongIsCut() throws Exception {
        try (RawServer server = RawServer.answering(OK + "X: y\r\n".repeat(10_000))) {
            assertThat(failure(fetch.get(server.address(), Validators.NONE)))
                    .endsWith("answered with a head that is too long");
        }
    }

    @Test
    void interruptEndsTheFetchAndStaysSet() throws Exception {
        try (RawServer server = RawServer.silent()) {
            Thread.currentThread().interrupt();

            assertThat(failure(fetch.get(server.address(), Validators.NONE))).contains("was not waited for");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static String failure(FetchResult result) {
        assertThat(result).isInstanceOf(Failed.class);
        return ((Failed) result).sentence();
    }
}
