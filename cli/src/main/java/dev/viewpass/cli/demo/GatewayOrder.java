package dev.viewpass.cli.demo;

import dev.viewpass.cli.process.ListenAddress;
import dev.viewpass.edge.ChainLines;
import java.net.URI;

/**
 * What a gateway in front of the demo application has to do.
 *
 * @param listen where to serve
 * @param origin where requests go: {@code http://host:port} without a path
 * @param secretField name of the field in which it proves itself
 * @param secret the value of that field
 * @param chainLines how it lays out the chain
 */
public record GatewayOrder(ListenAddress listen, URI origin, String secretField, String secret, ChainLines chainLines) {

    /** Tells everything but the secret. */
    @Override
    public String toString() {
        return "GatewayOrder[" + listen + " to " + origin + ", " + chainLines + "]";
    }
}
