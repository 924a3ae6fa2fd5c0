package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmTrustStoreTest {
    private static final List<TestAuthority> PUBLIC = IntStream.range(0, JvmTrustStore.COMMON)
            .mapToObj(i -> TestAuthority.root("CN=Public CA " + i))
            .toList();
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA");
    private static final ResourceLocations LOCATIONS = ResourceLocations.of(JvmTrustStoreTest.class.getClassLoader());

    @TempDir
    private Path javaHome;

    private Path security;

    @BeforeEach
    void makeJavaHome() throws Exception {
        security = Files.createDirectories(javaHome.resolve("lib/security"));
    }

    private JvmTrustStore jvm() {
        return JvmTrustStore.of(javaHome);
    }

    private static byte[] publicCas() {
        return KeyStores.jks(KeyStores.certificates(PUBLIC.toArray(TestAuthority[]::new)));
    }

    private static CertificateFile file(List<TestAuthority> authorities) {
        return new CertificateFile(
                "/ca.pem",
                authorities.stream()
                        .map(authority -> NamedCertificate.of(authority.certificate()))
                        .toList(),
                false);
    }

    private static List<TestAuthority> with(TestAuthority more, List<TestAuthority> authorities) {
        List<TestAuthority> all = new ArrayList<>(authorities);
        all.add(more);
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cacerts", "jssecacerts"})
    void itsFileIsRefusedUnderEveryName(String name) throws Exception {
        Path store = Files.write(security.resolve(name), new byte[1]);
        Path link = Files.createSymbolicLink(javaHome.resolve("ca.jks"), store);

        for (String location : List.of(store.toString(), "file:" + store, link.toString())) {
            StartFails.with(
                    "anchors",
                    () -> jvm().requireOtherFile(LOCATIONS, location),
                    location + " is the store of CAs that the JVM trusts",
                    "Write a file with nothing but the CAs that certify your callers");
        }
    }

    @Test
    void otherFilesPass() throws Exception {
        Path other = Files.write(security.resolve("ca.pem"), new byte[1]);

        assertThatNoException().isThrownBy(() -> jvm().requireOtherFile(LOCATIONS, other.toString()));
        Files.write(security.resolve("cacerts"), new byte[1]);
        for (String location : List.of(other.toString(), "/WEB-INF/ca.pem", "classpath:ca.pem", "ca.pem", "/none")) {
            assertThatNoException().isThrownBy(() -> jvm().requireOtherFile(LOCATIONS, location));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cacerts", "jssecacerts"})
    void aCopyIsRefused(String name) throws Exception {
        Files.write(security.resolve(name), publicCas());

        StartFails.with(
                "anchors",
                () -> jvm().requireOtherCertificates(file(with(ROOT, PUBLIC))),
                "/ca.pem holds 20 CAs that the JVM trusts for TLS servers");
    }

    @Test
    void fewPublicCasAmongManyOwnOnesPass() throws Exception {
        Files.write(security.resolve("cacerts"), publicCas());
        List<TestAuthority> fewer = PUBLIC.subList(1, PUBLIC.size());

        assertThatNoException().isThrownBy(() -> jvm().requireOtherCertificates(file(fewer)));
        assertThatNoException().isThrownBy(() -> jvm().requireOtherCertificates(file(with(ROOT, fewer))));
        // One certificate twice is one certificate.
        assertThatNoException().isThrownBy(() -> jvm().requireOtherCertificates(file(with(fewer.get(0), fewer))));
    }

    @Test
    void aStoreThatCanNotBeReadIsIgnored() throws Exception {
        assertThatNoException().isThrownBy(() -> jvm().requireOtherCertificates(file(PUBLIC)));
        Files.write(security.resolve("cacerts"), new byte[] {1, 2, 3});
        byte[] cutOff = {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed};
        Files.write(security.resolve("jssecacerts"), cutOff);
        assertThatNoException().isThrownBy(() -> jvm().requireOtherCertificates(file(PUBLIC)));
    }

    @Test
    void keysInTheStoreAreNoCas() throws Exception {
        TestCertificate alice = ROOT.issue("CN=Alice").build();
        byte[] store = KeyStores.jks(content -> {
            KeyStores.certificates(PUBLIC.toArray(TestAuthority[]::new)).putInto(content);
            content.setKeyEntry("key", alice.privateKey(), "x".toCharArray(), new java.security.cert.Certificate[] {
                alice.certificate()
            });
        });
        Files.write(security.resolve("cacerts"), store);

        StartFails.with("anchors", () -> jvm().requireOtherCertificates(file(PUBLIC)), "holds 20 CAs");
    }

    @Test
    void theStartFailsWithTheStoreOfThisJvm(@TempDir Path directory) throws Exception {
        Path cacerts = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        assumeTrue(Files.isReadable(cacerts));
        WorkingSettings settings = WorkingSettings.in(directory, ROOT);

        StartFails.with(
                "anchors", settings.with("anchors", cacerts.toString()), cacerts + " is the store of CAs that the JVM");
        String pem = WorkingSettings.write(directory, "bundle.pem", pem(cacerts));
        StartFails.with("anchors", settings.with("anchors", pem), "CAs that the JVM trusts for TLS servers");
    }

    private static String pem(Path cacerts) throws Exception {
        KeyStore store = KeyStore.getInstance(cacerts.toFile(), (char[]) null);
        StringBuilder pem = new StringBuilder();
        for (String alias : Collections.list(store.aliases())) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getEncoder()
                            .encodeToString(store.getCertificate(alias).getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        assertThat(store.size()).isGreaterThan(JvmTrustStore.COMMON);
        return pem.toString();
    }
}
