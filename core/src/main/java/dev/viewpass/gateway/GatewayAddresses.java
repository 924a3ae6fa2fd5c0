package dev.viewpass.gateway;

import dev.viewpass.refusal.LogText;
import java.util.List;
import java.util.Optional;

/**
 * The gateway sends from known addresses. That is never enough behind a gateway that others use too: their distributions
 * and load balancers send from the same ones. The address is the container's, which must not have taken it from a field.
 */
public final class GatewayAddresses implements GatewayProof {
    private final List<AddressRange> ranges;

    private GatewayAddresses(List<AddressRange> ranges) {
        this.ranges = ranges;
    }

    /**
     * Makes the proof.
     *
     * @param ranges IPv4 and IPv6 ranges such as {@code 10.1.0.0/16} and {@code 2001:db8::/48}, or single addresses
     * @return the proof
     * @throws IllegalArgumentException if there is none, or one is no range, has bits behind its prefix or is wider than
     *     any network of one's own
     */
    public static GatewayAddresses of(List<String> ranges) {
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("no address range is given");
        }
        return new GatewayAddresses(ranges.stream().map(AddressRange::parse).toList());
    }

    @Override
    public Optional<String> missing(ForwardedRequest request) {
        String sender = request.remoteAddress();
        boolean known = IpAddress.ofConnection(sender)
                .filter(address -> ranges.stream().anyMatch(range -> range.contains(address)))
                .isPresent();
        return known
                ? Optional.empty()
                : Optional.of("the address " + LogText.escape(sender) + " is not one of the gateway's");
    }

    @Override
    public boolean reliesOnConnection() {
        return true;
    }
}
