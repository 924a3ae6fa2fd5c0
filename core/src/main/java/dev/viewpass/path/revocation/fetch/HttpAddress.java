package dev.viewpass.path.revocation.fetch;

import dev.viewpass.refusal.LogText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * An absolute http or https address (RFC 3986) that every parser reads alike: printable ASCII, a host, and neither user
 * information nor fragment. It says nothing about who may be asked; see {@link AllowedHosts}.
 */
public final class HttpAddress {
    private static final int MAX_LENGTH = 2048;
    private static final int MAX_PORT = 65_535;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final URI uri;

    private HttpAddress(URI uri) {
        this.uri = uri;
    }

    /**
     * Reads an address.
     *
     * @param text the address, as a certificate or a setting has it
     * @return the address
     * @throws IllegalArgumentException if the text is no such address; the message names it and says why
     */
    public static HttpAddress of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw fault(text, "is longer than " + MAX_LENGTH + " characters");
        }
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw fault(text, "has characters that are not printable ASCII; write others in their encoded form");
        }
        try {
            URI uri = new URI(text);
            require(uri, text);
            return new HttpAddress(uri);
        } catch (URISyntaxException e) {
            throw fault(text, "is not a URI: " + LogText.escape(e.getReason()));
        }
    }

    private static void require(URI uri, String text) {
        String scheme = uri.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw fault(text, "does not begin with http:// or https://");
        }
        // The JDK gives no host when the authority is not host and port, with an underscore for example.
        if (uri.getHost() == null) {
            throw fault(text, "has no valid host");
        }
        if (uri.getRawUserInfo() != null) {
            throw fault(text, "has user information before the host");
        }
        if (uri.getRawFragment() != null) {
            throw fault(text, "has a fragment");
        }
        if (uri.getHost().endsWith(".")) {
            throw fault(text, "has a host that ends with a dot");
        }
        if (uri.getHost().contains("%")) {
            throw fault(text, "has a host with the name of a network interface");
        }
        if (uri.getRawAuthority().endsWith(":") || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw fault(text, "has a port that is none");
        }
    }

    private static IllegalArgumentException fault(String text, String why) {
        return new IllegalArgumentException("the address " + LogText.name(text) + " " + why);
    }

    /** The address for the JDK. */
    URI uri() {
        return uri;
    }

    /** Host in lower case; an IPv6 address stands in brackets. */
    String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    /** Host as the JDK wants it, without brackets. */
    String bareHost() {
        return host().replace("[", "").replace("]", "");
    }

    /** Host, and the port unless it is the one of the scheme (RFC 9110 section 7.2). */
    String authority() {
        return hasDefaultPort() ? host() : host() + ":" + port();
    }

    /** What a server is asked for (RFC 9112 section 3.2.1). */
    String pathAndQuery() {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** Whether it is an https address. */
    boolean isSecure() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    /** Port that is asked. */
    int port() {
        return uri.getPort() < 0 ? defaultPort() : uri.getPort();
    }

    /** Whether the port is the one of the scheme. */
    boolean hasDefaultPort() {
        return port() == defaultPort();
    }

    private int defaultPort() {
        return isSecure() ? 443 : 80;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpAddress that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /**
     * Returns the address as it was given.
     *
     * @return printable ASCII
     */
    @Override
    public String toString() {
        return uri.toString();
    }
}
