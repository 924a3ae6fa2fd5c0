package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.nio.file.Path;
import java.time.Instant;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSectionTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private static final TestAuthority WEAK =
            TestAuthority.builder("CN=Weak Root CA").rsa(1024).root();
    private static final TestAuthority EXPIRED = TestAuthority.builder("CN=Old Root CA")
            .validity(Instant.EPOCH, Instant.parse("2020-01-01T00:00:00Z"))
            .root();
    private static final String ANCHORS = "anchors";

    @TempDir
    private Path directory;

    private WorkingSettings settings;

    @BeforeEach
    void makeSettings() {
        settings = WorkingSettings.in(directory, ROOT);
    }

    private WorkingSettings withFile(String key, String content) {
        return settings.with(key, WorkingSettings.write(directory, key + ".pem", content));
    }

    @Test
    void missingAnchorsFail() {
        StartFails.with(ANCHORS, settings.without(ANCHORS), "file (PEM, PKCS#12 or JKS) of the CA certificates");
    }

    @ParameterizedTest
    @ValueSource(strings = {ANCHORS, "intermediates"})
    void aFileThatDoesNotExistFails(String key) {
        StartFails.with(key, settings.with(key, "/nowhere/ca.pem"), "/nowhere/ca.pem does not exist");
        StartFails.with(key, settings.with(key, "cacerts"), "is not absolute");
    }

    @ParameterizedTest
    @ValueSource(strings = {ANCHORS, "intermediates"})
    void aFileWithoutCertificatesFails(String key) {
        StartFails.with(key, withFile(key, ""), "holds no PEM certificate");
        StartFails.with(key, withFile(key, "# " + ROOT.certificate()), "holds no PEM certificate");
        StartFails.with(
                key, withFile(key, TestCertificate.selfSigned("CN=K").build().privateKeyPem()), "no PEM");
    }

    @ParameterizedTest
    @ValueSource(strings = {ANCHORS, "intermediates"})
    void oneBrokenCertificateFailsTheWholeFile(String key) {
        String good = ROOT.pem();

        StartFails.with(key, withFile(key, good + good.replace("MII", "AAA")), "certificate 2 of", "can not be read");
        StartFails.with(key, withFile(key, good + good.replaceFirst("-----END.*", "")), "no matching end line");
        StartFails.with(key, withFile(key, good + good.replaceFirst("\n", "\n!!!!\n")), "not Base64");
        StartFails.with(
                key, withFile(key, good + good.replaceFirst("=*\n-----END", "AAAA\n-----END")), "can not be read");
    }

    @Test
    void aCertificateThatIsNoAuthorityFails() {
        TestCertificate alice = ROOT.issue("CN=Alice").build();
        TestAuthority signsCrlsOnly = TestAuthority.builder("CN=CRL Signer")
                .keyUsage(KeyUsage.cRLSign)
                .root();
        TestAuthority version1 =
                TestAuthority.builder("CN=Version 1 CA").withoutExtensions().root();

        StartFails.with(ANCHORS, withFile(ANCHORS, ROOT.pem() + alice.pem()), "CN=Alice is not a CA certificate");
        StartFails.with(ANCHORS, withFile(ANCHORS, signsCrlsOnly.pem()), "CN=CRL Signer is not a CA certificate");
        StartFails.with(ANCHORS, withFile(ANCHORS, version1.pem()), "CN=Version 1 CA is not a CA certificate");
    }

    @Test
    void anAuthorityWithoutKeyUsageIsAnAnchor() {
        TestAuthority plain =
                TestAuthority.builder("CN=Plain CA").withoutKeyUsage().root();

        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION)) {
            BriefAssembly.authenticator(withFile(ANCHORS, plain.pem()).configuration());

            assertThat(log.lines()).singleElement().asString().startsWith("INFO: anchors: CN=Plain CA sha256:");
        }
    }

    @Test
    void expiredAndWeakAnchorsAreLeftOutWithAnError() {
        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION)) {
            BriefAssembly.authenticator(
                    withFile(ANCHORS, EXPIRED.pem() + WEAK.pem() + ROOT.pem()).configuration());

            assertThat(log.lines()).hasSize(3);
            assertThat(log.lines().get(0))
                    .isEqualTo("SEVERE: anchors: CN=Old Root CA is left out: it expired at 2020-01-01T00:00:00Z");
            assertThat(log.lines().get(1))
                    .startsWith("SEVERE: anchors: CN=Weak Root CA is left out: there is an RSA key of 1024 bits");
            assertThat(log.lines().get(2)).startsWith("INFO: anchors: CN=Acme Root CA,O=Acme sha256:");
        }
    }

    @Test
    void theStartFailsWhenNoAnchorRemains() {
        StartFails.with(
                ANCHORS, withFile(ANCHORS, EXPIRED.pem()), "no anchor remains of 1; CN=Old Root CA is left out");
        StartFails.with(
                ANCHORS,
                withFile(ANCHORS, WEAK.pem() + EXPIRED.pem()),
                "no anchor remains of 2; CN=Weak Root CA is left out: there is an RSA key");
        StartFails.with(ANCHORS, withFile(ANCHORS, ROOT.pem()).with("algorithms", "rsa>=2048,sha256"), "P256");
    }

    @Test
    void clockSkewAndFormOfAnchorsFollowTheSettings() {
        Instant soon = Instant.now().plusSeconds(60);
        TestAuthority young = TestAuthority.builder("CN=Young Root CA")
                .validity(soon, soon.plusSeconds(86_400))
                .root();
        TestAuthority lax = TestAuthority.builder("CN=Lax Root CA")
                .extension("2.5.29.19", false, new byte[] {0x30, 3, 1, 1, -1})
                .root();

        StartFails.with(ANCHORS, withFile(ANCHORS, young.pem()), "it is not valid before");
        assertThat(BriefAssembly.authenticator(withFile(ANCHORS, young.pem())
                        .with("clock-skew", "PT5M")
                        .configuration()))
                .isNotNull();
        StartFails.with(ANCHORS, withFile(ANCHORS, lax.pem()), "profile.allow-nonconforming=true");
        assertThat(BriefAssembly.authenticator(withFile(ANCHORS, lax.pem())
                        .with("profile.allow-nonconforming", "true")
                        .configuration()))
                .isNotNull();
    }

    @Test
    void anAnchorOfAKeyStoreIsNamedWithItsAlias() {
        byte[] store = KeyStores.pkcs12(KeyStores.certificates(EXPIRED, ROOT));
        String file = WorkingSettings.write(directory, "ca.p12", store);

        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION)) {
            BriefAssembly.authenticator(settings.with(ANCHORS, file)
                    .with("anchors.password", KeyStores.PASSWORD)
                    .configuration());

            assertThat(log.lines().get(0)).startsWith("SEVERE: anchors: CN=Old Root CA (alias ca-1) is left out: it");
            assertThat(log.lines().get(1)).startsWith("INFO: anchors: CN=Acme Root CA,O=Acme (alias ca-2) sha256:");
        }
    }

    @Test
    void aNameInTheLogIsOneLine() {
        TestAuthority forger = TestAuthority.builder("CN=CA\\0aSEVERE: anchors: CN=Other is trusted")
                .root();

        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION)) {
            BriefAssembly.authenticator(withFile(ANCHORS, forger.pem()).configuration());

            assertThat(log.lines()).singleElement().asString().doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "profile.eku, optional, 'if-present, required'",
        "profile.allow-any-eku, yes, 'false, true'",
        "profile.allow-nonconforming, yes, 'false, true'",
        "algorithms, rsa, unknown algorithm 'rsa'",
        "algorithms, 'default,sha1', unknown algorithm 'default'",
        "algorithms, 'p256,,sha256', unknown algorithm ''",
        "algorithms, 'rsa>=512,sha256', rsa>= takes 1024 to 8192 bits",
        "clock-skew, PT5M0.001S, PT5M",
        "clock-skew, PT6M, PT5M",
        "clock-skew, -PT1S, from PT0S",
        "clock-skew, 30, ISO-8601",
        "clock-skew, 30s, ISO-8601"
    })
    void otherValuesFail(String key, String value, String advice) {
        StartFails.with(key, settings.with(key, value), advice);
    }

    @ParameterizedTest
    @CsvSource({
        "profile.eku, if-present",
        "profile.allow-any-eku, true",
        "profile.allow-nonconforming, true",
        "algorithms, strict",
        "algorithms, 'rsa>=2048, p256, sha256'",
        "clock-skew, PT5M",
        "clock-skew, PT0.5S"
    })
    void allowedValuesStart(String key, String value) {
        assertThat(BriefAssembly.authenticator(settings.with(key, value).configuration())
                        .hiddenFields())
                .isNotEmpty();
    }
}
