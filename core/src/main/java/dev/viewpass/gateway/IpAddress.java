package dev.viewpass.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses in text form, never names: nothing here asks a resolver. */
final class IpAddress {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    // Text that begins so and has a colon in it, the JDK reads as a literal or refuses; any other it would resolve.
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");

    private IpAddress() {}

    /**
     * Reads an address. An IPv4 address that is written in IPv6 ({@code ::ffff:192.0.2.1}, RFC 4291 section 2.5.5.2) is an
     * IPv4 address.
     *
     * @return 4 or 16 octets, or nothing when the text is no address
     */
    static Optional<byte[]> parse(String text) {
        if (IPV4.matcher(text).matches()) {
            String[] parts = text.split("\\.", -1);
            byte[] octets = new byte[parts.length];
            for (int i = 0; i < parts.length; i++) {
                octets[i] = (byte) Integer.parseInt(parts[i]);
            }
            return Optional.of(octets);
        }
        if (!IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Reads an address as containers give it: IPv6 perhaps in brackets, with the zone of a link-local one. */
    static Optional<byte[]> ofConnection(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        int zone = bare.indexOf('%');
        return parse(zone < 0 ? bare : bare.substring(0, zone));
    }
}
