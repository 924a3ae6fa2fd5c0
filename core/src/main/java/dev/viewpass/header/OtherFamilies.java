package dev.viewpass.header;

import dev.viewpass.gateway.ForwardedRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Certificate fields of gateways other than the configured one, by the names that they usually have. They are never read: a
 * request with one came past something that nobody configured, or from somebody who tries which gateway is believed.
 */
final class OtherFamilies {
    private static final Logger LOG = System.getLogger("dev.viewpass.configuration");
    private static final Set<String> ALL = Arrays.stream(GatewayPreset.values())
            .map(GatewayPreset::format)
            .map(format -> format.header(HeaderLimits.ofCertificates(format.maxCertificates())))
            .flatMap(header -> header.fieldNames().stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private final Set<String> others;
    private final boolean strict;
    private final AtomicBoolean warned = new AtomicBoolean();

    OtherFamilies(Set<String> configured, boolean strict) {
        Set<String> own =
                configured.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        this.others = ALL.stream().filter(name -> !own.contains(name)).collect(Collectors.toUnmodifiableSet());
        this.strict = strict;
    }

    /** Refuses a request with another gateway's certificate field, or warns of the first one. */
    Optional<Rejection> check(ForwardedRequest request) {
        Optional<String> found = request.fieldNames().stream()
                .filter(name -> others.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (strict) {
            return Optional.of(new Rejection(
                    RejectionReason.CONFLICTING_FIELDS,
                    "the field " + found.get() + " is the certificate field of another gateway"));
        }
        if (warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "a request of the gateway carries the field " + found.get().toLowerCase(Locale.ROOT)
                            + ", the certificate field of another gateway; it is not read, here and in all requests to"
                            + " come. source.strict-families=true refuses them");
        }
        return Optional.empty();
    }
}
