package dev.viewpass.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.testkit.TestCertificate;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The settings for the application and the files that they name. */
class ApplicationSettingsTest {
    @RegisterExtension
    static final ForwardedCallers CALLERS = ForwardedCallers.builder()
            .authorities("CN=Acme Root CA,O=Acme", "CN=Acme People CA,O=Acme")
            .caller("alice", "CN=alice")
            .revokedCaller("carol", "CN=carol")
            .build();

    @TempDir
    private Path directory;

    private static Path file(String key) {
        return Path.of(CALLERS.settings().getOrDefault(key, "missing"));
    }

    private static X509Certificate certificate(String key) throws Exception {
        try (InputStream pem = Files.newInputStream(file(key))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    private static Map<Object, Object> read(Path file) throws Exception {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    @Test
    void allButTheApplicationsOwnAreThere() {
        assertThat(CALLERS.settings())
                .containsOnlyKeys(
                        "source",
                        "source.certificate-field",
                        "source.chain-field",
                        "source.encoding",
                        "gateway.secret.field",
                        "gateway.secret.values",
                        "gateway.secret.expires",
                        "anchors",
                        "intermediates",
                        "revocation",
                        "revocation.crl.locations");
    }

    @Test
    void theFilesHoldTheAuthoritiesByTheirNames() throws Exception {
        X509Certificate root = certificate("anchors");
        X509Certificate issuer = certificate("intermediates");

        assertThat(root.getSubjectX500Principal().getName()).isEqualTo("CN=Acme Root CA,O=Acme");
        root.verify(root.getPublicKey());
        assertThat(issuer.getSubjectX500Principal().getName()).isEqualTo("CN=Acme People CA,O=Acme");
        issuer.verify(root.getPublicKey());
        CALLERS.certificate("alice").certificate().verify(issuer.getPublicKey());
    }

    @Test
    void theListsRevokeTheRevokedCallerAndNobodyElse() throws Exception {
        X509Certificate root = certificate("anchors");
        X509Certificate issuer = certificate("intermediates");
        try (InputStream pem = Files.newInputStream(file("revocation.crl.locations"))) {
            Collection<? extends CRL> lists =
                    CertificateFactory.getInstance("X.509").generateCRLs(pem);

            assertThat(lists).hasSize(2).allSatisfy(list -> {
                X509CRL crl = (X509CRL) list;
                boolean ofRoot = crl.getIssuerX500Principal().equals(root.getSubjectX500Principal());
                crl.verify((ofRoot ? root : issuer).getPublicKey());
                assertThat(crl.isRevoked(issuer)).isFalse();
                assertThat(crl.isRevoked(CALLERS.certificate("alice").certificate()))
                        .isFalse();
                assertThat(crl.isRevoked(CALLERS.certificate("carol").certificate()))
                        .isEqualTo(!ofRoot);
            });
        }
    }

    @Test
    void systemPropertiesHaveThePrefixAndAreNotSet() {
        assertThat(CALLERS.systemProperties()).hasSameSizeAs(CALLERS.settings());
        CALLERS.settings().forEach((key, value) -> {
            assertThat(CALLERS.systemProperties()).containsEntry("viewpass." + key, value);
            assertThat(CALLERS.systemProperties("shop")).containsEntry("viewpass.shop." + key, value);
            assertThat(System.getProperty("viewpass." + key)).isNull();
        });
    }

    @Test
    void theFileHoldsTheSettings() throws Exception {
        assertThat(read(CALLERS.settingsFile())).isEqualTo(new HashMap<>(CALLERS.settings()));
    }

    @Test
    void inACopyOfTheApplicationsFileTheSettingsReplaceItsOwn() throws Exception {
        Path own = directory.resolve("viewpass.properties");
        Files.writeString(own, """
                # Production
                gateway.secret.values=${env:GATEWAY_SECRET}, \\
                    ${file:/run/secrets/old}
                revocation=off
                principal = subject.cn
                group.admin = subject.ou=Opérations \\\\| subject.o=A\\\\*
                """);

        Map<Object, Object> copy = read(CALLERS.settingsFile(own));

        assertThat(copy)
                .containsAllEntriesOf(CALLERS.settings())
                .hasSize(CALLERS.settings().size() + 2)
                .containsEntry("principal", "subject.cn")
                .containsEntry("group.admin", "subject.ou=Opérations \\| subject.o=A\\*");
        assertThat(own).content().contains("revocation=off");
    }

    @Test
    void eachFileIsANewOne() {
        assertThat(CALLERS.settingsFile()).isNotEqualTo(CALLERS.settingsFile());
    }

    @Test
    void aFileThatIsNotThereCanNotBeCopied() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> CALLERS.settingsFile(directory.resolve("missing.properties")));
    }

    @Test
    void mapsCanNotBeChanged() {
        assertThat(CALLERS.settings()).isUnmodifiable();
        assertThat(CALLERS.as("alice").fields()).isUnmodifiable();
    }

    @Test
    void aRevokedCallerLooksLikeAnyOther() {
        TestCertificate carol = CALLERS.certificate("carol");

        assertThat(CALLERS.as("carol").fields()).containsEntry("Client-Cert", carol.clientCert());
    }
}
