package dev.viewpass.header;

import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds fields whose names some program between here and the client may take for a configured one: {@code Client_Cert}
 * passes HAProxy and Apache, which strip {@code Client-Cert}.
 */
final class LookAlikeFields {
    private final Set<String> exact;
    private final Set<String> folded;

    LookAlikeFields(Collection<String> names) {
        exact = names.stream().map(LookAlikeFields::lower).collect(Collectors.toUnmodifiableSet());
        folded = names.stream().map(LookAlikeFields::fold).collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses a request with a field name that equals a configured one only after folding. */
    Optional<Rejection> check(ForwardedRequest request) {
        return request.fieldNames().stream()
                .filter(name -> folded.contains(fold(name)) && !exact.contains(lower(name)))
                .findFirst()
                .map(name -> new Rejection(
                        RejectionReason.CONFLICTING_FIELDS, "the field " + name + " looks like a configured one"));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String fold(String name) {
        return lower(name).trim().replace('_', '-').replace('.', '-');
    }
}
