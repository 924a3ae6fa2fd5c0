package dev.viewpass.it.gateway;

import dev.viewpass.cli.demo.Gateway;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Optional;

/** Programs that callers use, with both versions of HTTP that HAProxy speaks to them. */
enum Client {
    JDK_HTTP_1_1("1.1", new JdkClient(HttpClient.Version.HTTP_1_1)),
    JDK_HTTP_2("2", new JdkClient(HttpClient.Version.HTTP_2)),
    CURL_HTTP_1_1("1.1", new CurlClient("--http1.1")),
    CURL_HTTP_2("2", new CurlClient("--http2"));

    private final String version;
    private final Sender sender;

    /** Sends one request on a connection of its own. */
    interface Sender {
        Answer get(Gateway gateway, String path, Optional<TestCertificate> caller, String... fields)
                throws IOException, InterruptedException;
    }

    Client(String version, Sender sender) {
        this.version = version;
        this.sender = sender;
    }

    /** The version of HTTP that has to come of it. */
    String version() {
        return version;
    }

    /** Asks for a path as somebody; fields are names and values in turn. */
    Answer get(Gateway gateway, String path, TestCertificate caller, String... fields)
            throws IOException, InterruptedException {
        return sender.get(gateway, path, Optional.of(caller), fields);
    }

    /** Asks for a path as nobody; fields are names and values in turn. */
    Answer get(Gateway gateway, String path, String... fields) throws IOException, InterruptedException {
        return sender.get(gateway, path, Optional.empty(), fields);
    }
}
