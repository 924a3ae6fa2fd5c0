package dev.viewpass.gateway;

import java.util.regex.Pattern;

/** Addresses that begin with the same bits (CIDR, RFC 4632 section 3.1 and RFC 4291 section 2.3). */
final class AddressRange {
    private static final Pattern BITS = Pattern.compile("0|[1-9][0-9]{0,2}");
    // 10.0.0.0/8 and fc00::/7 are the largest that one organization has for itself.
    private static final int LEAST_BITS_IPV4 = 8;
    private static final int LEAST_BITS_IPV6 = 7;
    private static final int IPV4_OCTETS = 4;

    private final byte[] prefix;
    private final int bits;

    private AddressRange(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /**
     * Reads a range such as {@code 10.1.0.0/16}, or one address.
     *
     * @throws IllegalArgumentException if the text is no range, has bits behind its prefix, or is wider than a network of
     *     one's own can be
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] prefix = IpAddress.parse(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no address range; write one such as 10.1.0.0/16 or 2001:db8::/48"));
        int all = prefix.length * Byte.SIZE;
        AddressRange range = new AddressRange(prefix, slash < 0 ? all : bits(text, text.substring(slash + 1), all));
        range.requireOwnNetwork(text);
        range.requireNothingBehind(text);
        return range;
    }

    private static int bits(String range, String text, int most) {
        if (!BITS.matcher(text).matches() || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("'" + range + "' has no prefix length from 0 to " + most);
        }
        return Integer.parseInt(text);
    }

    private void requireOwnNetwork(String text) {
        int least = prefix.length == IPV4_OCTETS ? LEAST_BITS_IPV4 : LEAST_BITS_IPV6;
        if (bits < least) {
            throw new IllegalArgumentException(
                    "'" + text + "' is wider than any network of one's own; write /" + least + " or longer");
        }
    }

    private void requireNothingBehind(String text) {
        for (int i = bits; i < prefix.length * Byte.SIZE; i++) {
            if (bit(prefix, i)) {
                throw new IllegalArgumentException(
                        "'" + text + "' has bits behind its prefix; write its first address");
            }
        }
    }

    private static boolean bit(byte[] octets, int index) {
        return (octets[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1) == 1;
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            if (bit(address, i) != bit(prefix, i)) {
                return false;
            }
        }
        return true;
    }
}
