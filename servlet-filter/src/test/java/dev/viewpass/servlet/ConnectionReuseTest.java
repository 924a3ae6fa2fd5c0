package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway sends the requests of all callers through few connections, and none of them sees another's. */
class ConnectionReuseTest {
    private Application application;

    @BeforeEach
    void make(@TempDir Path directory) {
        application = Application.in(directory)
                .with("certificate", "optional")
                .page(
                        "/",
                        (request, response) -> Page.callerOf(request) + " "
                                + (request.getAttribute("jakarta.servlet.request.X509Certificate") != null))
                .page("/logout", (request, response) -> {
                    request.logout();
                    return Page.callerOf(request) + " false";
                });
    }

    private record Turn(String path, String certificateFields, int status, String body) {
        static Turn of(TestCertificate caller, String name) {
            return new Turn("/", fields(caller), 200, "caller=" + name + " true");
        }

        static String fields(TestCertificate caller) {
            return "Client-Cert: " + caller.clientCert() + "\r\nClient-Cert-Chain: " + caller.clientCertChain()
                    + "\r\n";
        }
    }

    private static final List<Turn> TURNS = List.of(
            Turn.of(Acme.ALICE, "CN=Alice,OU=Operations,O=Acme"),
            new Turn("/", "", 200, "caller=null false"),
            Turn.of(Acme.BOB, "CN=Bob,OU=Sales,O=Acme"),
            new Turn("/", Turn.fields(Acme.EXPIRED), 403, ""),
            new Turn("/", "Client-Cert: x\r\n", 400, ""),
            new Turn("/logout", Turn.fields(Acme.ALICE), 200, "caller=null false"),
            new Turn("/", "", 200, "caller=null false"));

    @Test
    void twoHundredRequestsOnOneConnectionKeepTheirOwnCallers() throws Exception {
        try (Application running = application.start()) {
            assertThat(play(running.port(), 200, 0)).isEmpty();
        }
    }

    @Test
    void connectionsAtTheSameTimeKeepTheirOwnCallersToo() throws Exception {
        ExecutorService connections = Executors.newFixedThreadPool(4);
        try (Application running = application.start()) {
            List<Future<List<String>>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int first = i;
                results.add(connections.submit(() -> play(running.port(), 100, first)));
            }
            for (Future<List<String>> result : results) {
                assertThat(result.get()).isEmpty();
            }
        } finally {
            connections.shutdownNow();
        }
    }

    /** Plays the turns on one connection and returns what was not as expected. */
    private static List<String> play(int port, int requests, int first) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connection.setSoTimeout(20_000);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            for (int i = 0; i < requests; i++) {
                Turn turn = TURNS.get((first + i) % TURNS.size());
                send(connection.getOutputStream(), turn);
                String answer = read(answers);
                if (!answer.startsWith(turn.status() + " ") || !answer.contains(turn.body())) {
                    wrong.add(i + ": " + answer + " instead of " + turn.status() + " " + turn.body());
                }
            }
        }
        return wrong;
    }

    private static void send(OutputStream connection, Turn turn) throws IOException {
        String request = "GET " + turn.path() + " HTTP/1.1\r\nHost: app.example\r\n" + Application.SECRET_FIELD + ": "
                + Application.SECRET + "\r\n" + turn.certificateFields() + "\r\n";
        connection.write(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String read(BufferedReader answers) throws IOException {
        String status = String.valueOf(answers.readLine()).substring("HTTP/1.1 ".length());
        int length = 0;
        for (String line = answers.readLine(); line != null && !line.isEmpty(); line = answers.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
        char[] body = new char[length];
        int read = 0;
        while (read < length) {
            read += answers.read(body, read, length - read);
        }
        return status + " " + new String(body);
    }
}
