package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.header.FieldLayout.Element;
import dev.viewpass.header.FieldLayout.LeafAndChain;
import dev.viewpass.header.FieldLayout.LeafFirst;
import dev.viewpass.header.FieldLayout.OneCertificate;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayPresetTest {

    @ParameterizedTest
    @CsvSource({
        "cloudfront-passthrough, rfc9440, Client-Cert, Client-Cert-Chain, 4",
        "rfc9440, rfc9440, Client-Cert, Client-Cert-Chain, 10",
        "cloudflare, rfc9440, Client-Cert, Client-Cert-Chain, 10",
        "google-cloud, rfc9440, X-Client-Cert-Leaf, X-Client-Cert-Chain, 10",
        "haproxy, base64-der-concatenated, X-SSL-Client-Cert, X-SSL-Client-Chain, 10",
        "apache, pem, X-SSL-Client-Cert, X-SSL-Client-Chain-*, 10"
    })
    void someGatewaysHaveOneFieldForTheLeafAndOthersForTheChain(
            String key, String encoding, String certificate, String chain, int maxCertificates) {
        assertThat(format(key)).isEqualTo(format(key, encoding, new LeafAndChain(certificate, chain), maxCertificates));
    }

    @ParameterizedTest
    @CsvSource({
        "aws-alb-passthrough, percent-pem, X-Amzn-Mtls-Clientcert",
        "traefik, base64-der-list, X-Forwarded-Tls-Client-Cert"
    })
    void someGatewaysHaveOneFieldForAll(String key, String encoding, String certificate) {
        assertThat(format(key)).isEqualTo(format(key, encoding, new LeafFirst(certificate), 10));
    }

    @ParameterizedTest
    @CsvSource({
        "cloudfront-verified, percent-pem, CloudFront-Viewer-Cert-Pem",
        "aws-alb-verified, percent-pem, X-Amzn-Mtls-Clientcert-Leaf",
        "nginx, percent-pem, X-SSL-Client-Cert",
        "azure-app-service, base64-der, X-ARR-ClientCert"
    })
    void someGatewaysForwardOneCertificate(String key, String encoding, String certificate) {
        assertThat(format(key)).isEqualTo(format(key, encoding, new OneCertificate(certificate), 1));
    }

    @Test
    void envoyWritesElements() {
        assertThat(format("envoy"))
                .isEqualTo(format("envoy", "xfcc", new Element("x-forwarded-client-cert", false), 10));
    }

    @Test
    void readersAreMadeForTheNamesGiven() {
        for (GatewayPreset preset : GatewayPreset.values()) {
            FieldLayout layout = preset == GatewayPreset.ENVOY ? new Element("X-Leaf", false) : new LeafFirst("X-Leaf");
            ClientCertificateHeader header = preset.format().in(layout).header(HeaderLimits.ofCertificates(4));

            assertThat(header.fieldNames()).isEqualTo(Set.of("X-Leaf"));
            assertThat(header.hiddenFieldNames()).contains("X-Leaf", "Client-Cert", "Client-Cert-Chain");
        }
    }

    private static HeaderFormat format(String key) {
        return GatewayPreset.of(key).orElseThrow().format();
    }

    private static HeaderFormat format(String key, String encoding, FieldLayout layout, int maxCertificates) {
        return new HeaderFormat(
                GatewayPreset.of(key).orElseThrow(),
                layout,
                FieldEncoding.of(encoding).orElseThrow(),
                FieldMarkers.NONE,
                maxCertificates);
    }

    @Test
    void everyPresetIsFoundByItsKeyOnly() {
        for (GatewayPreset preset : GatewayPreset.values()) {
            assertThat(GatewayPreset.of(preset.key())).hasValue(preset);
            assertThat(preset.encodings())
                    .startsWith(preset.format().encoding())
                    .doesNotHaveDuplicates();
        }
        assertThat(Arrays.stream(GatewayPreset.values()).map(GatewayPreset::key))
                .doesNotHaveDuplicates();
        assertThat(GatewayPreset.of("CLOUDFRONT_PASSTHROUGH")).isEmpty();
        assertThat(GatewayPreset.of("")).isEmpty();
    }
}
