package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.viewpass.AuthenticationOutcome.Authenticated;
import dev.viewpass.AuthenticationOutcome.Rejected;
import dev.viewpass.AuthenticationService;
import dev.viewpass.ClientCertificateAuthenticator;
import dev.viewpass.path.revocation.source.CrlServer;
import dev.viewpass.refusal.RejectionReason;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationSectionTest extends RevocationSettings {
    @Test
    void aMissingChoiceFailsAndPrintsTheLinesToChooseFrom() {
        StartFails.with(
                "revocation",
                settings.without("revocation"),
                "\n  revocation=crl with revocation.crl.locations=/path/of/crls\n",
                "\n  revocation=off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "OFF", "none", "crl,ocsp"})
    void anUnknownChoiceFailsAndPrintsTheLinesToChooseFrom(String value) {
        StartFails.with("revocation", settings.with("revocation", value), "\n  revocation=off");
    }

    @Test
    void crlNeedsLocationsAndOffHasNone() {
        StartFails.with(LOCATIONS, settings.with("revocation", "crl"), "revocation=crl needs it");
        StartFails.with(LOCATIONS, settings.with(LOCATIONS, "/some.crl"), "contradicts revocation=off");
        StartFails.with(LOCATIONS, crl(","), "empty item");
    }

    @ParameterizedTest
    @CsvSource({
        "revocation.scope, chain, 'leaf, path'",
        "revocation.unknown, ignore, 'allow, deny'",
        "revocation.max-age, 1d, ISO-8601",
        "revocation.max-age, -PT1H, 3650 days",
        "revocation.max-age, PT9223372036854775807S, 3650 days"
    })
    void otherValuesFailEvenWhenRevocationIsOff(String key, String value, String advice) {
        StartFails.with(key, crlFile(ROOT.crl().pem()).with(key, value), advice);
        StartFails.with(key, settings.with(key, value), advice);
    }

    @ParameterizedTest
    @CsvSource({
        "revocation.crl.locations, http://user@crl.example/a.crl, user information",
        "revocation.crl.locations, HTTPS://crl.example:0/a.crl, a port that is none",
        "revocation.allowed-hosts, http://crl.example, neither a host nor host:port",
        "revocation.refresh, PT0.5S, PT1S",
        "revocation.refresh, P366D, not between",
        "revocation.cache-directory, crls, is not absolute",
        "revocation.cache-directory, /nowhere/crls, /nowhere/crls is not a directory"
    })
    void addressesHostsTimesAndTheDirectoryMustBeWellFormed(String key, String value, String advice) {
        StartFails.with(key, crl("http://127.0.0.1:9/a.crl").with(key, value), advice);
    }

    @ParameterizedTest
    @CsvSource({
        "revocation.crl.locations, /some.crl",
        "revocation.allowed-hosts, crl.example",
        "revocation.cache-directory, /var/cache/acme"
    })
    void whatOnlyRevocationUsesContradictsOff(String key, String value) {
        StartFails.with(key, settings.with(key, value), "contradicts revocation=off");
    }

    @Test
    void anAddressThatAnswersGivesItsListAtTheStart() throws Exception {
        X509Certificate alice = ROOT.issue("CN=alice").build().certificate();
        X509Certificate bob = ROOT.issue("CN=bob").build().certificate();
        try (CrlServer server = CrlServer.start().publish(ROOT.crl().revoke(bob).build())) {
            ClientCertificateAuthenticator authenticator =
                    BriefAssembly.authenticator(crl(server.address().toString()).configuration());

            assertThat(outcome(authenticator, alice)).isInstanceOf(Authenticated.class);
            assertThat(reason(outcome(authenticator, bob))).isEqualTo(RejectionReason.REVOKED);
        }
    }

    @Test
    void anAddressThatDoesNotAnswerLeavesTheStatusAbsent() throws Exception {
        X509Certificate alice = ROOT.issue("CN=alice").build().certificate();
        try (CrlServer server = CrlServer.start().fail()) {
            WorkingSettings unanswered = crl(server.address().toString());

            Rejected rejected = (Rejected) outcome(BriefAssembly.authenticator(unanswered.configuration()), alice);
            assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.REVOCATION_UNKNOWN);
            assertThat(rejected.rejection().explanation()).endsWith("no list came yet from " + server.address());
            assertThat(outcome(
                            BriefAssembly.authenticator(unanswered
                                    .with("revocation.unknown", "allow")
                                    .configuration()),
                            alice))
                    .isInstanceOf(Authenticated.class);
        }
    }

    @Test
    void theCacheDirectoryIsThatOfOneApplication() throws Exception {
        Path cache = Files.createDirectory(directory.resolve("cache"));
        try (CrlServer server = CrlServer.start().publish(ROOT.crl().build())) {
            WorkingSettings kept =
                    crl(server.address().toString()).with("revocation.cache-directory", cache.toString());
            try (AuthenticationService running = Assembly.service(kept.configuration());
                    ApplicationResources beside = ApplicationResources.ofOneDecision()) {
                assertThat(running.hiddenFields()).isNotEmpty();
                StartFails.with("revocation.cache-directory", kept, "is in use by another application");
                assertThatNoException().isThrownBy(() -> Assembly.authenticator(kept.configuration(), beside));
            }
            Assembly.service(kept.configuration()).close();
        }
    }

    @Test
    void monitoringSeesEverySource() throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName all = new ObjectName("dev.viewpass:type=Application,name=revocationmonitor,*");
        String file = WorkingSettings.write(directory, "root.crl", ROOT.crl().pem());
        try (CrlServer server = CrlServer.start().fail();
                AuthenticationService running = Assembly.service(crl(file + ", " + server.address())
                        .with("application", "revocationmonitor")
                        .configuration())) {
            ObjectName name = beans.queryNames(all, null).iterator().next();
            ApplicationMXBean seen = JMX.newMXBeanProxy(beans, name, ApplicationMXBean.class);
            RevocationSourceView good = seen.getRevocationSources().get(0);
            RevocationSourceView bad = seen.getRevocationSources().get(1);

            assertThat(running.hiddenFields()).isNotEmpty();
            assertThat(seen.getRevocationGeneration()).isPositive();
            assertThat(good.getName()).isEqualTo(file);
            assertThat(good.isGood()).isTrue();
            assertThat(good.getAgeSeconds()).isNotNegative();
            assertThat(Instant.parse(good.getNextUpdate())).isAfter(Instant.parse(good.getThisUpdate()));
            assertThat(good.getLastSuccess()).isNotEmpty();
            assertThat(good.getLastError()).isEmpty();
            assertThat(bad.getName()).isEqualTo(server.address().toString());
            assertThat(bad.isGood()).isFalse();
            assertThat(bad.getAgeSeconds()).isEqualTo(-1);
            assertThat(bad.getFailures()).isEqualTo(1);
            assertThat(bad.getLastError()).contains("status 503");
            assertThat(bad.getLastFailure()).isNotEmpty();
        }
    }

    @Test
    void ocspNeedsSomebodyToAsk() {
        for (String mode : List.of("ocsp", "ocsp-then-crl", "crl-then-ocsp")) {
            WorkingSettings asked = crlFile(ROOT.crl().pem()).with("revocation", mode);
            WorkingSettings fit = mode.equals("ocsp") ? asked.without(LOCATIONS) : asked;

            StartFails.with("revocation.ocsp.responder", fit, "revocation=" + mode + " needs it");
            StartFails.with(
                    "revocation.ocsp.wait",
                    fit.with("revocation.ocsp.responder", "http://127.0.0.1:9/").with("revocation.ocsp.wait", "PT3S"),
                    "PT2S");
            StartFails.with(
                    "revocation.ocsp.responder",
                    fit.with("revocation.ocsp.responder", "ldap://127.0.0.1"),
                    "does not begin with http");
            starts(fit.with("revocation.ocsp.responder", "http://127.0.0.1:9/"));
            starts(fit.with("revocation.allowed-hosts", "ocsp.example"));
        }
        StartFails.with(
                "revocation.ocsp.responder",
                crlFile(ROOT.crl().pem()).with("revocation.ocsp.responder", "http://127.0.0.1:9/"),
                "contradicts revocation=crl");
        StartFails.with(
                LOCATIONS,
                settings.with("revocation", "ocsp").with(LOCATIONS, "/a.crl"),
                "contradicts revocation=ocsp");
    }

    @Test
    void listsThatCertificatesNamedAreThereAfterARestart() throws Exception {
        Path cache = Files.createDirectory(directory.resolve("cache"));
        try (CrlServer server = CrlServer.start()) {
            X509Certificate alice = ROOT.issue("CN=alice")
                    .crlDistributionPoint(server.address().toString())
                    .build()
                    .certificate();
            server.publish(ROOT.crl().number(1).revoke(alice).build());
            WorkingSettings advertised = settings.with("revocation", "crl")
                    .with("revocation.unknown", "allow")
                    .with(
                            "revocation.allowed-hosts",
                            URI.create(server.address().toString()).getAuthority())
                    .with("revocation.cache-directory", cache.toString());
            try (ApplicationResources resources = ApplicationResources.ofApplication()) {
                ClientCertificateAuthenticator first = Assembly.authenticator(advertised.configuration(), resources);
                while (outcome(first, alice) instanceof Authenticated) {
                    Thread.sleep(20);
                }
            }
            server.fail();
            try (ApplicationResources resources = ApplicationResources.ofApplication()) {
                ClientCertificateAuthenticator restarted =
                        Assembly.authenticator(advertised.configuration(), resources);
                assertThat(reason(outcome(restarted, alice))).isEqualTo(RejectionReason.REVOKED);
            }
        }
    }
}
