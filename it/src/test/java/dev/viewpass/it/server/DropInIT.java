package dev.viewpass.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** The application put into stock servers, with nothing of ours but what is in {@code WEB-INF}. */
@Tag("servers")
@ParameterizedClass(name = "{0}")
@MethodSource("sites")
class DropInIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Site site;

    DropInIT(Site site) {
        this.site = site;
    }

    static Stream<Site> sites() {
        return Stream.of(Distribution.values())
                .flatMap(distribution -> Stream.of(17, 25)
                        .flatMap(feature ->
                                Stream.of(Packaging.values()).map(root -> new Site(distribution, feature, root))));
    }

    @BeforeParameterizedClassInvocation
    static void start(Site site) throws IOException, InterruptedException {
        site.start();
    }

    @AfterParameterizedClassInvocation
    static void stopsWithoutComplaint(Site site) throws IOException, InterruptedException {
        Optional<StockServer> server = site.stop();
        if (server.isPresent()) {
            ServerLog log = server.get().log();
            assertThat(log.complaints(server.get().allowedComplaints())).isEmpty();
            assertThat(log.text())
                    .contains("Viewpass can not start: gateway.secret.values")
                    .doesNotContain(Organization.SECRET_BEGINNING);
            assertThat(server.get().expectedWarnings())
                    .allSatisfy(warning -> assertThat(log.text()).contains(warning));
        }
    }

    private HttpResponse<String> as(TestCertificate caller, Variant variant, String path)
            throws IOException, InterruptedException {
        return site.get(variant, path)
                .secret(site.organization(variant))
                .certificate(caller)
                .send();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WRONG_SETTINGS")
    void administratorIsKnown(Variant variant) throws Exception {
        TestCertificate alice = site.organization(variant).alice();

        JsonNode known = JSON.readTree(as(alice, variant, "/whoami").body());

        assertThat(known.get("caller").asText()).isEqualTo("alice");
        assertThat(known.get("groups")).map(JsonNode::asText).containsExactly("admin", "user");
        assertThat(known.get("authType").asText()).isEqualTo("CLIENT_CERT");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WRONG_SETTINGS")
    void administratorIsAdmittedByEveryWay(Variant variant) throws Exception {
        TestCertificate alice = site.organization(variant).alice();

        for (String path : List.of("/admin", "/forward-to-admin", "/async-admin", "/user")) {
            assertThat(as(alice, variant, path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WRONG_SETTINGS")
    void userIsKeptFromTheAdministratorsPageByEveryWay(Variant variant) throws Exception {
        TestCertificate bob = site.organization(variant).bob();

        assertThat(as(bob, variant, "/user").statusCode()).isEqualTo(200);
        for (String path : List.of("/admin", "/forward-to-admin", "/async-admin")) {
            assertThat(as(bob, variant, path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WRONG_SETTINGS")
    void callersWithoutProofAreRefused(Variant variant) throws Exception {
        Organization organization = site.organization(variant);
        TestCertificate alice = organization.alice();

        assertThat(site.get(variant, "/whoami").secret(organization).status())
                .as("anonymous")
                .isEqualTo(403);
        assertThat(as(alice.selfSignedLookAlike(), variant, "/whoami").statusCode())
                .as("look-alike")
                .isEqualTo(403);
        assertThat(site.get(variant, "/whoami").certificate(alice).status())
                .as("without the secret")
                .isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WRONG_SETTINGS")
    void twoCertificateFieldsAreMalformed(Variant variant) throws Exception {
        Organization organization = site.organization(variant);

        assertThat(site.get(variant, "/whoami")
                        .secret(organization)
                        .certificate(organization.alice())
                        .certificate(organization.alice())
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WRONG_SETTINGS")
    void applicationSeesNoFieldOfTheGateway(Variant variant) throws Exception {
        TestCertificate alice = site.organization(variant).alice();

        JsonNode headers = JSON.readTree(as(alice, variant, "/whoami").body()).get("headers");

        assertThat(headers)
                .map(JsonNode::asText)
                .isNotEmpty()
                .noneMatch("Client-Cert"::equalsIgnoreCase)
                .noneMatch("Client-Cert-Chain"::equalsIgnoreCase)
                .noneMatch(Organization.SECRET_FIELD::equalsIgnoreCase);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WRONG_SETTINGS")
    void errorPageKnowsTheCaller(Variant variant) throws Exception {
        HttpResponse<String> answer = as(site.organization(variant).bob(), variant, "/missing");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(answer.body()).get("caller").asText()).isEqualTo("bob");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WRONG_SETTINGS")
    void allSecurityProvidersAreThoseOfTheJdk(Variant variant) throws Exception {
        String providers =
                as(site.organization(variant).bob(), variant, "/providers").body();

        assertThat(providers.lines())
                .hasSizeGreaterThan(5)
                .allMatch(line -> line.matches("\\S+ module (java|jdk)\\..*"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "OTHER_ORGANIZATION"})
    void noApplicationTakesSecretsOrCallersOfTheOther(Variant variant) throws Exception {
        Organization own = site.organization(variant);
        Organization other = site.organization(variant == Variant.PLAIN ? Variant.OTHER_ORGANIZATION : Variant.PLAIN);

        assertThat(site.get(variant, "/whoami")
                        .secret(own)
                        .certificate(other.alice())
                        .status())
                .as("other's caller")
                .isEqualTo(403);
        assertThat(site.get(variant, "/whoami")
                        .secret(other)
                        .certificate(own.alice())
                        .status())
                .as("other's secret")
                .isEqualTo(403);
        assertThat(site.get(variant, "/whoami")
                        .secret(other)
                        .certificate(other.alice())
                        .status())
                .as("other's caller and secret")
                .isEqualTo(403);
        assertThat(as(own.alice(), variant, "/whoami").statusCode())
                .as("own caller and secret")
                .isEqualTo(200);
    }

    @Test
    void variableReachesTheApplicationThatItNames() throws Exception {
        assertThat(site.get(Variant.OTHER_ORGANIZATION, "/whoami").send().body())
                .contains("CERTIFICATE_REQUIRED");
        assertThat(site.get(Variant.PLAIN, "/whoami").send().body()).doesNotContain("CERTIFICATE_REQUIRED");
    }

    @Test
    void wrongSettingsKeepOneApplicationFromStarting() throws Exception {
        TestCertificate alice = site.organization(Variant.WRONG_SETTINGS).alice();

        assertThat(as(alice, Variant.WRONG_SETTINGS, "/whoami").statusCode())
                .isEqualTo(site.statusOfFailedApplication());
    }
}
