package dev.viewpass.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewerModeTest {
    private static final String PEM = "CloudFront-Viewer-Cert-Pem";
    private static final String PRESENT = "CloudFront-Viewer-Cert-Present";
    private static final TestAuthority ROOT = TestAuthority.root("CN=Root CA");
    private static final TestAuthority PEOPLE = ROOT.intermediate("CN=People CA");
    private static final List<X509Certificate> TRUST = List.of(ROOT.certificate());

    private EdgeFixture passthrough;
    private EdgeFixture required;
    private EdgeFixture optional;

    @BeforeAll
    void start() throws Exception {
        passthrough = new EdgeFixture(UnaryOperator.identity());
        required = new EdgeFixture(edge -> edge.required(TRUST));
        optional = new EdgeFixture(edge -> edge.optional(TRUST));
    }

    @AfterAll
    void stop() {
        Stream.of(passthrough, required, optional).forEach(EdgeFixture::close);
    }

    static Stream<TestCertificate> good() {
        return Stream.of(
                PEOPLE.issue("CN=Alice").build(),
                ROOT.issue("CN=Direct").build(),
                PEOPLE.issue("CN=RSA").rsa(2048).build(),
                PEOPLE.issue("CN=Any purpose").withoutExtendedKeyUsage().build());
    }

    @ParameterizedTest
    @MethodSource("good")
    void goodCertificatePasses(TestCertificate certificate) throws Exception {
        Viewer.Answer verbatim = passthrough.viewer(certificate).get();
        assertThat(verbatim.values("Client-Cert")).containsExactly(certificate.clientCert());
        assertThat(verbatim.values(PEM)).isEmpty();
        assertThat(verbatim.values(PRESENT)).isEmpty();
        for (EdgeFixture verifying : List.of(required, optional)) {
            Viewer.Answer verified = verifying.viewer(certificate).get();
            assertThat(verified.values(PEM)).hasSize(1);
            assertThat(verified.values(PRESENT)).containsExactly("1");
            assertThat(verified.values("Client-Cert")).isEmpty();
            assertThat(verified.values("Client-Cert-Chain")).isEmpty();
        }
    }

    static Stream<Arguments> bad() {
        TestAuthority stranger = TestAuthority.root("CN=Root CA");
        return Stream.of(
                        TestCertificate.selfSigned("CN=Self").build(),
                        PEOPLE.issue("CN=Alice").build().selfSignedLookAlike(),
                        PEOPLE.issue("CN=Alice").expired().build(),
                        PEOPLE.issue("CN=Alice").notYetValid().build(),
                        stranger.issue("CN=Alice").build(),
                        stranger.intermediate("CN=People CA").issue("CN=Alice").build(),
                        PEOPLE.issue("CN=Alice").build().withIssuers(List.of()),
                        PEOPLE.issue("CN=Alice").serverAuthOnly().build(),
                        PEOPLE.issue("CN=CA").certificateAuthority().build().withIssuers(List.of()))
                .flatMap(certificate -> Stream.of("TLSv1.2", "TLSv1.3").map(tls -> Arguments.of(certificate, tls)));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badCertificatePassesInPassthroughModeOnly(TestCertificate certificate, String tls) throws Exception {
        assertThat(passthrough.viewer(certificate, tls).get().values("Client-Cert"))
                .containsExactly(certificate.clientCert());
        for (EdgeFixture verifying : List.of(required, optional)) {
            assertThatIOException()
                    .isThrownBy(() -> verifying.viewer(certificate, tls).get());
            assertThatIOException().isThrownBy(() -> new Http2Connection(verifying.viewer(certificate, tls)).get());
        }
    }

    @Test
    void chainOfFiveIsRefusedInEveryMode() {
        TestCertificate deep = PEOPLE.intermediate("CN=Lower CA")
                .intermediate("CN=Still lower CA")
                .intermediate("CN=Lowest CA")
                .issue("CN=Deep")
                .build();

        assertThat(deep.chain()).hasSize(5);
        for (EdgeFixture any : List.of(passthrough, required, optional)) {
            assertThatIOException().isThrownBy(() -> any.viewer(deep).get());
        }
    }

    @Test
    void clientWithoutCertificateIsRefusedInRequiredModeOnly() throws Exception {
        assertThat(passthrough.anonymous().get().values(PRESENT)).isEmpty();
        assertThat(optional.anonymous().get().values(PRESENT)).containsExactly("0");
        assertThatIOException().isThrownBy(() -> required.anonymous().get());
    }

    @Test
    void refusedRequestsNeverReachTheOrigin() {
        int before = required.origin.requests();

        assertThatIOException().isThrownBy(() -> required.anonymous().get());
        assertThatIOException()
                .isThrownBy(() -> required.viewer(
                                TestCertificate.selfSigned("CN=Self").build())
                        .get());

        assertThat(required.origin.requests()).isEqualTo(before);
    }

    @Test
    void intermediateInTheTrustStoreIsEnough() throws Exception {
        TestCertificate alone = PEOPLE.issue("CN=Alice").build().withIssuers(List.of());
        try (EdgeFixture edge = new EdgeFixture(e -> e.required(List.of(PEOPLE.certificate())))) {
            assertThat(edge.viewer(alone).get().values(PRESENT)).containsExactly("1");
            assertThatIOException()
                    .isThrownBy(
                            () -> edge.viewer(ROOT.issue("CN=Direct").build()).get());
        }
    }

    @Test
    void spoofedCopiesAreDroppedInEveryMode() throws Exception {
        TestCertificate alice = PEOPLE.issue("CN=Alice").build();
        List<String> names = List.of(
                "Client-Cert",
                "client-cert-chain",
                PEM,
                "CLOUDFRONT-VIEWER-CERT-SERIAL-NUMBER",
                "cloudfront-viewer-cert-issuer",
                "CloudFront-Viewer-Cert-Subject",
                PRESENT,
                "CloudFront-Viewer-Cert-Sha256",
                "CloudFront-Viewer-Cert-Validity",
                "CloudFront-Viewer-Cert-Anything-New");
        String[] spoofed = names.stream()
                .flatMap(name -> Stream.of(name + ": spoofed", name + ": spoofed"))
                .toArray(String[]::new);
        for (Viewer viewer : List.of(
                passthrough.viewer(alice),
                passthrough.anonymous(),
                required.viewer(alice),
                optional.viewer(alice),
                optional.anonymous())) {
            Viewer.Answer answer = viewer.get(spoofed);

            assertThat(answer.status()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(answer.received()).noneMatch(line -> line.contains("spoofed"));
            assertThat(answer.received()).isEqualTo(viewer.get().received());
        }
    }

    @Test
    void resumedSessionStillForwardsTheCertificate() throws Exception {
        Viewer viewer = required.viewer(PEOPLE.issue("CN=Alice").build());

        Viewer.Answer first = viewer.get();
        Thread.sleep(5);
        Viewer.Answer second = viewer.get();

        assertThat(second.sessionCreated()).as("session is resumed").isEqualTo(first.sessionCreated());
        assertThat(second.received()).isEqualTo(first.received());
    }

    @Test
    void trustStoreHoldsCaCertificatesAndIsNotEmpty() {
        X509Certificate leaf = PEOPLE.issue("CN=Alice").build().certificate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PassthroughEdge.builder().required(List.of()))
                .withMessageContaining("at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PassthroughEdge.builder().optional(List.of(ROOT.certificate(), leaf)))
                .withMessageContaining("CN=Alice");
    }
}
