package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.header.GatewayPreset.Rfc9440Fields;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GatewayPresetTest {

    @Test
    void cloudFrontForwardsFourCertificatesAtMost() {
        assertThat(GatewayPreset.of("cloudfront-passthrough")).hasValue(GatewayPreset.CLOUDFRONT_PASSTHROUGH);
        assertThat(GatewayPreset.CLOUDFRONT_PASSTHROUGH.fields())
                .hasValue(new Rfc9440Fields("Client-Cert", "Client-Cert-Chain", 4));
        assertThat(GatewayPreset.RFC9440.fields()).hasValue(new Rfc9440Fields("Client-Cert", "Client-Cert-Chain", 10));
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
