package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.AuthenticationOutcome;
import dev.viewpass.AuthenticationOutcome.Authenticated;
import dev.viewpass.AuthenticationOutcome.NoCertificate;
import dev.viewpass.AuthenticationOutcome.Rejected;
import dev.viewpass.ClientCertificateAuthenticator;
import dev.viewpass.certificate.SubjectPublicKeyInfo;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway proven by its connection: its own certificate, its address, and the host that it names. */
class GatewayConnectionTest {
    private static final String KEYS = "gateway.certificate.spki-sha256";
    private static final String ANCHORS = "gateway.certificate.anchors";
    private static final String SUBJECT = "gateway.certificate.subject";
    private static final String ADDRESSES = "gateway.addresses";
    private static final String HOSTS = "gateway.hosts";
    private static final String ADDRESSES_ONLY = "gateway.allow-addresses-only";

    private static final TestAuthority PEOPLE = TestAuthority.root("CN=Acme People CA,O=Acme");
    private static final TestCertificate ALICE = PEOPLE.issue("CN=Alice").build();
    private static final TestAuthority MACHINES = TestAuthority.root("CN=Acme Machines CA,O=Acme");
    private static final TestAuthority ISSUING = MACHINES.intermediate("CN=Acme Edge CA,O=Acme");
    private static final String EDGE_NAME = "CN=edge.example,O=Acme";
    private static final TestCertificate EDGE = ISSUING.issue(EDGE_NAME).build();

    private WorkingSettings settings;
    private String machines;

    @BeforeEach
    void makeSettings(@TempDir Path directory) {
        settings = WorkingSettings.in(directory, PEOPLE)
                .without("gateway.secret.field")
                .without("gateway.secret.values");
        machines = WorkingSettings.write(directory, "machines.pem", MACHINES.pem());
    }

    private WorkingSettings issued() {
        return settings.with(ANCHORS, machines).with(SUBJECT, EDGE_NAME);
    }

    private WorkingSettings pinned() {
        return settings.with(
                KEYS, "00".repeat(32) + ", " + digest(EDGE.certificate()).toUpperCase(Locale.ROOT));
    }

    private static String digest(X509Certificate certificate) {
        return SubjectPublicKeyInfo.text(certificate).substring("spki-sha256:".length());
    }

    private static ReceivedRequest request(TestCertificate hop) {
        return ReceivedRequest.empty().over(hop.chain());
    }

    private static String outcome(WorkingSettings settings, ReceivedRequest request) {
        return outcome(BriefAssembly.authenticator(settings.configuration()), request);
    }

    private static String outcome(ClientCertificateAuthenticator authenticator, ReceivedRequest request) {
        AuthenticationOutcome outcome = authenticator.authenticate(request);
        if (outcome instanceof Authenticated authenticated) {
            return authenticated.caller().getName();
        }
        return outcome instanceof Rejected rejected
                ? rejected.rejection().reason() + ": " + rejected.rejection().explanation()
                : "nobody, gateway proven: " + ((NoCertificate) outcome).gatewayProven();
    }

    @Test
    void callerOfTheGatewayWithItsCertificateIsSignedIn() {
        assertThat(outcome(issued(), request(EDGE).with(ALICE))).isEqualTo("CN=Alice");
        assertThat(outcome(pinned(), request(EDGE).with(ALICE))).isEqualTo("CN=Alice");
    }

    @Test
    void certificateOfTheGatewayIsNeverTheCallers() {
        assertThat(outcome(issued(), request(EDGE))).isEqualTo("nobody, gateway proven: true");
        assertThat(outcome(pinned(), request(EDGE))).isEqualTo("nobody, gateway proven: true");
        // Not even when callers come from the same CA.
        assertThat(outcome(issued().with("anchors", machines), request(EDGE)))
                .isEqualTo("nobody, gateway proven: true");
    }

    @Test
    void senderWithoutACertificateIsNotTheGateway() {
        assertThat(outcome(issued(), ReceivedRequest.empty().with(ALICE)))
                .startsWith("GATEWAY_NOT_TRUSTED")
                .endsWith("the connection came without a TLS client certificate");
        assertThat(outcome(issued(), ReceivedRequest.empty())).isEqualTo("nobody, gateway proven: false");
    }

    @Test
    void otherCertificatesOfTheSameCaAreNotTheGateways() {
        TestCertificate other = ISSUING.issue("CN=other.example,O=Acme").build();
        TestCertificate more = ISSUING.issue("CN=edge.example,OU=Test,O=Acme").build();

        assertThat(outcome(issued(), request(other).with(ALICE)))
                .contains("is not that of gateway.certificate.subject");
        assertThat(outcome(issued(), request(more).with(ALICE))).contains("is not that of gateway.certificate.subject");
        assertThat(outcome(pinned(), request(other).with(ALICE)))
                .contains("is not pinned: spki-sha256:" + digest(other.certificate()));
    }

    @Test
    void gatewaysNameFromAnotherCaIsNotTheGateway() {
        TestCertificate selfSigned = EDGE.selfSignedLookAlike();
        TestCertificate ofPeople = PEOPLE.issue(EDGE_NAME).build();

        assertThat(outcome(issued(), request(selfSigned).with(ALICE))).startsWith("GATEWAY_NOT_TRUSTED");
        assertThat(outcome(issued(), request(ofPeople).with(ALICE))).startsWith("GATEWAY_NOT_TRUSTED");
        assertThat(outcome(pinned(), request(selfSigned).with(ALICE))).contains("is not pinned");
    }

    @Test
    void certificateForServersIsNotTheGateways() {
        TestCertificate server = ISSUING.issue(EDGE_NAME).serverAuthOnly().build();

        assertThat(outcome(issued(), request(server).with(ALICE))).contains("GATEWAY_NOT_TRUSTED", "clientAuth");
        assertThat(outcome(
                        settings.with(KEYS, digest(server.certificate())),
                        request(server).with(ALICE)))
                .endsWith("the connection's certificate is not for client authentication");
    }

