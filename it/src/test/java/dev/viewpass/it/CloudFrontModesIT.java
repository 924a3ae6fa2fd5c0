package dev.viewpass.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.viewpass.cli.container.Container;
import dev.viewpass.cli.container.ContainerRuntime;
import dev.viewpass.cli.container.OriginSettings;
import dev.viewpass.cli.container.RunningOrigin;
import dev.viewpass.cli.process.ListenAddress;
import dev.viewpass.edge.PassthroughEdge;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** CloudFront's modes required and optional, in which the leaf comes alone and CloudFront has a look at it first. */
@ParameterizedClass
@EnumSource
record CloudFrontModesIT(Container container) {
    private static final ListenAddress FREE = new ListenAddress("127.0.0.1", 0);
    private static final String SECRET = "q8mZr2-vT5xWc9_bK3nL7pHs4dFg6jYt";
    private static final String PEM = "CloudFront-Viewer-Cert-Pem";
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private static final TestAuthority PEOPLE = ROOT.intermediate("CN=Acme People CA,O=Acme");
    private static final TestCertificate ALICE =
            PEOPLE.issue("CN=alice,OU=Operations,O=Acme").build();
    private static final TestCertificate BOB =
            PEOPLE.issue("CN=bob,OU=Sales,O=Acme").build();

    private static ContainerRuntime runtime;
    private static RunningOrigin origin;
    private static PassthroughEdge required;
    private static PassthroughEdge optional;

    @BeforeParameterizedClassInvocation
    static void start(Container container, @TempDir Path directory) throws IOException {
        runtime = ContainerRuntime.unpack(container);
        origin = runtime.start(OriginSettings.of(FREE, settings(directory)));
        required = edge().required(List.of(ROOT.certificate())).build();
        required.start();
        optional = edge().optional(List.of(ROOT.certificate())).build();
        optional.start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        optional.close();
        required.close();
        origin.close();
        runtime.close();
    }

    private static Path settings(Path directory) throws IOException {
        Path anchors = Files.writeString(directory.resolve("anchors.pem"), ROOT.pem());
        Path intermediates = Files.writeString(directory.resolve("intermediates.pem"), PEOPLE.pem());
        return Files.writeString(
                directory.resolve("viewpass.properties"), """
                source=cloudfront-verified
                gateway.secret.field=X-Gateway-Secret
                gateway.secret.values=%s
                anchors=%s
                intermediates=%s
                revocation=off
                certificate=optional
                principal=subject.cn
                group.user=subject.o=Acme
                group.admin=subject.ou=Operations
                """.formatted(SECRET, anchors, intermediates));
    }

    private static PassthroughEdge.Builder edge() {
        return PassthroughEdge.builder().origin(origin.uri()).secret("X-Gateway-Secret", SECRET);
    }

    @Test
    void administratorOpensThePageOfAdministratorsInBothModes() throws Exception {
        for (PassthroughEdge edge : List.of(required, optional)) {
            assertThat(get(edge, ALICE, "/admin").statusCode()).isEqualTo(200);
            assertThat(get(edge, ALICE, "/whoami").body())
                    .contains("\"caller\":\"alice\"", "\"groups\":[\"admin\",\"user\"]")
                    .doesNotContainIgnoringCase("cloudfront-viewer-cert");
        }
    }

    @Test
    void userDoesNot() throws Exception {
        assertThat(get(required, BOB, "/admin").statusCode()).isEqualTo(403);
        assertThat(get(required, BOB, "/user").statusCode()).isEqualTo(200);
    }

    @Test
    void inOptionalModeNobodyIsAnonymous() throws Exception {
        HttpClient nobody = client(TestCertificate.anonymousSslContext(trusted(optional)));

        assertThat(get(nobody, optional.uri(), "/whoami").body()).contains("\"caller\":null");
        assertThat(get(nobody, optional.uri(), "/admin").statusCode()).isEqualTo(403);
    }

    @Test
    void inRequiredModeNobodyGetsNoConnection() {
        HttpClient nobody = client(TestCertificate.anonymousSslContext(trusted(required)));

        assertThatIOException().isThrownBy(() -> get(nobody, required.uri(), "/public"));
    }

    @Test
    void genuineCertificateIsWorthNothingPastTheEdge() throws Exception {
        assertThat(direct(PEM, percentEncoded(ALICE)).statusCode()).isEqualTo(403);
    }

    @Test
    void certificateThatCloudFrontWouldHaveTrustedByMistakeIsVerifiedHere() throws Exception {
        TestCertificate lookAlike = ALICE.selfSignedLookAlike();

        assertThat(direct("X-Gateway-Secret", SECRET, PEM, percentEncoded(lookAlike))
                        .statusCode())
                .isEqualTo(403);
        assertThat(direct("X-Gateway-Secret", SECRET, PEM, percentEncoded(ALICE))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void descriptionsOfCertificatesAreNobody() throws Exception {
        HttpResponse<String> answer = direct(
                "X-Gateway-Secret",
                SECRET,
                "CloudFront-Viewer-Cert-Subject",
                "CN=alice,OU=Operations,O=Acme",
                "CloudFront-Viewer-Cert-Issuer",
                "CN=Acme People CA,O=Acme",
                "Client-Cert",
                ALICE.clientCert());

        assertThat(answer.body())
                .contains("\"caller\":null")
                .doesNotContainIgnoringCase("cloudfront-viewer-cert")
                .doesNotContainIgnoringCase("client-cert");
    }

    @Test
    void statementThatContradictsTheCertificateIsRefused() throws Exception {
        assertThat(direct("X-Gateway-Secret", SECRET, PEM, percentEncoded(ALICE), "CloudFront-Viewer-Cert-Present", "0")
                        .statusCode())
                .isEqualTo(400);
        assertThat(direct("X-Gateway-Secret", SECRET, "CloudFront-Viewer-Cert-Present", "1")
                        .statusCode())
                .isEqualTo(400);
    }

    private static HttpResponse<String> get(PassthroughEdge edge, TestCertificate caller, String path)
            throws IOException, InterruptedException {
        return get(client(caller.sslContext(trusted(edge))), edge.uri(), path);
    }

    private static HttpResponse<String> get(HttpClient client, URI site, String path)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(site.resolve(path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> direct(String... fields) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(origin.uri().resolve("/whoami"))
                .headers(fields)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static HttpClient client(SSLContext tls) {
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    private static List<X509Certificate> trusted(PassthroughEdge edge) {
        return List.of(edge.trustedServerCertificate());
    }

    private static String percentEncoded(TestCertificate certificate) {
        // A blank is a plus sign in forms only.
        return URLEncoder.encode(certificate.pem(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
