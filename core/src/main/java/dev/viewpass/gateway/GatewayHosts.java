package dev.viewpass.gateway;

import dev.viewpass.refusal.LogText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The gateway passes requests on under known names of the application ({@code Host}, RFC 9110 section 7.2). Everybody can
 * write such a name, so that it proves nothing by itself; it keeps out what reaches the origin by another name.
 */
public final class GatewayHosts implements GatewayProof {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?");

    private final Set<String> hosts;

    private GatewayHosts(Set<String> hosts) {
        this.hosts = hosts;
    }

    /**
     * Makes the condition.
     *
     * @param hosts names or addresses without port; case does not matter
     * @return the condition
     * @throws IllegalArgumentException if there is none, or one is neither a name nor an address
     */
    public static GatewayHosts of(List<String> hosts) {
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("no host is given");
        }
        return new GatewayHosts(hosts.stream().map(GatewayHosts::checked).collect(Collectors.toUnmodifiableSet()));
    }

    private static String checked(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        boolean isAddress = lower.startsWith("[")
                && lower.endsWith("]")
                && IpAddress.parse(lower.substring(1, lower.length() - 1)).isPresent();
        if (!NAME.matcher(lower).matches() && !isAddress) {
            throw new IllegalArgumentException(
                    "'" + host + "' is no host; write one such as app.example.com, without port");
        }
        return lower;
    }

    @Override
    public Optional<String> missing(ForwardedRequest request) {
        String host = request.host();
        return hosts.contains(host.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("the host " + LogText.escape(host) + " is not one of gateway.hosts");
    }
}