    @Test
    void certificateOfTheGatewayEnds() {
        TestCertificate expired = ISSUING.issue(EDGE_NAME).expired().build();

        assertThat(outcome(issued(), request(expired).with(ALICE))).contains("GATEWAY_NOT_TRUSTED", "expired");
        assertThat(outcome(
                        settings.with(KEYS, digest(expired.certificate())),
                        request(expired).with(ALICE)))
                .contains("GATEWAY_NOT_TRUSTED", "is valid from");
    }

    @Test
    void whatWasVerifiedIsNotRememberedBeyondItsEnd() {
        Instant now = Instant.now();
        TestCertificate brief = ISSUING.issue(EDGE_NAME)
                .validity(now.minusSeconds(60), now.plusSeconds(120))
                .build();
        MovableClock clock = new MovableClock(now);
        ClientCertificateAuthenticator authenticator =
                BriefAssembly.authenticator(issued().builder().clock(clock).build());

        assertThat(outcome(authenticator, request(brief))).endsWith("true");
        clock.now = now.plusSeconds(100);
        assertThat(outcome(authenticator, request(brief))).endsWith("true");
        clock.now = now.plusSeconds(130);
        assertThat(outcome(authenticator, request(brief))).endsWith("false");
        clock.now = now.minus(Duration.ofDays(1));
        assertThat(outcome(authenticator, request(brief))).endsWith("false");
    }

    private static final class MovableClock extends Clock {
        private Instant now;

        MovableClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void allProofsMustHold() {
        WorkingSettings all = issued().with("gateway.secret.field", WorkingSettings.SECRET_FIELD)
                .with("gateway.secret.values", WorkingSettings.SECRET)
                .with(ADDRESSES, "192.0.2.0/24")
                .with(HOSTS, "app.example");
        ReceivedRequest secret = ReceivedRequest.fromGateway().with(ALICE);

        assertThat(outcome(all, secret.over(EDGE.chain()))).isEqualTo("CN=Alice");
        assertThat(outcome(all, secret)).contains("without a TLS client certificate");
        assertThat(outcome(all, request(EDGE).with(ALICE))).contains("X-Origin-Secret was not sent");
        assertThat(outcome(all.with(ADDRESSES, "198.51.100.0/24"), secret.over(EDGE.chain())))
                .endsWith("the address 192.0.2.7 is not one of the gateway's");
        assertThat(outcome(all.with(HOSTS, "www.app.example"), secret.over(EDGE.chain())))
                .endsWith("the host app.example is not one of gateway.hosts");
    }

    @Test
    void addressesAloneAreNoProofUnlessTypedOut() {
        WorkingSettings addresses = settings.with(ADDRESSES, "192.0.2.0/24");

        StartFails.with(ADDRESSES, addresses, "addresses alone are no proof", "gateway.allow-addresses-only=true");
        StartFails.with(ADDRESSES, addresses.with(HOSTS, "app.example"), "addresses alone are no proof");
        StartFails.with(
                ADDRESSES_ONLY, issued().with(ADDRESSES, "192.0.2.7").with(ADDRESSES_ONLY, "true"), "another proof");
        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION)) {
            assertThat(outcome(
                            addresses.with(ADDRESSES_ONLY, "true"),
                            ReceivedRequest.empty().with(ALICE)))
                    .isEqualTo("CN=Alice");
            assertThat(log.lines()).anyMatch(line -> line.startsWith("WARNING: gateway.allow-addresses-only=true"));
        }
    }

    @Test
    void hostsAreNoProof() {
        StartFails.with("gateway.secret.values", settings.with(HOSTS, "app.example"), "no proof of the gateway");
        StartFails.with(
                "gateway.secret.values",
                settings.with(HOSTS, "app.example").with(ADDRESSES_ONLY, "true"),
                "no proof of the gateway");
    }

    @ParameterizedTest
    @CsvSource({
        "gateway.addresses, 10.0.0.0/0, wider than any network",
        "gateway.addresses, gateway.example, is no address range",
        "gateway.addresses, '10.1.0.0/16,', empty item",
        "gateway.hosts, https://app.example, is no host",
        "gateway.certificate.spki-sha256, abc, 64 hexadecimal digits",
        "gateway.certificate.subject, edge.example, RFC 4514",
        "gateway.certificate.anchors, /no/such/file, /no/such/file"
    })
    void wrongValuesFailTheStart(String key, String value, String problem) {
        WorkingSettings start = key.endsWith("spki-sha256") ? settings : issued();
        StartFails.with(key, start.with(key, value), problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {ANCHORS, SUBJECT})
    void caAndSubjectBelongTogether(String missing) {
        StartFails.with(missing, issued().without(missing), "belong together");
        StartFails.with(KEYS, pinned().with(SUBJECT, EDGE_NAME), "contradicts gateway.certificate.anchors");
    }

    @Test
    void leafIsNoAnchorOfTheGateway(@TempDir Path directory) {
        StartFails.with(
                ANCHORS,
                issued().with(ANCHORS, WorkingSettings.write(directory, "edge.pem", EDGE.pem())),
                "is not a CA certificate");
    }

    @ParameterizedTest
    @CsvSource({"gateway.addresses, 192.0.2.7", "gateway.hosts, app.example", "gateway.certificate.subject, CN=a"})
    void acceptingAnybodyContradictsEveryProof(String key, String value) {
        StartFails.with(
                "gateway.insecure-accept-any",
                settings.with("gateway.insecure-accept-any", "true").with(key, value),
                "contradicts");
    }
}
