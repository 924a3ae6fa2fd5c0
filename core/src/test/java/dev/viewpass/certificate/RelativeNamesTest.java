package dev.viewpass.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeNamesTest {
    private static final byte[] ORGANIZATION = Der.hex("06 03 55 04 0a");
    private static final int UTF8 = 0x0c;

    @ParameterizedTest
    @CsvSource({
        "Acme, acme",
        "Acme Corp, '  ACME   corp '",
        "Acme Corp, 'Acme\tCorp'",
        "Acme Corp, 'Acme\u00a0Corp'",
        "Acme, 'Ac\u00adme'",
        "Acme, 'Ac\u200bme'",
        "Acme, 'Acme\ufe0f'",
        "Acme, 'Acme\u180b'",
        "Acme, 'Acme\u034f'",
        "Acme, 'Acme\ufffc'",
        "Acme, 'Acme\u0001'",
        "Acme Corp, 'Acme\u0085Corp'",
        "Acme, \uff21\uff43\uff4d\uff45",
        "caf\u00e9, cafe\u0301",
        "STRASSE, stra\u00dfe",
        "\u03a3\u03a3, \u03c3\u03c2",
        "'', '  '"
    })
    void spellingsOfOneNameAreEqual(String one, String other) throws DerException {
        assertThat(organization(UTF8, utf8(one))).isEqualTo(organization(UTF8, utf8(other)));
    }

    @ParameterizedTest
    @CsvSource({
        "Acme, Acmé",
        "Acme, A cme",
        "Acme, Acme.",
        "Acme, \u0410\u0441me",
        "Acme, ''",
        "caf\u00e9, cafe",
        "'a,b', 'a b'",
        "a\ufe10, a"
    })
    void otherNamesDiffer(String one, String other) throws DerException {
        assertThat(organization(UTF8, utf8(one))).isNotEqualTo(organization(UTF8, utf8(other)));
    }

    @Test
    void stringTypesDoNotMatter() throws DerException {
        RelativeNames expected = organization(UTF8, utf8("acme"));

        assertThat(List.of(
                        organization(0x13, utf8("ACME")),
                        organization(0x16, utf8("Acme")),
                        organization(0x14, utf8("Acme")),
                        organization(0x1e, "Acme".getBytes(StandardCharsets.UTF_16BE)),
                        organization(0x1c, "Acme".getBytes(Charset.forName("UTF-32BE")))))
                .containsOnly(expected);
    }

    @Test
    void valuesThatAreNoTextAreComparedOctetByOctet() throws DerException {
        RelativeNames bits = organization(0x03, Der.hex("00 41"));

        assertThat(bits).isEqualTo(organization(0x03, Der.hex("00 41")));
        assertThat(bits).isNotEqualTo(organization(0x03, Der.hex("00 61")));
        assertThat(bits).isNotEqualTo(organization(0x04, Der.hex("00 41")));
        assertThat(bits).isNotEqualTo(organization(UTF8, utf8("#3#0041")));
    }

    @Test
    void attributeTypesMatterAndTheirOrderInOneRelativeNameDoesNot() throws DerException {
        assertThat(names("O=Acme")).isNotEqualTo(names("OU=Acme"));
        assertThat(names("CN=a+O=b")).isEqualTo(names("O=B+CN=A"));
        assertThat(names("CN=a+O=b")).isNotEqualTo(names("CN=a,O=b"));
        assertThat(names("CN=a,O=b")).isNotEqualTo(names("O=b,CN=a"));
    }

    @ParameterizedTest
    @CsvSource({
        "'CN=Alice,OU=People,O=Acme', 'O=ACME'",
        "'CN=Alice,OU=People,O=Acme', 'OU=people,O=acme'",
        "'CN=Alice,O=Acme', 'CN=alice,O=Acme'",
        "'CN=Alice', ''",
        "'', ''"
    })
    void prefixIsMadeOfTheOutermostRelativeNames(String name, String prefix) throws DerException {
        assertThat(names(name).startsWith(names(prefix))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'O=Acme', 'OU=People,O=Acme'",
        "'OU=People,O=Acme', 'OU=People'",
        "'O=Acme,OU=People', 'O=Acme'",
        "'OU=People,O=Acme', 'OU=Peop,O=Acme'",
        "'OU=People,O=Acme Corp', 'O=Acme'",
        "'OU=x+O=Acme', 'O=Acme'",
        "'', 'O=Acme'"
    })
    void nameWithAnotherBeginningHasNoSuchPrefix(String name, String prefix) throws DerException {
        assertThat(names(name).startsWith(names(prefix))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30 00 05 00",
                "31 00",
                "30 02 30 00",
                "30 02 31 00",
                "30 04 31 02 30 00",
                "30 09 31 07 30 05 06 03 55 04 0a",
                "30 0d 31 0b 30 09 06 03 55 04 0a 0c 02 c3 28",
                "30 0d 31 0b 30 09 06 03 55 04 0a 0c 00 0c 00"
            })
    void brokenNamesAreErrors(String encoded) {
        assertThatExceptionOfType(DerException.class).isThrownBy(() -> RelativeNames.of(Der.hex(encoded)));
    }

    @Test
    void textThatTakesLongToPrepareIsAnError() throws DerException {
        assertThat(organization(UTF8, utf8("a".repeat(1024))).prepared()).hasSize(1);
        String marks = "\u0301\u0323".repeat(15);

        assertThat(organization(UTF8, utf8("a" + marks)).prepared()).hasSize(1);
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> organization(UTF8, utf8("a".repeat(1025))))
                .withMessage("attribute value of more than 1024 characters");
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> organization(UTF8, utf8("a" + marks + "\u0301")))
                .withMessage("text with more than 30 combining characters in a row");
    }

    private static RelativeNames organization(int tag, byte[] value) throws DerException {
        return RelativeNames.of(
                Der.sequence(Der.element(DerReader.SET, Der.sequence(ORGANIZATION, Der.element(tag, value)))));
    }

    private static RelativeNames names(String name) throws DerException {
        return RelativeNames.of(new X500Principal(name).getEncoded());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
