package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.header.HeaderFormat.LeafAndChain;
import dev.viewpass.header.HeaderFormat.OneField;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayPresetTest {

    @ParameterizedTest
    @CsvSource({"cloudfront-passthrough, 4", "rfc9440, 10"})
    void gatewaysOfRfc9440HaveTwoFields(String key, int maxCertificates) {
        HeaderFormat format =
                GatewayPreset.of(key).flatMap(GatewayPreset::format).orElseThrow();

        assertThat(format).isInstanceOf(LeafAndChain.class);
        assertThat(format.encoding().key()).isEqualTo("rfc9440");
        assertThat(format.certificateField()).isEqualTo("Client-Cert");
        assertThat(((LeafAndChain) format).chainField()).isEqualTo("Client-Cert-Chain");
        assertThat(format.maxCertificates()).isEqualTo(maxCertificates);
    }

    @Test
    void cloudFrontForwardsWhatItHasVerifiedAsOneCertificate() {
        HeaderFormat format = GatewayPreset.CLOUDFRONT_VERIFIED.format().orElseThrow();

        assertThat(format).isInstanceOf(OneField.class);
        assertThat(format.encoding().key()).isEqualTo("percent-pem");
        assertThat(format.certificateField()).isEqualTo("CloudFront-Viewer-Cert-Pem");
        assertThat(format.maxCertificates()).isEqualTo(1);
    }

    @Test
    void readersAreMadeForTheNamesGiven() {
        HeaderLimits limits = HeaderLimits.ofCertificates(4);
        LeafAndChain passthrough =
                (LeafAndChain) GatewayPreset.CLOUDFRONT_PASSTHROUGH.format().orElseThrow();
        LeafAndChain standard = (LeafAndChain) GatewayPreset.RFC9440.format().orElseThrow();
        OneField verified =
                (OneField) GatewayPreset.CLOUDFRONT_VERIFIED.format().orElseThrow();

        assertThat(passthrough.reader().header("X-Leaf", "X-Chain", limits))
                .isInstanceOf(CloudFrontViewerHeader.class)
                .extracting(ClientCertificateHeader::fieldNames)
                .isEqualTo(Set.of("X-Leaf", "X-Chain"));
        assertThat(standard.reader().header("X-Leaf", "X-Chain", limits)).isInstanceOf(Rfc9440Header.class);
        assertThat(verified.reader().header("X-Leaf", limits))
                .isInstanceOf(CloudFrontViewerHeader.class)
                .extracting(ClientCertificateHeader::fieldNames)
                .isEqualTo(Set.of("X-Leaf"));
    }

    @Test
    void everyPresetIsFoundByItsKeyOnly() {
        for (GatewayPreset preset : GatewayPreset.values()) {
            assertThat(GatewayPreset.of(preset.key())).hasValue(preset);
        }
        assertThat(Arrays.stream(GatewayPreset.values()).map(GatewayPreset::key))
                .doesNotHaveDuplicates();
        assertThat(GatewayPreset.of("CLOUDFRONT_PASSTHROUGH")).isEmpty();
        assertThat(GatewayPreset.of("")).isEmpty();
    }
}
