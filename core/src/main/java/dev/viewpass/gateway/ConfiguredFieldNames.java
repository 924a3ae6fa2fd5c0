package dev.viewpass.gateway;

import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names of fields that are read, and two ways to get around whoever strips or sets them on the way: a name that some
 * program takes for one of them, as {@code Client_Cert} passes HAProxy and Apache, which strip {@code Client-Cert}; and a
 * {@code Connection} field that names one, so that a proxy drops it as meant for itself (RFC 9110 section 7.6.1).
 */
public final class ConfiguredFieldNames {
    private static final String CONNECTION = "Connection";

    private final Set<String> exact;
    private final Set<String> folded;

    /**
     * Takes the names of fields that are read.
     *
     * @param names as in the settings; case does not matter
     */
    public ConfiguredFieldNames(Collection<String> names) {
        exact = names.stream().map(ConfiguredFieldNames::lower).collect(Collectors.toUnmodifiableSet());
        folded = names.stream().map(ConfiguredFieldNames::fold).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Refuses a request with a name that equals a configured one only after folding, or whose {@code Connection} names one.
     *
     * @param request a request from anybody
     * @return {@link RejectionReason#CONFLICTING_FIELDS}, or nothing
     */
    public Optional<Rejection> check(ForwardedRequest request) {
        return request.fieldNames().stream()
                .filter(name -> folded.contains(fold(name)) && !exact.contains(lower(name)))
                .findFirst()
                .map(name -> conflict("the field " + name + " looks like a configured one"))
                .or(() -> checkConnection(request));
    }

    private Optional<Rejection> checkConnection(ForwardedRequest request) {
        return request.fieldLines(CONNECTION).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .filter(option -> folded.contains(fold(option)))
                .findFirst()
                .map(option -> conflict("the field Connection names the configured field " + option.strip()));
    }

    private static Rejection conflict(String explanation) {
        return new Rejection(RejectionReason.CONFLICTING_FIELDS, explanation);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String fold(String name) {
        return lower(name).trim().replace('_', '-').replace('.', '-');
    }
}
