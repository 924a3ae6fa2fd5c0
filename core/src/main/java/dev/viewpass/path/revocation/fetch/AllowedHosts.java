package dev.viewpass.path.revocation.fetch;

import dev.viewpass.refusal.LogText;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The hosts that may be asked for revocation data at addresses found in certificates. An entry is {@code host}, which
 * stands for port 80 of http and port 443 of https, or {@code host:port}. A host is a name in its ASCII form (RFC 5891
 * A-labels), an IPv4 address or an IPv6 address in brackets, and is compared as text without case: another spelling of
 * the same address is not allowed.
 */
public final class AllowedHosts {
    /** No address may be asked. */
    public static final AllowedHosts NONE = new AllowedHosts(Set.of());

    // Java's URI is the judge of hosts; this only keeps entries from being more than a host and a port.
    private static final Pattern ENTRY = Pattern.compile("(?:[^\\[\\]:/?#@\\\\]+|\\[[0-9a-fA-F:.]+])(?::[0-9]{1,5})?");

    private final Set<String> entries;

    private AllowedHosts(Set<String> entries) {
        this.entries = Set.copyOf(entries);
    }

    /**
     * Reads entries.
     *
     * @param entries hosts, each with or without a port
     * @return the hosts
     * @throws IllegalArgumentException if an entry is none; the message names it
     */
    public static AllowedHosts of(Collection<String> entries) {
        Set<String> read = new HashSet<>();
        for (String entry : entries) {
            read.add(entry(entry));
        }
        return new AllowedHosts(read);
    }

    private static String entry(String entry) {
        if (ENTRY.matcher(entry).matches()) {
            try {
                HttpAddress.of("http://" + entry);
                return entry.toLowerCase(Locale.ROOT);
            } catch (IllegalArgumentException e) {
                // The message below names the entry instead of an address that nobody wrote.
            }
        }
        throw new IllegalArgumentException(LogText.name(entry) + " is neither a host nor host:port; write for example"
                + " crl.example.com, crl.example.com:8080 or [2001:db8::1]:8080, and names in their ASCII form");
    }

    /**
     * Tells whether an address may be asked.
     *
     * @param address an address, of whatever origin
     * @return true when an entry stands for its host and port
     */
    public boolean allow(HttpAddress address) {
        return entries.contains(address.host() + ":" + address.port())
                || (address.hasDefaultPort() && entries.contains(address.host()));
    }

    /**
     * Reads an address of unknown origin and tells whether it may be asked.
     *
     * @param text what stands in a certificate
     * @return the address, or nothing when it is malformed or of a host that is not allowed
     */
    public Optional<HttpAddress> admit(String text) {
        try {
            return Optional.of(HttpAddress.of(text)).filter(this::allow);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the entries.
     *
     * @return hosts and ports in brackets
     */
    @Override
    public String toString() {
        return entries.toString();
    }
}
