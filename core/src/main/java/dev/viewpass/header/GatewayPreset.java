package dev.viewpass.header;

import dev.viewpass.header.FieldLayout.Element;
import dev.viewpass.header.FieldLayout.LeafAndChain;
import dev.viewpass.header.FieldLayout.LeafFirst;
import dev.viewpass.header.FieldLayout.OneCertificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The values of the setting {@code source}: one for each gateway, with its fields as they are called unless renamed. */
public enum GatewayPreset {
    /** Amazon CloudFront, viewer mTLS in passthrough mode. */
    CLOUDFRONT_PASSTHROUGH("cloudfront-passthrough", FieldEncoding.RFC9440, Fields.RFC9440, 4),
    /** Amazon CloudFront, viewer mTLS in required or optional mode. */
    CLOUDFRONT_VERIFIED(
            "cloudfront-verified", FieldEncoding.PERCENT_PEM, new OneCertificate("CloudFront-Viewer-Cert-Pem"), 1),
    /** AWS Application Load Balancer, passthrough mode. */
    AWS_ALB_PASSTHROUGH("aws-alb-passthrough", FieldEncoding.PERCENT_PEM, new LeafFirst("X-Amzn-Mtls-Clientcert"), 10),
    /** AWS Application Load Balancer, verify mode. */
    AWS_ALB_VERIFIED(
            "aws-alb-verified", FieldEncoding.PERCENT_PEM, new OneCertificate("X-Amzn-Mtls-Clientcert-Leaf"), 1),
    /** Google Cloud Application Load Balancer with custom request headers. */
    GOOGLE_CLOUD(
            "google-cloud", FieldEncoding.RFC9440, new LeafAndChain("X-Client-Cert-Leaf", "X-Client-Cert-Chain"), 10),
    /** Cloudflare with RFC 9440 transform rules. */
    CLOUDFLARE("cloudflare", FieldEncoding.RFC9440, Fields.RFC9440, 10),
    /** Any gateway that follows RFC 9440 by the letter. */
    RFC9440("rfc9440", FieldEncoding.RFC9440, Fields.RFC9440, 10),
    /** Envoy, Istio and Azure Container Apps. */
    ENVOY("envoy", FieldEncoding.XFCC, new Element("x-forwarded-client-cert", false), 10),
    /** nginx. */
    NGINX("nginx", FieldEncoding.PERCENT_PEM, new OneCertificate("X-SSL-Client-Cert"), 1),
    /** HAProxy, and OpenShift's router. */
    HAPROXY(
            "haproxy",
            FieldEncoding.BASE64_DER_CONCATENATED,
            new LeafAndChain("X-SSL-Client-Cert", "X-SSL-Client-Chain"),
            10),
    /** Apache httpd. */
    APACHE("apache", FieldEncoding.PEM, new LeafAndChain("X-SSL-Client-Cert", "X-SSL-Client-Chain-*"), 10),
    /** Traefik. */
    TRAEFIK("traefik", FieldEncoding.BASE64_DER_LIST, new LeafFirst("X-Forwarded-Tls-Client-Cert"), 10),
    /** Azure App Service. */
    AZURE_APP_SERVICE("azure-app-service", FieldEncoding.BASE64_DER, new OneCertificate("X-ARR-ClientCert"), 1),
    /** Everything named by settings. */
    CUSTOM("custom", FieldEncoding.RFC9440, Fields.RFC9440, 10);

    private final String key;
    private final FieldEncoding encoding;
    private final FieldLayout layout;
    private final int maxCertificates;

    GatewayPreset(String key, FieldEncoding encoding, FieldLayout layout, int maxCertificates) {
        this.key = key;
        this.encoding = encoding;
        this.layout = layout;
        this.maxCertificates = maxCertificates;
    }

    /** The fields of RFC 9440; a constant of the enum itself could not be used in its constructors. */
    private static final class Fields {
        private static final FieldLayout RFC9440 = new LeafAndChain("Client-Cert", "Client-Cert-Chain");
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
     * Returns how the gateway forwards certificates when nothing else is set.
     *
     * @return its format; {@link #CUSTOM} has none of its own and gives that of RFC 9440
     */
    public HeaderFormat format() {
        return new HeaderFormat(this, layout, encoding, FieldMarkers.NONE, maxCertificates);
    }

    /**
     * Returns in which ways the gateway can be told to write certificates.
     *
     * @return encodings, the usual one first
     */
    public List<FieldEncoding> encodings() {
        List<FieldEncoding> others = switch (this) {
            case CLOUDFRONT_PASSTHROUGH -> List.of(FieldEncoding.PERCENT_PEM, FieldEncoding.PEM);
            case CLOUDFRONT_VERIFIED -> List.of(FieldEncoding.PEM);
            case HAPROXY -> List.of(FieldEncoding.BASE64_DER, FieldEncoding.BASE64_DER_LIST, FieldEncoding.RFC9440);
            case APACHE -> List.of(FieldEncoding.PERCENT_PEM, FieldEncoding.BASE64_DER);
            case CUSTOM -> List.of(FieldEncoding.values());
            default -> List.of();
        };
        return Stream.concat(Stream.of(encoding), others.stream()).distinct().toList();
    }

    /** The value, other than an empty one, by which the gateway says that there is no certificate; empty for none. */
    String absent() {
        return switch (this) {
            case APACHE -> "(null)";
            case HAPROXY -> "::";
            default -> "";
        };
    }

    boolean isCloudFront() {
        return this == CLOUDFRONT_PASSTHROUGH || this == CLOUDFRONT_VERIFIED;
    }

    /**
     * Returns the field in which the gateway states the serial number of the certificate.
     *
     * @return its name, or nothing when the gateway states none
     */
    public Optional<String> serialNumberField() {
        if (this == AWS_ALB_VERIFIED) {
            return Optional.of("X-Amzn-Mtls-Clientcert-Serial-Number");
        }
        return isCloudFront() ? Optional.of("CloudFront-Viewer-Cert-Serial-Number") : Optional.empty();
    }

    /** The field in which the gateway states the SHA-256 digest of the certificate. */
    Optional<String> digestField() {
        return isCloudFront() ? Optional.of("CloudFront-Viewer-Cert-Sha256") : Optional.empty();
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
