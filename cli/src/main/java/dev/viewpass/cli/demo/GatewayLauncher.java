package dev.viewpass.cli.demo;

import dev.viewpass.edge.PassthroughEdge;
import java.io.IOException;

/** Starts gateways in front of the demo application: the edge of this program, or another program that does the same. */
@FunctionalInterface
public interface GatewayLauncher {
    /** Starts edges of this program. */
    GatewayLauncher EDGE = order -> {
        PassthroughEdge edge = PassthroughEdge.builder()
                .listen(order.listen().host(), order.listen().port())
                .origin(order.origin())
                .secret(order.secretField(), order.secret())
                .chainLines(order.chainLines())
                .build();
        edge.start();
        return new Gateway(edge.uri(), edge.trustedServerCertificate(), edge);
    };

    /**
     * Starts a gateway that ends TLS, asks for a client certificate, verifies nothing but possession of the key, and
     * forwards the certificate as RFC 9440 says.
     *
     * @param order what it has to do
     * @return the gateway, which serves already
     * @throws IOException if it cannot be started, for example because its port is taken
     */
    Gateway launch(GatewayOrder order) throws IOException;
}
