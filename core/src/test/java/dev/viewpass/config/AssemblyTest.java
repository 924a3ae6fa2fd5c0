package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.AccessDecision;
import dev.viewpass.AccessDecision.Anonymous;
import dev.viewpass.AccessDecision.Ignored;
import dev.viewpass.AccessDecision.Refused;
import dev.viewpass.AccessDecision.SignedIn;
import dev.viewpass.AuthenticationService;
import dev.viewpass.header.ViewerCertPem;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings at work: each of them changes a decision. */
class AssemblyTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private static final TestAuthority PEOPLE = ROOT.intermediate("CN=Acme People CA,O=Acme");
    private static final TestCertificate ALICE = PEOPLE.issue("CN=Alice,OU=Operations,O=Acme")
            .email("alice@acme.example")
            .build();

    @TempDir
    private Path directory;

    private WorkingSettings settings;

    @BeforeEach
    void makeSettings() {
        settings = WorkingSettings.in(directory, ROOT);
    }

    private AccessDecision decide(ReceivedRequest request, String path) {
        return decide(settings.builder(), request, path);
    }

    private static AccessDecision decide(ConfigurationBuilder start, ReceivedRequest request, String path) {
        try (AuthenticationService service = Assembly.service(start.build())) {
            return service.decide(request, path);
        }
    }

    private static RejectionReason reason(AccessDecision decision) {
        return decision instanceof Refused refused
                ? refused.refusal().rejection().reason()
                : RejectionReason.INTERNAL;
    }

    private static String explanation(AccessDecision decision) {
        return decision instanceof Refused refused
                ? refused.refusal().rejection().explanation()
                : decision.toString();
    }

    private static String caller(AccessDecision decision) {
        return decision instanceof SignedIn signedIn
                ? signedIn.outcome().caller().getName()
                : decision.toString();
    }

    @Test
    void aCallerIsSignedInByNameAndGroups() {
        settings = settings.with("principal", "san.email,subject")
                .with("group.admin", "subject.ou=Operations & anchor=CN=Acme Root CA,O=Acme")
                .with("group.guest", "subject.ou=Guests");

        AccessDecision decision = decide(ReceivedRequest.fromGateway().with(ALICE), "/");

        assertThat(caller(decision)).isEqualTo("alice@acme.example");
        assertThat(((SignedIn) decision).outcome().caller().groups()).containsExactly("admin");
        assertThat(((SignedIn) decision).outcome().path().certificates()).isEqualTo(ALICE.chain());
    }

    @Test
    void withoutACertificateTheRuleDecides() {
        ReceivedRequest request = ReceivedRequest.fromGateway();
        settings = settings.with("paths.open.pattern", "/open/*").with("paths.open.certificate", "optional");

        assertThat(reason(decide(request, "/"))).isEqualTo(RejectionReason.CERTIFICATE_REQUIRED);
        assertThat(decide(request, "/open/door")).isInstanceOf(Anonymous.class);
    }

    @Test
    void anIgnoredPathLooksAtNothing() {
        settings = settings.with("paths.health.pattern", "/health").with("paths.health.certificate", "ignore");

        assertThat(decide(ReceivedRequest.fromGateway().with(ALICE), "/health")).isInstanceOf(Ignored.class);
        assertThat(decide(ReceivedRequest.empty().with(ALICE), "/health")).isInstanceOf(Ignored.class);
        assertThat(reason(decide(ReceivedRequest.empty().with(ALICE), "/health/")))
                .isEqualTo(RejectionReason.GATEWAY_NOT_TRUSTED);
    }

    @Test
    void aRequestThatDidNotPassTheGatewayIsRefusedWithItsCertificate() {
        assertThat(reason(decide(ReceivedRequest.empty().with(ALICE), "/")))
                .isEqualTo(RejectionReason.GATEWAY_NOT_TRUSTED);
    }

    @Test
    void aRequestFromAnybodyPassesWhenThatIsTypedOut() {
        settings = settings.without("gateway.secret.field")
                .without("gateway.secret.values")
                .with("gateway.insecure-accept-any", "true");

        assertThat(caller(decide(ReceivedRequest.empty().with(ALICE), "/"))).isEqualTo("CN=Alice,OU=Operations,O=Acme");
    }

    @Test
    void startFailsWhenNoSecretIsLive() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
        settings = settings.with(
                "gateway.secret.expires", Instant.now().plus(Duration.ofDays(1)).toString());
        ReceivedRequest request = ReceivedRequest.fromGateway().with(ALICE);

        assertThat(decide(settings.builder(), request, "/")).isInstanceOf(SignedIn.class);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> decide(settings.builder().clock(later), request, "/"))
                .withMessageStartingWith("gateway.secret.expires: ")
                .withMessageNotContaining(WorkingSettings.SECRET);
    }

    @Test
    void eachOfTwoSecretsHasItsOwnExpiry() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
        String next = "nExt-9Rf!kQ2x/Zp-74wLm0Tq.yB6&nVs3";
        settings = settings.with("gateway.secret.values", WorkingSettings.SECRET + "," + next)
                .with("gateway.secret.expires", Instant.now().plus(Duration.ofDays(1)) + ", never");
        ReceivedRequest renewed =
                ReceivedRequest.empty().with(WorkingSettings.SECRET_FIELD, next).with(ALICE);

        assertThat(decide(settings.builder().clock(later), renewed, "/")).isInstanceOf(SignedIn.class);
        assertThat(reason(decide(
                        settings.builder().clock(later),
                        ReceivedRequest.fromGateway().with(ALICE),
                        "/")))
                .isEqualTo(RejectionReason.GATEWAY_NOT_TRUSTED);
    }

    @Test
    void configuredIntermediatesCompleteThePath() {
        ReceivedRequest leafOnly = ReceivedRequest.fromGateway().with("Client-Cert", ALICE.clientCert());

        assertThat(reason(decide(leafOnly, "/"))).isEqualTo(RejectionReason.UNKNOWN_ISSUER);
        settings = settings.with("intermediates", WorkingSettings.write(directory, "people.pem", PEOPLE.pem()));
        assertThat(decide(leafOnly, "/")).isInstanceOf(SignedIn.class);
    }

    @Test
    void leafThatCloudFrontHasVerifiedIsVerifiedAgainWithConfiguredIntermediates() {
        ReceivedRequest gateway = ReceivedRequest.fromGateway();
        ReceivedRequest leaf = gateway.with("CloudFront-Viewer-Cert-Pem", ViewerCertPem.of(ALICE))
                .with("CloudFront-Viewer-Cert-Present", "1");
        TestCertificate expired = PEOPLE.issue("CN=Late").expired().build();
        settings = settings.with("source", "cloudfront-verified");

        assertThat(reason(decide(leaf, "/"))).isEqualTo(RejectionReason.UNKNOWN_ISSUER);
        assertThat(explanation(decide(leaf, "/")))
                .isEqualTo("the issuer CN=Acme People CA,O=Acme is not among the 1 anchors and 0 intermediates"
                        + " configured; the gateway sent no chain, so that each issuing CA has to stand in the file"
                        + " of the setting intermediates");
        settings = settings.with("intermediates", WorkingSettings.write(directory, "people.pem", PEOPLE.pem()));
        assertThat(caller(decide(leaf, "/"))).isEqualTo("CN=Alice,OU=Operations,O=Acme");
        assertThat(reason(decide(gateway.with("CloudFront-Viewer-Cert-Pem", ViewerCertPem.of(expired)), "/")))
                .isEqualTo(RejectionReason.EXPIRED);
        assertThat(reason(decide(
                        gateway.with("CloudFront-Viewer-Cert-Pem", ViewerCertPem.of(ALICE.selfSignedLookAlike())),
                        "/")))
                .isEqualTo(RejectionReason.UNKNOWN_ISSUER);
    }

    @Test
    void fieldsOfTheOtherModeAreNotRead() {
        ReceivedRequest gateway = ReceivedRequest.fromGateway();
        String pem = ViewerCertPem.of(ALICE);

        assertThat(reason(decide(gateway.with("CloudFront-Viewer-Cert-Pem", pem), "/")))
                .isEqualTo(RejectionReason.CERTIFICATE_REQUIRED);
        settings = settings.with("source", "cloudfront-verified");
        assertThat(reason(decide(gateway.with(ALICE), "/"))).isEqualTo(RejectionReason.CERTIFICATE_REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudfront-passthrough", "cloudfront-verified"})
    void descriptionsOfACertificateNameNobody(String source) {
        settings = settings.with("source", source).with("certificate", "optional");
        ReceivedRequest described = ReceivedRequest.empty()
                .with("CloudFront-Viewer-Cert-Subject", "CN=Alice,OU=Operations,O=Acme")
                .with("CloudFront-Viewer-Cert-Present", "1");
        ReceivedRequest proven = described.with(WorkingSettings.SECRET_FIELD, WorkingSettings.SECRET);

        assertThat(decide(described, "/")).isInstanceOf(Anonymous.class);
        assertThat(reason(decide(proven, "/"))).isEqualTo(RejectionReason.CONFLICTING_FIELDS);
    }

    @Test
    void verifiedCertificateOfASenderThatIsNotTheGatewayIsRefused() {
        settings = settings.with("source", "cloudfront-verified");

        assertThat(reason(decide(
                        ReceivedRequest.empty().with("CloudFront-Viewer-Cert-Pem", ViewerCertPem.of(ALICE)), "/")))
                .isEqualTo(RejectionReason.GATEWAY_NOT_TRUSTED);
    }

    @Test
    void capsOfTheSourceCount() {
        ReceivedRequest request = ReceivedRequest.fromGateway().with(ALICE);

        settings = settings.with("source.max-certificates", "1");
        assertThat(reason(decide(request, "/"))).isEqualTo(RejectionReason.TOO_MANY_CERTIFICATES);
        settings = settings.with("source.max-certificates", "2").with("source.max-field-bytes", "512");
        assertThat(reason(decide(request, "/"))).isEqualTo(RejectionReason.TOO_LARGE);
    }

    @Test
    void profileAlgorithmsAndSkewCount() {
        TestCertificate any =
                ROOT.issue("CN=Any").extendedKeyUsage("2.5.29.37.0").build();
        TestCertificate plain = ROOT.issue("CN=Plain").withoutExtendedKeyUsage().build();
        TestCertificate late = ROOT.issue("CN=Late")
                .validity(Instant.now().minusSeconds(600), Instant.now().minusSeconds(60))
                .build();
        ReceivedRequest gateway = ReceivedRequest.fromGateway();

        assertThat(reason(decide(gateway.with(any), "/"))).isEqualTo(RejectionReason.EXTENDED_KEY_USAGE);
        assertThat(reason(decide(gateway.with(plain), "/"))).isEqualTo(RejectionReason.EXTENDED_KEY_USAGE);
        assertThat(reason(decide(gateway.with(late), "/"))).isEqualTo(RejectionReason.EXPIRED);
        settings = settings.with("profile.allow-any-eku", "true")
                .with("profile.eku", "if-present")
                .with("clock-skew", "PT5M");
        assertThat(caller(decide(gateway.with(any), "/"))).isEqualTo("CN=Any");
        assertThat(caller(decide(gateway.with(plain), "/"))).isEqualTo("CN=Plain");
        assertThat(caller(decide(gateway.with(late), "/"))).isEqualTo("CN=Late");
        settings = settings.with("algorithms", "p256,sha512");
        assertThat(reason(decide(gateway.with(any), "/"))).isEqualTo(RejectionReason.WEAK_SIGNATURE);
    }

    @Test
    void revocationListsCount() {
        ReceivedRequest request = ReceivedRequest.fromGateway().with(ALICE);
        String root = WorkingSettings.write(directory, "root.crl", ROOT.crl().pem());
        String good = WorkingSettings.write(directory, "good.crl", PEOPLE.crl().pem());
        String bad = WorkingSettings.write(
                directory, "bad.crl", PEOPLE.crl().revoke(ALICE).pem());
        settings = settings.with("revocation", "crl");

        settings = settings.with("revocation.crl.locations", root + "," + good);
        assertThat(decide(request, "/")).isInstanceOf(SignedIn.class);
        settings = settings.with("revocation.crl.locations", root + "," + bad);
        assertThat(reason(decide(request, "/"))).isEqualTo(RejectionReason.REVOKED);
        settings = settings.with("revocation.crl.locations", good);
        assertThat(reason(decide(request, "/"))).isEqualTo(RejectionReason.REVOCATION_UNKNOWN);
        assertThat(decide(settings.with("revocation.scope", "leaf").builder(), request, "/"))
                .isInstanceOf(SignedIn.class);
        assertThat(decide(settings.with("revocation.unknown", "allow").builder(), request, "/"))
                .isInstanceOf(SignedIn.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudfront-passthrough", "cloudfront-verified", "rfc9440"})
    void hiddenFieldsAreTheSecretAlwaysAndThoseOfTheSourceUnlessExposed(String source) {
        settings = settings.with("source", source);
        List<String> hidden =
                new ArrayList<>(List.of(WorkingSettings.SECRET_FIELD, "Client-Cert", "Client-Cert-Chain"));
        if (!source.equals("rfc9440")) {
            Stream.of("Pem", "Serial-Number", "Issuer", "Subject", "Present", "Sha256", "Validity")
                    .map("CloudFront-Viewer-Cert-"::concat)
                    .forEach(hidden::add);
        }

        try (AuthenticationService hiding = Assembly.service(settings.configuration());
                AuthenticationService exposing = Assembly.service(
                        settings.with("source.expose-fields", "true").configuration())) {
            assertThat(hiding.hiddenFields()).containsExactlyInAnyOrderElementsOf(hidden);
            assertThat(exposing.hiddenFields()).containsExactly(WorkingSettings.SECRET_FIELD);
        }
    }

    @Test
    void reasonsStandInAnswersOnlyWhenAskedFor() {
        try (AuthenticationService silent = Assembly.service(settings.configuration());
                AuthenticationService open =
                        Assembly.service(settings.with("refusal.detail", "code").configuration())) {
            assertThat(silent.reasonInAnswers()).isFalse();
            assertThat(open.reasonInAnswers()).isTrue();
        }
    }
}
