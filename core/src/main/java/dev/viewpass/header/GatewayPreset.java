package dev.viewpass.header;

import java.util.Arrays;
import java.util.Optional;

/** The values of the setting {@code source}: one for each gateway, with its field names and limits. */
public enum GatewayPreset {
    /** Amazon CloudFront, viewer mTLS in passthrough mode. */
    CLOUDFRONT_PASSTHROUGH("cloudfront-passthrough", "Client-Cert", "Client-Cert-Chain", 4),
    /** Any gateway that follows RFC 9440 by the letter. */
    RFC9440("rfc9440", "Client-Cert", "Client-Cert-Chain", 10),
    /** Amazon CloudFront, viewer mTLS in required or optional mode. */
    CLOUDFRONT_VERIFIED("cloudfront-verified"),
    /** AWS Application Load Balancer, passthrough mode. */
    AWS_ALB_PASSTHROUGH("aws-alb-passthrough"),
    /** AWS Application Load Balancer, verify mode. */
    AWS_ALB_VERIFIED("aws-alb-verified"),
    /** Google Cloud Application Load Balancer with custom request headers. */
    GOOGLE_CLOUD("google-cloud"),
    /** Cloudflare with RFC 9440 transform rules. */
    CLOUDFLARE("cloudflare"),
    /** Envoy and Istio. */
    ENVOY("envoy"),
    /** nginx. */
    NGINX("nginx"),
    /** HAProxy. */
    HAPROXY("haproxy"),
    /** Apache httpd. */
    APACHE("apache"),
    /** Traefik. */
    TRAEFIK("traefik"),
    /** Azure App Service. */
    AZURE_APP_SERVICE("azure-app-service"),
    /** Everything named by settings. */
    CUSTOM("custom");

    private final String key;
    private final Optional<Rfc9440Fields> fields;

    /**
     * The fields of a gateway that follows RFC 9440.
     *
     * @param certificate name of the field with the end-entity certificate
     * @param chain name of the field with the other certificates
     * @param maxCertificates most certificates that the gateway forwards, the leaf counted
     */
    public record Rfc9440Fields(String certificate, String chain, int maxCertificates) {}

    GatewayPreset(String key, String certificate, String chain, int maxCertificates) {
        this.key = key;
        this.fields = Optional.of(new Rfc9440Fields(certificate, chain, maxCertificates));
    }

    GatewayPreset(String key) {
        this.key = key;
        this.fields = Optional.empty();
    }

    /**
     * Returns the text of the setting.
     *
     * @return lower-case words with dashes
     */
    public String key() {
        return key;
    }

    /**
     * Returns the RFC 9440 fields of the gateway.
     *
     * @return nothing for a gateway whose format this version does not read
     */
    public Optional<Rfc9440Fields> fields() {
        return fields;
    }

    /**
     * Finds a preset by the text of the setting.
     *
     * @param key the text
     * @return the preset, or nothing
     */
    public static Optional<GatewayPreset> of(String key) {
        return Arrays.stream(values()).filter(preset -> preset.key.equals(key)).findFirst();
    }
}
