package dev.viewpass.header;

import dev.viewpass.header.HeaderFormat.LeafAndChain;
import dev.viewpass.header.HeaderFormat.OneField;
import java.util.Arrays;
import java.util.Optional;

/** The values of the setting {@code source}: one for each gateway, with the format of its fields. */
public enum GatewayPreset {
    /** Amazon CloudFront, viewer mTLS in passthrough mode. */
    CLOUDFRONT_PASSTHROUGH(
            "cloudfront-passthrough",
            new LeafAndChain(
                    FieldEncoding.RFC9440, "Client-Cert", "Client-Cert-Chain", 4, CloudFrontViewerHeader::passthrough)),
    /** Amazon CloudFront, viewer mTLS in required or optional mode. */
    CLOUDFRONT_VERIFIED(
            "cloudfront-verified",
            new OneField(FieldEncoding.PERCENT_PEM, "CloudFront-Viewer-Cert-Pem", 1, CloudFrontViewerHeader::verified)),
    /** AWS Application Load Balancer, passthrough mode. */
    AWS_ALB_PASSTHROUGH("aws-alb-passthrough"),
    /** AWS Application Load Balancer, verify mode. */
    AWS_ALB_VERIFIED("aws-alb-verified"),
    /** Google Cloud Application Load Balancer with custom request headers. */
    GOOGLE_CLOUD("google-cloud"),
    /** Cloudflare with RFC 9440 transform rules. */
    CLOUDFLARE("cloudflare"),
    /** Any gateway that follows RFC 9440 by the letter. */
    RFC9440(
            "rfc9440",
            new LeafAndChain(FieldEncoding.RFC9440, "Client-Cert", "Client-Cert-Chain", 10, Rfc9440Header::new)),
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
    private final Optional<HeaderFormat> format;

    GatewayPreset(String key, HeaderFormat format) {
        this.key = key;
        this.format = Optional.of(format);
    }

    GatewayPreset(String key) {
        this.key = key;
        this.format = Optional.empty();
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
     * Returns how the gateway forwards certificates.
     *
     * @return nothing for a gateway whose format this version does not read
     */
    public Optional<HeaderFormat> format() {
        return format;
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
