package dev.viewpass.config;

import dev.viewpass.gateway.GatewaySecret;
import dev.viewpass.gateway.TrustedGateway;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings {@code gateway.*}: step 1. */
final class GatewaySection {
    private static final Logger LOG = System.getLogger("dev.viewpass.configuration");

    private final Configuration configuration;

    GatewaySection(Configuration configuration) {
        this.configuration = configuration;
    }

    TrustedGateway gateway() {
        boolean acceptAny = configuration.flag(Setting.GATEWAY_INSECURE_ACCEPT_ANY);
        boolean secret = configuration.isGiven(Setting.GATEWAY_SECRET_FIELD)
                || configuration.isGiven(Setting.GATEWAY_SECRET_VALUES)
                || configuration.isGiven(Setting.GATEWAY_SECRET_EXPIRES);
        if (acceptAny && secret) {
            throw new ConfigurationException(
                    Setting.GATEWAY_INSECURE_ACCEPT_ANY, "contradicts gateway.secret.*; keep one of them");
        }
        if (acceptAny) {
            LOG.log(Level.WARNING, "gateway.insecure-accept-any=true: whoever reaches this application can be anybody");
            return TrustedGateway.builder().insecureAcceptAny().build();
        }
        if (!secret) {
            throw new ConfigurationException(
                    Setting.GATEWAY_SECRET_VALUES,
                    "no proof of the gateway is configured; write gateway.secret.field and gateway.secret.values"
                            + " (CloudFront: an origin custom header)");
        }
        return TrustedGateway.builder().require(secret()).build();
    }

    private GatewaySecret secret() {
        String field = FieldName.of(configuration, Setting.GATEWAY_SECRET_FIELD);
        if (!configuration.isGiven(Setting.GATEWAY_SECRET_VALUES)) {
            throw new ConfigurationException(
                    Setting.GATEWAY_SECRET_VALUES, "gateway.secret.field needs it; write at least one secret");
        }
        List<String> values = configuration.list(Setting.GATEWAY_SECRET_VALUES);
        try {
            return GatewaySecret.expiring(field, values, expires(values.size()), configuration.clock());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Setting.GATEWAY_SECRET_VALUES, String.valueOf(e.getMessage()));
        }
    }

    private List<Instant> expires(int values) {
        if (!configuration.isGiven(Setting.GATEWAY_SECRET_EXPIRES)) {
            return Collections.nCopies(values, Instant.MAX);
        }
        List<Instant> expires = configuration.list(Setting.GATEWAY_SECRET_EXPIRES).stream()
                .map(GatewaySection::instant)
                .toList();
        if (expires.size() != values) {
            throw new ConfigurationException(
                    Setting.GATEWAY_SECRET_EXPIRES,
                    "there are " + values + " secrets and " + expires.size() + " instants; write one for each");
        }
        Instant now = configuration.clock().instant();
        if (expires.stream().noneMatch(now::isBefore)) {
            throw new ConfigurationException(
                    Setting.GATEWAY_SECRET_EXPIRES, "all secrets have expired; write one that is live");
        }
        return expires;
    }

    private static Instant instant(String text) {
        if (text.equals("never")) {
            return Instant.MAX;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ConfigurationException(
                    Setting.GATEWAY_SECRET_EXPIRES, "write an instant such as 2027-01-31T00:00:00Z, or never");
        }
    }

    /** Returns the names of the fields that carry proofs; the application never sees them. */
    Set<String> proofFields() {
        return configuration.text(Setting.GATEWAY_SECRET_FIELD).stream().collect(Collectors.toUnmodifiableSet());
    }
}
