package dev.viewpass.it.gateway;

import dev.viewpass.cli.demo.Gateway;
import dev.viewpass.cli.demo.GatewayLauncher;
import dev.viewpass.cli.demo.GatewayOrder;
import dev.viewpass.cli.process.ListenAddress;
import dev.viewpass.cli.process.TemporaryDirectory;
import dev.viewpass.edge.ChainLines;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

/**
 * Starts the installed HAProxy as gateways, each with a directory, a process and a server key of its own.
 *
 * @param program where it is
 * @param configuration the configuration of them all
 */
record HaproxyLauncher(Path program, HaproxyConfiguration configuration) implements GatewayLauncher {
    private static final int ATTEMPTS = 3;

    /** Starts gateways with the configuration of the guide; without HAProxy the test is skipped or fails. */
    static HaproxyLauncher installed() {
        return new HaproxyLauncher(RequiredProgram.require("haproxy"), HaproxyConfiguration.ofGuide());
    }

    HaproxyLauncher with(HaproxyConfiguration other) {
        return new HaproxyLauncher(program, other);
    }

    @Override
    public Gateway launch(GatewayOrder order) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return launch(order, actual(order.listen()));
            } catch (IOException e) {
                // A port that was free a moment ago may not be so any more.
                if (order.listen().port() != 0 || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Gateway launch(GatewayOrder order, ListenAddress listen) throws IOException {
        TestAuthority authority = TestAuthority.root("CN=Gateway Throwaway CA");
        TestCertificate server = authority
                .issue("CN=localhost")
                .serverAuthOnly()
                .dns("localhost")
                .ip("127.0.0.1")
                .build();
        TemporaryDirectory directory = TemporaryDirectory.create("haproxy");
        directory.file(
                HaproxyConfiguration.FILE, configurationFor(order.chainLines()).text());
        directory.file(HaproxyConfiguration.SCRIPT, HaproxyConfiguration.script());
        directory.file("server.pem", server.chainPem() + server.privateKeyPem());
        // By the environment, because everybody can read command lines.
        Map<String, String> environment = Map.of(
                "LISTEN", listen.toString(),
                "ORIGIN", order.origin().getAuthority(),
                "GATEWAY_SECRET_FIELD", order.secretField(),
                "GATEWAY_SECRET", order.secret());
        HaproxyProcess process = HaproxyProcess.start(program, directory, environment, listen);
        return new Gateway(listen.uri("https", listen.port()), authority.certificate(), process);
    }

    private HaproxyConfiguration configurationFor(ChainLines lines) {
        return switch (lines) {
            case ONE -> configuration;
            case ONE_PER_CERTIFICATE -> configuration.repeatingChainLines();
        };
    }

    // HAProxy does not take port 0.
    private static ListenAddress actual(ListenAddress wanted) throws IOException {
        if (wanted.port() != 0) {
            return wanted;
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(wanted.host()))) {
            return new ListenAddress(wanted.host(), free.getLocalPort());
        }
    }
}
