package dev.viewpass.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.KeyIdentifiers.Match;
import dev.viewpass.testkit.TestAuthority;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdentifiersTest {
    private static final String SUBJECT_KEY = "2.5.29.14";
    private static final String AUTHORITY_KEY = "2.5.29.35";

    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final X509Certificate alice = root.issue("CN=Alice").build().certificate();

    @Test
    void issuerIsToldFromAnotherKeyOfTheSameName() {
        X509Certificate other = TestAuthority.root("CN=Acme Root CA").certificate();

        assertThat(KeyIdentifiers.match(alice, root.certificate())).isEqualTo(Match.SAME);
        assertThat(KeyIdentifiers.match(alice, other)).isEqualTo(Match.OTHER);
    }

    @Test
    void nothingIsKnownWithoutIdentifiers() {
        X509Certificate without =
                root.issue("CN=Bob").withoutExtension(AUTHORITY_KEY).build().certificate();
        X509Certificate unnamed = TestAuthority.builder("CN=Acme Root CA")
                .withoutExtension(SUBJECT_KEY)
                .root()
                .certificate();

        assertThat(KeyIdentifiers.match(without, root.certificate())).isEqualTo(Match.UNKNOWN);
        assertThat(KeyIdentifiers.match(alice, unnamed)).isEqualTo(Match.UNKNOWN);
        assertThat(KeyIdentifiers.authorityKey(without)).isEmpty();
        assertThat(KeyIdentifiers.subjectKey(unnamed)).isEmpty();
    }

    @Test
    void identifiersAreTheOctetsOfTheExtensions() {
        X509Certificate certificate = root.issue("CN=Bob")
                .extension(SUBJECT_KEY, false, Der.hex("04 03 01 02 03"))
                .extension(AUTHORITY_KEY, false, Der.hex("30 05 80 03 04 05 06"))
                .build()
                .certificate();

        assertThat(KeyIdentifiers.subjectKey(certificate)).hasValue(Der.bytes(1, 2, 3));
        assertThat(KeyIdentifiers.authorityKey(certificate)).hasValue(Der.bytes(4, 5, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "04 7f 01", "30 80 00 00", "05 00", "30 04 82 02 2a 03"})
    void brokenExtensionIsNoHint(String broken) {
        X509Certificate certificate = root.issue("CN=Bob")
                .extension(SUBJECT_KEY, false, Der.hex(broken))
                .extension(AUTHORITY_KEY, false, Der.hex(broken))
                .build()
                .certificate();

        assertThat(KeyIdentifiers.subjectKey(certificate)).isEmpty();
        assertThat(KeyIdentifiers.authorityKey(certificate)).isEmpty();
    }
}
