package dev.viewpass.cli.process;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host a name or an address, an IPv6 address without brackets
 * @param port 0 to 65535; 0 lets the system choose a free one
 */
public record ListenAddress(String host, int port) {
    private static final Pattern TEXT =
            Pattern.compile("(?:\\[(?<v6>[0-9A-Fa-f:.%]+)]|(?<host>[^:/\\[\\]]+)):(?<port>\\d{1,5})");
    private static final int MAX_PORT = 65535;

    /**
     * Checks the port.
     *
     * @param host a name or an address
     * @param port 0 to 65535
     * @throws IllegalArgumentException if the port is out of range
     */
    public ListenAddress {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("a port is 0 to " + MAX_PORT + ", not " + port);
        }
    }

    /**
     * Reads an address of the command line.
     *
     * @param text {@code host:port} or {@code [IPv6 address]:port}
     * @return the address
     * @throws IllegalArgumentException if the text is none
     */
    public static ListenAddress parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not HOST:PORT, such as 127.0.0.1:8080 or [::1]:0");
        }
        String host = matcher.group("v6") != null ? matcher.group("v6") : matcher.group("host");
        return new ListenAddress(host, Integer.parseInt(matcher.group("port")));
    }

    /**
     * Writes the address of a server that listens here.
     *
     * @param scheme {@code http} or {@code https}
     * @param actualPort the port that the server has
     * @return the address without a path
     */
    public URI uri(String scheme, int actualPort) {
        return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + actualPort);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
