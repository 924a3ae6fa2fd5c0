package dev.viewpass.config;

import dev.viewpass.gateway.GatewayAddresses;
import dev.viewpass.gateway.GatewayHosts;
import dev.viewpass.gateway.GatewayProof;
import dev.viewpass.gateway.GatewaySecret;
import dev.viewpass.gateway.TrustedGateway;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The settings {@code gateway.*} but for the certificate: step 1. */
final class GatewaySection {
    private static final Logger LOG = System.getLogger("dev.viewpass.configuration");

    private final Configuration configuration;

    GatewaySection(Configuration configuration) {
        this.configuration = configuration;
    }

    TrustedGateway gateway() {
        GatewayCertificateSection certificate = new GatewayCertificateSection(configuration);
        if (configuration.flag(Setting.GATEWAY_INSECURE_ACCEPT_ANY)) {
            return anybody(certificate);
        }
        TrustedGateway.Builder gateway = TrustedGateway.builder();
        if (isSecretGiven()) {
            gateway.require(secret());
        }
        certificate.certificate().ifPresent(gateway::require);
        if (configuration.isGiven(Setting.GATEWAY_ADDRESSES)) {
            gateway.require(of(Setting.GATEWAY_ADDRESSES, GatewayAddresses::of));
        }
        if (configuration.isGiven(Setting.GATEWAY_HOSTS)) {
            gateway.require(of(Setting.GATEWAY_HOSTS, GatewayHosts::of));
        }
        requireProof(isSecretGiven() || certificate.isGiven());
        return gateway.build();
    }

    private TrustedGateway anybody(GatewayCertificateSection certificate) {
        if (isSecretGiven()
                || certificate.isGiven()
                || configuration.isGiven(Setting.GATEWAY_ADDRESSES)
                || configuration.isGiven(Setting.GATEWAY_HOSTS)) {
            throw new ConfigurationException(
                    Setting.GATEWAY_INSECURE_ACCEPT_ANY,
                    "contradicts gateway.secret.*, gateway.certificate.*, gateway.addresses and gateway.hosts; keep one"
                            + " or the other");
        }
        LOG.log(Level.WARNING, "gateway.insecure-accept-any=true: whoever reaches this application can be anybody");
        return TrustedGateway.builder().insecureAcceptAny().build();
    }

    private boolean isSecretGiven() {
        return configuration.isGiven(Setting.GATEWAY_SECRET_FIELD)
                || configuration.isGiven(Setting.GATEWAY_SECRET_VALUES)
                || configuration.isGiven(Setting.GATEWAY_SECRET_EXPIRES);
    }

    private void requireProof(boolean given) {
        boolean addressesOnly = configuration.flag(Setting.GATEWAY_ALLOW_ADDRESSES_ONLY);
        if (given && addressesOnly) {
            throw new ConfigurationException(
                    Setting.GATEWAY_ALLOW_ADDRESSES_ONLY, "there is another proof of the gateway; remove it");
        }
        if (given) {
            return;
        }
        if (!configuration.isGiven(Setting.GATEWAY_ADDRESSES)) {
            throw new ConfigurationException(
                    Setting.GATEWAY_SECRET_VALUES,
                    "no proof of the gateway is configured; write gateway.secret.field and gateway.secret.values"
                            + " (CloudFront: an origin custom header)");
        }
        if (!addressesOnly) {
            throw new ConfigurationException(
                    Setting.GATEWAY_ADDRESSES,
                    "addresses alone are no proof: others who use the same gateway send from them too; write"
                            + " gateway.secret.* or gateway.certificate.* as well, or"
                            + " gateway.allow-addresses-only=true when the network has no other sender");
        }
        LOG.log(
                Level.WARNING,
                "gateway.allow-addresses-only=true: whoever sends from gateway.addresses, or through anything that"
                        + " does, can be anybody");
    }

    private GatewayProof of(Setting setting, Function<List<String>, GatewayProof> proof) {
        try {
            return proof.apply(configuration.list(setting));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(setting, String.valueOf(e.getMessage()));
        }
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
