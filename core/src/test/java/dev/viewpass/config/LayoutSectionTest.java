package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestAuthority;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutSectionTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private static final String CERTIFICATE = "source.certificate-field";
    private static final String CHAIN = "source.chain-field";
    private static final String ENCODING = "source.encoding";
    private static final String SEPARATOR = "source.separator";

    private WorkingSettings settings;

    @BeforeEach
    void makeSettings(@TempDir Path directory) {
        settings = WorkingSettings.in(directory, ROOT);
    }

    private static Set<String> fields(WorkingSettings settings) {
        return new HeaderSection(settings.configuration()).header(Set.of()).fieldNames();
    }

    private static int certificates(WorkingSettings settings) {
        return new HeaderSection(settings.configuration()).header(Set.of()).maxCertificates();
    }

    private WorkingSettings of(String source) {
        return settings.with("source", source);
    }

    private WorkingSettings custom(String encoding) {
        return of("custom").with(ENCODING, encoding).with(CERTIFICATE, "X-Leaf");
    }

    @Test
    void customNeedsAnEncodingAndAField() {
        StartFails.with(ENCODING, of("custom"), "source=custom needs it; write rfc9440 or percent-pem or pem");
        StartFails.with(CERTIFICATE, of("custom").with(ENCODING, "pem"), "source=custom needs it");
    }

    @ParameterizedTest
    @CsvSource({
        "rfc9440, 1",
        "percent-pem, 1",
        "pem, 1",
        "base64-der, 1",
        "base64-der-list, 10",
        "base64-der-concatenated, 10",
        "xfcc, 10"
    })
    void customHasOneFieldUnlessAChainFieldIsNamed(String encoding, int certificates) {
        assertThat(fields(custom(encoding))).containsExactly("X-Leaf");
        assertThat(certificates(custom(encoding))).isEqualTo(certificates);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rfc9440", "percent-pem", "pem", "base64-der-list", "base64-der-concatenated"})
    void customMayHaveAChainField(String encoding) {
        WorkingSettings both = custom(encoding).with(CHAIN, "X-Chain");

        assertThat(fields(both)).containsExactlyInAnyOrder("X-Leaf", "X-Chain");
        assertThat(certificates(both)).isEqualTo(10);
    }

    @Test
    void chainFieldsMayBeNumbered() {
        WorkingSettings numbered = custom("base64-der").with(CHAIN, "X-Chain-*").with("source.max-certificates", "3");

        assertThat(fields(numbered)).containsExactlyInAnyOrder("X-Leaf", "X-Chain-0", "X-Chain-1", "X-Chain-2");
        assertThat(fields(of("apache").with("source.max-certificates", "2")))
                .containsExactlyInAnyOrder("X-SSL-Client-Cert", "X-SSL-Client-Chain-0", "X-SSL-Client-Chain-1");
        StartFails.with(
                CHAIN,
                custom("base64-der").with(CHAIN, "X-Chain"),
                "source.encoding=base64-der is one certificate in a field");
        StartFails.with(CHAIN, custom("pem").with(CHAIN, "-*"), "letters, digits and dashes");
    }

    @Test
    void aNumberedFieldHasOnePurposeOnly() {
        WorkingSettings numbered = of("apache").with(CHAIN, "X-Chain-*");

        StartFails.with(CHAIN, numbered.with(CERTIFICATE, "x-chain-0"), "is configured for two purposes");
        assertThat(fields(numbered.with(CERTIFICATE, "X-Chain-Leaf"))).contains("X-Chain-Leaf", "X-Chain-0");
    }

    @Test
    void aSeparatorPutsLeafAndChainIntoOneField() {
        WorkingSettings combined =
                of("cloudfront-passthrough").with(CERTIFICATE, "X-All").with(SEPARATOR, "%0A");

        assertThat(fields(combined)).containsExactly("X-All");
        assertThat(certificates(combined)).isEqualTo(4);
        StartFails.with(CHAIN, combined.with(CHAIN, "X-Chain"), "keep one of them");
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, has no chain field; remove it and write the issuing CAs into intermediates",
        "aws-alb-verified, has no chain field",
        "azure-app-service, has no chain field",
        "aws-alb-passthrough, has the chain in the certificate field; remove it",
        "traefik, has the chain in the certificate field"
    })
    void sourcesWithoutAChainFieldRefuseOne(String source, String message) {
        StartFails.with(CHAIN, of(source).with(CHAIN, "X-Chain"), "source=" + source + " " + message);
    }

    @Test
    void elementsAreThoseOfEnvoy() {
        String element = "source.xfcc-element";

        assertThat(fields(of("envoy").with(element, "rightmost"))).containsExactly("x-forwarded-client-cert");
        assertThat(fields(of("envoy").with(element, "only"))).containsExactly("x-forwarded-client-cert");
        StartFails.with(element, of("envoy").with(element, "leftmost"), "write only or rightmost");
        StartFails.with(element, of("nginx").with(element, "only"), "there are elements in xfcc only; remove it");
        StartFails.with(CHAIN, of("envoy").with(CHAIN, "X-Chain"), "remove it");
        StartFails.with(SEPARATOR, of("envoy").with(SEPARATOR, ";"), "has no markers");
    }

    @Test
    void markersBelongTogetherAndToTextsWithAnArmour() {
        String begin = "source.begin-marker";
        String end = "source.end-marker";
        WorkingSettings cloudFront = of("cloudfront-passthrough");

        assertThat(fields(cloudFront.with(begin, "<<%20").with(end, "%20>>"))).hasSize(2);
        StartFails.with(end, cloudFront.with(begin, "<<"), "write both");
        StartFails.with(begin, cloudFront.with(end, ">>"), "write both");
        StartFails.with(begin, of("haproxy").with(begin, "<<").with(end, ">>"), "has no markers");
        for (String marker : List.of("=", "AB", "%", "%00", "é", "<".repeat(201))) {
            StartFails.with(begin, cloudFront.with(begin, marker).with(end, ">>"), "write at most 200 visible");
        }
    }
}
