package dev.viewpass.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.testkit.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectAlternativeNamesTest {
    private static final byte[] EMAIL = Der.element(0x81, ascii("alice@acme.example"));
    private static final byte[] UPN_TYPE = Der.hex("06 0a 2b 06 01 04 01 82 37 14 02 03");

    @Test
    void absentExtensionHasNoNames() throws DerException {
        X509Certificate certificate =
                TestCertificate.selfSigned("CN=Alice").build().certificate();

        assertThat(SubjectAlternativeNames.of(certificate)).isEqualTo(names());
    }

    @Test
    void namesOfAllKindsAreRead() throws DerException {
        X509Certificate certificate = TestCertificate.selfSigned("CN=Alice")
                .email("alice@acme.example")
                .email("a@acme.example")
                .uri("spiffe://acme.example/ns/billing")
                .dns("host.acme.example")
                .ip("192.0.2.7")
                .ip("2001:db8::7")
                .upn("alice@corp.acme.example")
                .build()
                .certificate();

        SubjectAlternativeNames names = SubjectAlternativeNames.of(certificate);

        assertThat(names.emails()).containsExactly("alice@acme.example", "a@acme.example");
        assertThat(names.uris()).containsExactly("spiffe://acme.example/ns/billing");
        assertThat(names.dnsNames()).containsExactly("host.acme.example");
        assertThat(names.principalNames()).containsExactly("alice@corp.acme.example");
    }

    @Test
    void bothOfTwoUserPrincipalNamesAreSeen() throws DerException {
        assertThat(decode(upn(0x0c, "alice@acme.example"), upn(0x0c, "admin@acme.example"))
                        .principalNames())
                .containsExactly("alice@acme.example", "admin@acme.example");
    }

    @Test
    void namesOfOtherKindsAreNoIdentity() throws DerException {
        byte[] otherType = Der.element(0xa0, Der.hex("06 03 2a 03 04"), Der.element(0xa0, Der.hex("0c 01 78")));
        byte[] directoryName = Der.element(0xa4, Der.sequence());
        byte[] registeredId = Der.hex("88 03 2a 03 04");

        assertThat(decode(otherType, directoryName, registeredId)).isEqualTo(names());
    }

    @ParameterizedTest
    @CsvSource({
        "URI with a blank, 86, 68 74 74 70 3a 2f 2f 61 20 62",
        "URI with a line end, 86, 68 74 74 70 3a 2f 2f 61 0d 0a 62",
        "e-mail address with NUL, 81, 61 00 40 62",
        "e-mail address with a line end, 81, 61 0d 0a 40 62",
        "empty e-mail address, 81, ''",
        "e-mail address that is not ASCII, 81, c3 a9 40 62",
        "e-mail address with DEL, 81, 61 7f 40 62",
        "DNS name with a blank, 82, 61 20 62",
        "IP address of three octets, 87, 01 02 03",
        "IP address with a mask, 87, 01 02 03 04 ff ff ff ff",
        "constructed e-mail address, a1, 16 01 61",
        "unknown kind, 89, 61",
        "primitive other name, 80, 61",
        "other name without a value, a0, 06 03 2a 03 04",
        "other name without a type, a0, ''"
    })
    void oneBrokenNameRefusesAllOfThem(String what, String tag, String content) {
        byte[] broken = Der.element(Integer.parseInt(tag, 16), Der.hex(content));

        assertThatExceptionOfType(DerException.class).as(what).isThrownBy(() -> decode(EMAIL, broken));
        assertThatExceptionOfType(DerException.class).as(what).isThrownBy(() -> decode(broken, EMAIL));
    }

    @Test
    void userPrincipalNameMustBeUtf8Text() {
        byte[] notText = Der.element(0xa0, UPN_TYPE, Der.element(0xa0, Der.hex("0c 01 ff")));
        byte[] twoValues = Der.element(0xa0, UPN_TYPE, Der.element(0xa0, Der.hex("0c 01 61 0c 01 62")));
        byte[] after = Der.element(0xa0, UPN_TYPE, Der.element(0xa0, Der.hex("0c 01 61")), Der.hex("0c 01 62"));

        for (byte[] broken : new byte[][] {upn(0x16, "alice@acme.example"), notText, twoValues, after}) {
            assertThatExceptionOfType(DerException.class).isThrownBy(() -> decode(broken));
        }
    }

    @Test
    void extensionMustBeOneSequenceOfAtLeastOneName() {
        for (String broken : new String[] {"30 00", "31 03 82 01 61", "30 03 82 01 61 05 00", "82 01 61", ""}) {
            X509Certificate certificate = certificate(Der.hex(broken));

            assertThatExceptionOfType(DerException.class)
                    .as(broken)
                    .isThrownBy(() -> SubjectAlternativeNames.of(certificate));
        }
    }

    private static SubjectAlternativeNames decode(byte[]... names) throws DerException {
        return SubjectAlternativeNames.of(certificate(Der.sequence(names)));
    }

    private static X509Certificate certificate(byte[] extension) {
        return TestCertificate.selfSigned("CN=Alice")
                .extension("2.5.29.17", false, extension)
                .build()
                .certificate();
    }

    private static byte[] upn(int tag, String name) {
        return Der.element(0xa0, UPN_TYPE, Der.element(0xa0, Der.element(tag, ascii(name))));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static SubjectAlternativeNames names() {
        return new SubjectAlternativeNames(List.of(), List.of(), List.of(), List.of());
    }
}
