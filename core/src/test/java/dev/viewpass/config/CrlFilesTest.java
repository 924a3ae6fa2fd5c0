package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.AuthenticationOutcome.Authenticated;
import dev.viewpass.ClientCertificateAuthenticator;
import dev.viewpass.certificate.Der;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Lists in files, at the start. */
class CrlFilesTest extends RevocationSettings {
    private static final TestAuthority PEOPLE = ROOT.intermediate("CN=Acme People CA,O=Acme");

    private static final TestAuthority STRANGER = TestAuthority.root("CN=Stranger");

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
