package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.viewpass.AuthenticationOutcome;
import dev.viewpass.AuthenticationOutcome.Authenticated;
import dev.viewpass.AuthenticationOutcome.Rejected;
import dev.viewpass.AuthenticationService;
import dev.viewpass.ClientCertificateAuthenticator;
import dev.viewpass.certificate.Der;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.path.revocation.source.CrlServer;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationSectionTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private static final TestAuthority PEOPLE = ROOT.intermediate("CN=Acme People CA,O=Acme");
    private static final TestAuthority STRANGER = TestAuthority.root("CN=Stranger");
    private static final String LOCATIONS = "revocation.crl.locations";

    @TempDir
    private Path directory;

    private WorkingSettings settings;

    @BeforeEach
    void makeSettings() {
        settings = WorkingSettings.in(directory, ROOT);
    }

    private WorkingSettings crl(String locations) {
        return settings.with("revocation", "crl").with(LOCATIONS, locations);
    }

    private WorkingSettings crlFile(String content) {
        return crl(WorkingSettings.write(directory, "acme.crl", content));
    }

    private WorkingSettings crlFile(byte[] content) {
        return crl(WorkingSettings.write(directory, "acme.crl", content));
    }

    private static void starts(WorkingSettings settings) {
        assertThatNoException().isThrownBy(() -> BriefAssembly.authenticator(settings.configuration()));
    }

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

    private static AuthenticationOutcome outcome(
            ClientCertificateAuthenticator authenticator, X509Certificate certificate) {
        return authenticator.authenticate(
                new PresentedChain(certificate, List.of()), Instant.now(), CheckListener.silent());
    }

    private static RejectionReason reason(AuthenticationOutcome outcome) {
        return ((Rejected) outcome).rejection().reason();
    }

    @Test
    void aMissingFileAndAnEmptyDirectoryFail() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));

        StartFails.with(LOCATIONS, crl("/nowhere/acme.crl"), "/nowhere/acme.crl does not exist");
        StartFails.with(LOCATIONS, crl(empty.toString()), "is empty");
        StartFails.with(LOCATIONS, crl("acme.crl"), "is not absolute");
    }

    @Test
    void aFileThatIsNoCrlFails() throws Exception {
        byte[] der = ROOT.crl().build().getEncoded();

        StartFails.with(LOCATIONS, crlFile("garbage"), "acme.crl is not a CRL in PEM or DER");
        StartFails.with(LOCATIONS, crlFile(""), "is not a CRL");
        StartFails.with(LOCATIONS, crlFile(ROOT.pem()), "is not a CRL");
        StartFails.with(LOCATIONS, crlFile(Arrays.copyOf(der, der.length - 1)), "is not a CRL");
        StartFails.with(LOCATIONS, crlFile(ROOT.crl().pem().replaceFirst("\n", "\n!!!!\n")), "is not a CRL");
        StartFails.with(LOCATIONS, crlFile(ROOT.crl().pem().replaceFirst("-----END.*", "")), "is not a CRL");
    }

    @Test
    void whatFollowsACrlIsNeverIgnored() throws Exception {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.write(ROOT.crl().build().getEncoded());
        two.write(PEOPLE.crl().build().getEncoded());
        String otherLabel = ROOT.crl().pem().replace("X509 CRL", "CRL");

        StartFails.with(LOCATIONS, crlFile(two.toByteArray()), "is not a CRL in PEM or DER");
        StartFails.with(LOCATIONS, crlFile(otherLabel + otherLabel), "is not a CRL in PEM or DER");
    }

    @Test
    void aStaleOrFutureCrlFails() {
        Instant tomorrow = Instant.now().plusSeconds(86_400);

        StartFails.with(
                LOCATIONS, crlFile(ROOT.crl().stale().pem()), "the CRL of CN=Acme Root CA,O=Acme", "stale since");
        StartFails.with(
                LOCATIONS,
                crlFile(ROOT.crl().validity(tomorrow, tomorrow.plusSeconds(60)).pem()),
                "dated in the future");
        StartFails.with(LOCATIONS, crlFile(STRANGER.crl().stale().pem()), "stale since");
    }

    @Test
    void aCrlWithoutNextUpdateIsUsableForItsMaxAge() {
        Instant twoDaysAgo = Instant.now().minusSeconds(172_800);
        WorkingSettings old = crlFile(
                ROOT.crl().validity(twoDaysAgo, twoDaysAgo).withoutNextUpdate().pem());

        StartFails.with(LOCATIONS, old, "stale since");
        starts(old.with("revocation.max-age", "PT72H"));
    }

    @Test
    void aWronglySignedCrlFails() {
        StartFails.with(
                LOCATIONS,
                crlFile(ROOT.crl().signedBy(STRANGER.privateKey()).pem()),
                "not signed by the key of its issuer");
    }

    @Test
    void aWronglySignedCrlOfAnIntermediateFailsToo() {
        WorkingSettings withIntermediate =
                settings.with("intermediates", WorkingSettings.write(directory, "people.pem", PEOPLE.pem()));
        String forged = WorkingSettings.write(
                directory,
                "people.crl",
                PEOPLE.crl().signedBy(STRANGER.privateKey()).pem());

        StartFails.with(
                LOCATIONS,
                withIntermediate.with("revocation", "crl").with(LOCATIONS, forged),
                "CN=Acme People CA",
                "not signed by the key of its issuer");
    }

    @Test
    void aCrlOfAnAuthorityThatMaySignNoneFails() {
        TestAuthority mute = TestAuthority.builder("CN=Mute CA")
                .keyUsage(KeyUsage.keyCertSign)
                .root();
        WorkingSettings muted =
                crlFile(mute.crl().pem()).with("anchors", WorkingSettings.write(directory, "mute.pem", mute.pem()));

        StartFails.with(LOCATIONS, muted, "lacks cRLSign");
    }

    @Test
    void aWeaklySignedOrIndirectCrlFails() {
        StartFails.with(LOCATIONS, crlFile(ROOT.crl().pem()).with("algorithms", "p256,sha512"), "does not accept");
        StartFails.with(
                LOCATIONS,
                crlFile(partial("30 03 84 01 ff").pem()),
                "it is an indirect CRL, and those are not supported");
        StartFails.with(LOCATIONS, crlFile(partial("30 00").pem()), "empty issuing distribution point");
    }

    @Test
    void aCrlForSomeCertificatesIsGood() {
        starts(crlFile(partial("30 03 81 01 ff").pem()));
    }

    @Test
    void aCrlWithoutNumberFails() {
        StartFails.with(LOCATIONS, crlFile(ROOT.crl().withoutNumber().pem()), "it has no CRL number");
    }

    @Test
    void aDeltaCrlIsWarnedOf() {
        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION)) {
            starts(crlFile(
                    ROOT.crl().extension("2.5.29.27", true, Der.hex("02 01 01")).pem()));
            starts(crlFile(ROOT.crl().pem()));

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("delta"))
                    .singleElement()
                    .asString()
                    .startsWith("WARNING: revocation.crl.locations: ")
                    .endsWith("acme.crl is a delta CRL, which can revoke but does not replace the complete CRL of"
                            + " CN=Acme Root CA,O=Acme");
        }
    }

    @Test
    void aBrokenFileKeepsNoOtherFromBeingRenewed() throws Exception {
        X509Certificate alice = ROOT.issue("CN=alice").build().certificate();
        Path lists = Files.createDirectory(directory.resolve("lists"));
        Files.writeString(lists.resolve("b.crl"), ROOT.crl().number(1).pem());
        try (ApplicationResources resources = ApplicationResources.ofApplication()) {
            ClientCertificateAuthenticator authenticator = Assembly.authenticator(
                    crl(lists.toString()).with("revocation.refresh", "PT1S").configuration(), resources);
            assertThat(outcome(authenticator, alice)).isInstanceOf(Authenticated.class);
            long generation = resources.generation().current();
            Files.writeString(lists.resolve("a.crl"), "half of it");
            Files.writeString(
                    lists.resolve("b.crl"), ROOT.crl().number(2).revoke(alice).pem());
            while (resources.generation().current() == generation) {
                Thread.sleep(5);
            }

            assertThat(reason(outcome(authenticator, alice))).isEqualTo(RejectionReason.REVOKED);
        }
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

    private static CrlBuilder partial(String issuingDistributionPoint) {
        return ROOT.crl().extension("2.5.29.28", true, Der.hex(issuingDistributionPoint));
    }

    @Test
    void oneBadFileFailsAllOthersWithIt() {
        String good = WorkingSettings.write(directory, "good.crl", ROOT.crl().pem());
        String stale = WorkingSettings.write(
                directory, "stale.crl", STRANGER.crl().stale().pem());

        starts(crl(good));
        StartFails.with(LOCATIONS, crl(good + ", " + stale), stale);
        StartFails.with(
                LOCATIONS, crlFile(ROOT.crl().pem() + STRANGER.crl().stale().pem()), "CN=Stranger");
    }

    @Test
    void filesMayBeDerOrPemWithSeveralCrlsOrADirectoryOfThem() throws Exception {
        Path crls = Files.createDirectory(directory.resolve("crls"));
        WorkingSettings.write(crls, "der.crl", ROOT.crl().build().getEncoded());
        WorkingSettings.write(
                crls,
                "pem.crl",
                "Acme\n" + ROOT.crl().pem() + "People\n" + PEOPLE.crl().pem());

        starts(crl(crls.resolve("der.crl").toString()));
        starts(crl(crls.resolve("pem.crl").toString()));
        starts(crl(crls.toString()));
        WorkingSettings.write(crls, "readme.txt", "not a CRL");
        StartFails.with(LOCATIONS, crl(crls.toString()), "readme.txt is not a CRL");
    }
}
