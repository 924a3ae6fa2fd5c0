package dev.viewpass.header;

import static dev.viewpass.header.WireForms.base64;
import static dev.viewpass.header.WireForms.base64Pem;
import static dev.viewpass.header.WireForms.blanks;
import static dev.viewpass.header.WireForms.concatenated;
import static dev.viewpass.header.WireForms.escaped;
import static dev.viewpass.header.WireForms.halfEscaped;
import static dev.viewpass.header.WireForms.item;
import static dev.viewpass.header.WireForms.pem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.gateway.SentRequest;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each gateway writes is read, and what another gateway writes is not. */
class GatewayFormatsTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private static final TestAuthority PEOPLE = ROOT.intermediate("CN=People CA,O=Acme");
    private static final TestAuthority STAFF = PEOPLE.intermediate("CN=Staff CA,O=Acme");
    private static final TestCertificate ALICE = STAFF.issue("CN=Alice,O=Acme").build();
    private static final X509Certificate LEAF = ALICE.certificate();
    private static final List<X509Certificate> ISSUERS = List.of(STAFF.certificate(), PEOPLE.certificate());
    private static final String ALL_PEM = pem(LEAF) + pem(ISSUERS.get(0)) + pem(ISSUERS.get(1));

    private static SentRequest with(String name, String value) {
        return SentRequest.empty().with(name, value);
    }

    private static HeaderContent read(GatewayPreset preset, SentRequest request) {
        return preset.format()
                .header(HeaderLimits.ofCertificates(preset.format().maxCertificates()))
                .read(request.proven());
    }

    private static void assertReads(GatewayPreset preset, SentRequest request, List<X509Certificate> issuers) {
        assertThat(read(preset, request))
                .as(preset.key())
                .isEqualTo(new HeaderContent.Presented(new PresentedChain(LEAF, issuers)));
    }

    private static Rejection refusal(GatewayPreset preset, SentRequest request) {
        HeaderContent content = read(preset, request);
        assertThat(content).as(preset.key()).isInstanceOf(HeaderContent.Malformed.class);
        return ((HeaderContent.Malformed) content).rejection();
    }

    @Test
    void loadBalancersOfAwsEscapeSomeCharactersOrAll() {
        String field = "X-Amzn-Mtls-Clientcert";
        for (String text : List.of(halfEscaped(ALL_PEM), escaped(ALL_PEM))) {
            assertReads(GatewayPreset.AWS_ALB_PASSTHROUGH, with(field, text), ISSUERS);
        }
        assertReads(GatewayPreset.AWS_ALB_PASSTHROUGH, with(field, halfEscaped(pem(LEAF))), List.of());
        assertReads(GatewayPreset.AWS_ALB_VERIFIED, with(field + "-Leaf", halfEscaped(pem(LEAF))), List.of());
        assertThat(refusal(GatewayPreset.AWS_ALB_VERIFIED, with(field + "-Leaf", halfEscaped(ALL_PEM)))
                        .explanation())
                .endsWith("several PEM blocks stand where one certificate is allowed");
        assertThat(refusal(
                                GatewayPreset.AWS_ALB_PASSTHROUGH,
                                with(field, halfEscaped(pem(LEAF).repeat(11))))
                        .reason())
                .isEqualTo(RejectionReason.TOO_MANY_CERTIFICATES);
    }

    @Test
    void googleCloudAndCloudflareFollowRfc9440() {
        String issuers = item(ISSUERS.get(0)) + ", " + item(ISSUERS.get(1));

        assertReads(
                GatewayPreset.GOOGLE_CLOUD,
                with("X-Client-Cert-Leaf", item(LEAF)).with("X-Client-Cert-Chain", issuers),
                ISSUERS);
        assertReads(
                GatewayPreset.CLOUDFLARE, with("Client-Cert", item(LEAF)).with("Client-Cert-Chain", issuers), ISSUERS);
    }

    @Test
    void nginxForwardsTheLeafEscaped() {
        assertReads(GatewayPreset.NGINX, with("X-SSL-Client-Cert", escaped(pem(LEAF))), List.of());
    }

    @Test
    void haproxyForwardsTheChainAsOneRunOfOctets() {
        SentRequest leaf = with("X-SSL-Client-Cert", base64(LEAF));

        assertReads(GatewayPreset.HAPROXY, leaf.with("X-SSL-Client-Chain", concatenated(ISSUERS)), ISSUERS);
        assertReads(GatewayPreset.HAPROXY, leaf.with("X-SSL-Client-Chain", ""), List.of());
        assertReads(GatewayPreset.HAPROXY, leaf, List.of());
        assertReads(GatewayPreset.HAPROXY, with("X-SSL-Client-Cert", '"' + base64(LEAF) + '"'), List.of());
        assertThat(refusal(GatewayPreset.HAPROXY, with("X-SSL-Client-Cert", '"' + base64(LEAF)))
                        .reason())
                .isEqualTo(RejectionReason.MALFORMED_FIELD);
    }

    @Test
    void aRunOfOctetsEndsWithItsLastCertificate() {
        SentRequest leaf = with("X-SSL-Client-Cert", base64(LEAF));
        byte[] one = WireForms.der(ISSUERS.get(0));
        byte[] more = Arrays.copyOf(one, one.length + 1);
        byte[] less = Arrays.copyOf(one, one.length - 1);

        for (byte[] octets : List.of(more, less, new byte[] {0x30, (byte) 0x80, 0, 0}, new byte[] {2, 1, 1})) {
            assertThat(refusal(GatewayPreset.HAPROXY, leaf.with("X-SSL-Client-Chain", base64(octets)))
                            .reason())
                    .isEqualTo(RejectionReason.MALFORMED_CERTIFICATE);
        }
        List<X509Certificate> ten = Collections.nCopies(10, ISSUERS.get(0));
        assertThat(refusal(GatewayPreset.HAPROXY, leaf.with("X-SSL-Client-Chain", concatenated(ten)))
                        .reason())
                .isEqualTo(RejectionReason.TOO_MANY_CERTIFICATES);
        assertThat(refusal(GatewayPreset.HAPROXY, with("X-SSL-Client-Cert", concatenated(ISSUERS)))
                        .reason())
                .isEqualTo(RejectionReason.MALFORMED_CERTIFICATE);
    }

    @Test
    void apacheHasThreeWaysToWriteAVariableAndNumbersTheChain() {
        for (SentRequest request : List.of(
                apache(blanks(pem(LEAF)), blanks(pem(ISSUERS.get(0))), blanks(pem(ISSUERS.get(1)))),
                apache(
                        halfEscaped(pem(LEAF)).replace("%0A", "%0a"),
                        halfEscaped(pem(ISSUERS.get(0))),
                        escaped(pem(ISSUERS.get(1)))),
                apache(base64Pem(LEAF), base64Pem(ISSUERS.get(0)), base64Pem(ISSUERS.get(1))))) {
            assertReads(GatewayPreset.APACHE, request.with("X-SSL-Client-Chain-2", "(null)"), ISSUERS);
        }
        assertReads(GatewayPreset.APACHE, apache(blanks(pem(LEAF)), "(null)", "(null)"), List.of());
    }

    private static SentRequest apache(String leaf, String first, String second) {
        return with("X-SSL-Client-Cert", leaf)
                .with("X-SSL-Client-Chain-0", first)
                .with("X-SSL-Client-Chain-1", second);
    }

    @Test
    void numberedFieldsHaveNoGapAndAnEnd() {
        SentRequest leaf = with("X-SSL-Client-Cert", blanks(pem(LEAF)));
        String issuer = blanks(pem(ISSUERS.get(0)));

        assertThat(refusal(GatewayPreset.APACHE, leaf.with("X-SSL-Client-Chain-1", issuer)))
                .isEqualTo(new Rejection(
                        RejectionReason.MALFORMED_FIELD,
                        "the field X-SSL-Client-Chain-1 can not be read: it was sent without X-SSL-Client-Chain-0"));
        assertThat(refusal(GatewayPreset.APACHE, with("X-SSL-Client-Chain-0", issuer))
                        .explanation())
                .endsWith("it was sent without X-SSL-Client-Cert");
        assertThat(refusal(
                                GatewayPreset.APACHE,
                                leaf.with("X-SSL-Client-Chain-0", issuer).with("X-SSL-Client-Chain-0", issuer))
                        .explanation())
                .endsWith("it was sent 2 times");
        SentRequest many = leaf;
        for (int i = 0; i < 10; i++) {
            many = many.with("X-SSL-Client-Chain-" + i, issuer);
        }
        assertThat(refusal(GatewayPreset.APACHE, many).reason()).isEqualTo(RejectionReason.TOO_MANY_CERTIFICATES);
    }

    @Test
    void traefikSeparatesCertificatesByCommas() {
        String field = "X-Forwarded-Tls-Client-Cert";
        String list = base64(LEAF) + "," + base64(ISSUERS.get(0)) + "," + base64(ISSUERS.get(1));

        assertReads(GatewayPreset.TRAEFIK, with(field, list), ISSUERS);
        assertReads(GatewayPreset.TRAEFIK, with(field, base64(LEAF)), List.of());
        for (String other : List.of(list + ",", "," + list, list.replace(",", ", "), list.replace(",", ",,"))) {
            assertThat(refusal(GatewayPreset.TRAEFIK, with(field, other)).reason())
                    .isEqualTo(RejectionReason.MALFORMED_FIELD);
        }
        assertThat(refusal(GatewayPreset.TRAEFIK, with(field, "MAEC,".repeat(10) + "MAEC"))
                        .reason())
                .isEqualTo(RejectionReason.TOO_MANY_CERTIFICATES);
    }

    @Test
    void azureAppServiceForwardsBareBase64() {
        assertReads(GatewayPreset.AZURE_APP_SERVICE, with("X-ARR-ClientCert", base64(LEAF)), List.of());
        assertThat(refusal(
                                GatewayPreset.AZURE_APP_SERVICE,
                                with("X-ARR-ClientCert", base64(LEAF) + "," + base64(ISSUERS.get(0))))
                        .reason())
                .isEqualTo(RejectionReason.MALFORMED_FIELD);
    }

    @ParameterizedTest
    @EnumSource(GatewayPreset.class)
    void emptyFieldIsNoCertificateBehindEveryGateway(GatewayPreset preset) {
        String field = preset.format().layout().certificateField();

        for (SentRequest request : List.of(SentRequest.empty(), with(field, ""), with(field, " \t"))) {
            assertThat(read(preset, request)).isEqualTo(new HeaderContent.Absent());
        }
        assertThat(refusal(preset, with(field, "").with(field, "")).reason())
                .isEqualTo(RejectionReason.MALFORMED_FIELD);
    }

    @ParameterizedTest
    @EnumSource(GatewayPreset.class)
    void nullAndEmptySequencesAreAbsentOnlyWhereTheGatewayWritesThem(GatewayPreset preset) {
        for (String word : List.of("(null)", "::", "null", "-", "0", "\"\"")) {
            boolean isItsOwn = (preset == GatewayPreset.APACHE && word.equals("(null)"))
                    || (preset == GatewayPreset.HAPROXY && word.equals("::"));
            SentRequest request = with(preset.format().layout().certificateField(), word);

            if (isItsOwn) {
                assertThat(read(preset, request)).isEqualTo(new HeaderContent.Absent());
            } else {
                assertThat(refusal(preset, request).reason())
                        .isIn(RejectionReason.MALFORMED_FIELD, RejectionReason.MALFORMED_CERTIFICATE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(GatewayPreset.class)
    void formatsOfOtherGatewaysAreMalformedWithAHint(GatewayPreset preset) {
        FieldEncoding own = preset.format().encoding();
        assertHint(preset, item(LEAF), "it looks like RFC 9440", own == FieldEncoding.RFC9440);
        assertHint(
                preset,
                base64(LEAF),
                "it looks like bare Base64 of DER",
                own.key().startsWith("base64-der"));
        assertHint(preset, WireForms.xfcc(ALICE), "it looks like x-forwarded-client-cert", own == FieldEncoding.XFCC);
        boolean readsEscapes = own == FieldEncoding.PERCENT_PEM || preset == GatewayPreset.APACHE;
        assertHint(preset, escaped(pem(LEAF)), "it looks like percent-encoded PEM", readsEscapes);
        if (preset != GatewayPreset.APACHE) {
            assertHint(preset, blanks(pem(LEAF)), "", false);
            assertHint(preset, base64Pem(LEAF), "", false);
        }
    }

    private static void assertHint(GatewayPreset preset, String value, String hint, boolean isOwn) {
        if (!isOwn) {
            Rejection rejection = refusal(preset, with(preset.format().layout().certificateField(), value));
            assertThat(rejection.explanation()).as(preset.key()).contains(hint);
            assertThat(rejection.reason()).isIn(RejectionReason.MALFORMED_FIELD, RejectionReason.MALFORMED_CERTIFICATE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Client-Cert", "close, client-cert-chain", "Client_Cert", "keep-alive,CLIENT-CERT"})
    void connectionFieldThatNamesAConfiguredOneIsRefused(String options) {
        SentRequest request = with("Client-Cert", item(LEAF));

        for (SentRequest sent : List.of(request, SentRequest.empty())) {
            Rejection rejection = refusal(GatewayPreset.RFC9440, sent.with("connection", options));
            assertThat(rejection.reason()).isEqualTo(RejectionReason.CONFLICTING_FIELDS);
            assertThat(rejection.explanation()).startsWith("the field Connection names the configured field ");
        }
        assertReads(GatewayPreset.RFC9440, request.with("Connection", "keep-alive, X-Client-Cert"), List.of());
    }

    @ParameterizedTest
    @CsvSource({"-----BEGIN CERTIFICATE-----, -----END CERTIFICATE-----, ''", "<<, >>, ;", "[, ], '\n'", "<<, >>, ','"})
    void cloudFrontFunctionsMayReplaceTheColons(String begin, String end, String separator) {
        HeaderFormat leafAndChain = GatewayPreset.CLOUDFRONT_PASSTHROUGH
                .format()
                .writtenIn(FieldEncoding.RFC9440, new FieldMarkers(begin, end, separator));
        HeaderFormat combined = leafAndChain.in(new FieldLayout.LeafFirst("X-Certificates"));
        String between = separator.replace("\n", "%0A");
        String leaf = begin + base64(LEAF) + end + between;
        String issuers = begin + base64(ISSUERS.get(0)) + end + between + begin + base64(ISSUERS.get(1)) + end;
        HeaderContent presented = new HeaderContent.Presented(new PresentedChain(LEAF, ISSUERS));
        HeaderLimits limits = HeaderLimits.ofCertificates(4);

        assertThat(leafAndChain
                        .header(limits)
                        .read(with("Client-Cert", leaf)
                                .with("Client-Cert-Chain", issuers)
                                .proven()))
                .isEqualTo(presented);
        assertThat(combined.header(limits)
                        .read(with("X-Certificates", leaf + issuers).proven()))
                .isEqualTo(presented);
        assertThat(combined.header(limits)
                        .read(with(
                                        "X-Certificates",
                                        escaped(leaf.replace(between, "")
                                                + separator
                                                + issuers.replace(between, separator)))
                                .proven()))
                .isEqualTo(presented);
        for (String broken : List.of(item(LEAF), leaf + "x", "x" + leaf, leaf + between + between + "y")) {
            assertThat(combined.header(limits)
                            .read(with("X-Certificates", broken).proven()))
                    .isInstanceOf(HeaderContent.Malformed.class);
        }
    }
}
