package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateFilesTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private static final TestAuthority OTHER = TestAuthority.root("CN=Other Root CA");
    private static final TestCertificate ALICE = ROOT.issue("CN=Alice").build();
    private static final String ANCHORS = "anchors";
    private static final String INTERMEDIATES = "intermediates";
    private static final String ANCHORS_PASSWORD = "anchors.password";

    @TempDir
    private Path directory;

    private WorkingSettings settings;

    @BeforeEach
    void makeSettings() {
        settings = WorkingSettings.in(directory, ROOT);
    }

    /** The name promises another format than the file has: only the content may count. */
    private WorkingSettings withFile(String key, byte[] content) {
        return settings.with(key, WorkingSettings.write(directory, key + ".pem", content));
    }

    private WorkingSettings open(byte[] content) {
        return withFile(ANCHORS, content).with(ANCHORS_PASSWORD, KeyStores.PASSWORD);
    }

    private static List<X509Certificate> anchors(WorkingSettings settings) {
        return CertificateFiles.read(settings.configuration(), Setting.ANCHORS).certificates();
    }

    static Stream<byte[]> storesWithAPassword() {
        return Stream.of(
                KeyStores.jks(KeyStores.certificates(ROOT)),
                KeyStores.pkcs12(KeyStores.certificates(ROOT)),
                KeyStores.pkcs12WithReadableCertificates(ROOT),
                KeyStores.legacyPkcs12(ROOT));
    }

    @ParameterizedTest
    @MethodSource("storesWithAPassword")
    void keyStoresOfEveryKindAreReadWhateverTheirName(byte[] store) {
        assertThat(anchors(open(store))).containsExactly(ROOT.certificate());
        assertThatNoException()
                .isThrownBy(() -> BriefAssembly.authenticator(open(store).configuration()));
    }

    @ParameterizedTest
    @MethodSource("storesWithAPassword")
    void everyStoreWithAPasswordNeedsIt(byte[] store) {
        StartFails.with(
                ANCHORS_PASSWORD,
                withFile(ANCHORS, store),
                "key store " + directory.resolve("anchors.pem") + " has a password",
                "write it");
    }

    @ParameterizedTest
    @MethodSource("storesWithAPassword")
    void aWrongPasswordFailsAndIsNotShown(byte[] store) {
        for (String wrong : List.of("hunter2-hunter2", "x")) {
            StartFails.with(
                    ANCHORS_PASSWORD,
                    open(store).with(ANCHORS_PASSWORD, wrong),
                    "anchors.password: it does not open the ",
                    "key store " + directory.resolve("anchors.pem"),
                    "write the password of that store");
        }
        assertThat(messageOf(open(store).with(ANCHORS_PASSWORD, "hunter2-hunter2")))
                .doesNotContain("hunter2", KeyStores.PASSWORD);
    }

    private static String messageOf(WorkingSettings settings) {
        try {
            anchors(settings);
            return "";
        } catch (ConfigurationException e) {
            assertThat(e).hasNoCause();
            return e.toString();
        }
    }

    @ParameterizedTest
    @MethodSource("storesWithAPassword")
    void aStoreThatIsCutOffFailsWhereverTheCutIs(byte[] store) {
        for (int length = 12; length < store.length; length += 97) {
            String message = messageOf(open(Arrays.copyOf(store, length)));

            assertThat(message)
                    .as("%d of %d octets", length, store.length)
                    .containsAnyOf("can not be read as one; it is cut off", "it does not open the ");
        }
        assertThat(messageOf(open(Arrays.copyOf(store, store.length - 1)))).contains("it is cut off");
    }

    @ParameterizedTest
    @MethodSource("storesWithAPassword")
    void aStoreThatWasChangedIsNeverRead(byte[] store) {
        for (int at = 12; at < store.length; at += 41) {
            byte[] changed = store.clone();
            changed[at] ^= 0x10;

            assertThat(messageOf(open(changed))).as("octet %d", at).isNotEmpty();
        }
    }

    @Test
    void aStoreWithoutAnyPasswordNeedsNone() {
        byte[] open = KeyStores.pkcs12WithoutPassword(ROOT);

        assertThat(anchors(withFile(ANCHORS, open))).containsExactly(ROOT.certificate());
        assertThat(anchors(open(open))).containsExactly(ROOT.certificate());
    }

    @Test
    void theEmptyPasswordIsNoPassword() {
        byte[] store = KeyStores.pkcs12(KeyStores.certificates(ROOT), "");

        assertThat(anchors(withFile(ANCHORS, store))).containsExactly(ROOT.certificate());
        StartFails.with(ANCHORS_PASSWORD, open(store), "does not open");
    }

    @Test
    void anEmptyStoreFails() {
        KeyStores.Content nothing = store -> {};

        StartFails.with(ANCHORS, open(KeyStores.jks(nothing)), "anchors.pem is empty; write a file with the");
        StartFails.with(ANCHORS, open(KeyStores.pkcs12(nothing)), "has no certificate entry that the JDK sees");
    }

    @Test
    void aStoreInWhichTheJdkSeesNothingFailsWithAWayOut() {
        StartFails.with(
                ANCHORS,
                open(KeyStores.pkcs12OfOpenSsl(ROOT)),
                "has no certificate entry that the JDK sees; make it by keytool -importcert, by openssl",
                "-jdktrust anyExtendedKeyUsage");
    }

    @Test
    void aKeyInAStoreFails() {
        char[] password = KeyStores.PASSWORD.toCharArray();
        X509Certificate[] chain = ALICE.chain().toArray(X509Certificate[]::new);
        KeyStores.Content withKey = store -> {
            store.setCertificateEntry("root", ROOT.certificate());
            store.setKeyEntry("Alice", ALICE.privateKey(), password, chain);
        };
        KeyStores.Content withSecretKey =
                store -> store.setKeyEntry("secret", new SecretKeySpec(new byte[16], "AES"), password, null);

        StartFails.with(ANCHORS, open(KeyStores.jks(withKey)), "the entry alice of the key store", "is a key");
        StartFails.with(ANCHORS, open(KeyStores.pkcs12(withKey)), "the entry alice of", "must not hold keys");
        StartFails.with(ANCHORS, open(KeyStores.pkcs12(withSecretKey)), "the entry secret of", "is a key");
    }

    @Test
    void entriesComeInTheOrderOfTheirAliases() {
        CertificateFile file = CertificateFiles.read(
                open(KeyStores.jks(KeyStores.certificates(OTHER, ROOT))).configuration(), Setting.ANCHORS);

        assertThat(file.entries())
                .extracting(NamedCertificate::name)
                .containsExactly("CN=Other Root CA (alias ca-1)", "CN=Acme Root CA,O=Acme (alias ca-2)");
    }

    @Test
    void anAliasInAMessageIsOneLine() {
        CertificateFile file = CertificateFiles.read(
                open(KeyStores.jks(store -> store.setCertificateEntry("a\nSEVERE: b", ROOT.certificate())))
                        .configuration(),
                Setting.ANCHORS);

        assertThat(file.entries().get(0).name()).isEqualTo("CN=Acme Root CA,O=Acme (alias a\\0asevere: b)");
    }

    @Test
    void aCertificateInAStoreIsDecodedAsStrictlyAsInAField() {
        byte[] store = KeyStores.pkcs12WithoutPassword(ROOT);
        byte[] signature = ROOT.certificate().getSignature();
        int at = indexOf(store, signature);
        // The first octet of the first INTEGER of the signature: it becomes negative, and the JDK does not care.
        store[at + 4] = (byte) 0x80;

        StartFails.with(ANCHORS, withFile(ANCHORS, store), "the entry old-ca of the key store", "can not be read: ");
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }

    @Test
    void intermediatesMayComeFromAStoreToo() {
        byte[] store = KeyStores.jks(KeyStores.certificates(OTHER));
        WorkingSettings both = withFile(INTERMEDIATES, store);

        StartFails.with(ANCHORS_PASSWORD, both, "intermediates.pem has a password");
        assertThatNoException()
                .isThrownBy(() -> BriefAssembly.authenticator(
                        both.with(ANCHORS_PASSWORD, KeyStores.PASSWORD).configuration()));
    }

    @Test
    void aPasswordForPemFilesFails() {
        StartFails.with(
                ANCHORS_PASSWORD,
                settings.with(ANCHORS_PASSWORD, "hunter2-hunter2"),
                "PEM files have no password; remove it, or write a key store");
        StartFails.with(
                ANCHORS_PASSWORD,
                settings.with(INTERMEDIATES, settings.configuration().value(Setting.ANCHORS))
                        .with(ANCHORS_PASSWORD, "hunter2-hunter2"),
                "PEM files");
    }

    @ParameterizedTest
    @ValueSource(strings = {ANCHORS, INTERMEDIATES})
    void otherFilesFail(String key) throws Exception {
        byte[] der = ROOT.certificate().getEncoded();

        StartFails.with(key, withFile(key, der), "neither a PKCS#12 nor a JKS", "openssl x509 -inform DER");
        for (byte[] content : List.of(
                new byte[0],
                new byte[] {0x30},
                new byte[] {0x30, 2},
                new byte[] {0x30, 3, 2, 1, 4},
                new byte[] {0x30, (byte) 0x82, 1},
                new byte[] {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xec},
                new byte[] {(byte) 0xce, (byte) 0xce, (byte) 0xce, (byte) 0xce})) {
            StartFails.with(key, withFile(key, content), "holds no PEM certificate");
        }
        for (byte[] content : List.of(
                new byte[] {0x30, 3, 2, 1, 3},
                new byte[] {0x30, (byte) 0x80, 2, 1, 3},
                new byte[] {0x30, (byte) 0x82, 1, 0, 2, 1, 3},
                new byte[] {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed})) {
            StartFails.with(key, withFile(key, content), "can not be read as one");
        }
    }
}
