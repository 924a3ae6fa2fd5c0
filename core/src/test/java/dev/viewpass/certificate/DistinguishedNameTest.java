package dev.viewpass.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.DistinguishedName.Attribute;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistinguishedNameTest {
    private static final String CN = "2.5.4.3";
    private static final byte[] CN_TYPE = Der.hex("06 03 55 04 03");

    @Test
    void attributesStandInTheOrderOfTheEncoding() throws DerException {
        DistinguishedName name = DistinguishedName.of(new X500Principal("CN=Alice,OU=Ops,O=Acme"));

        assertThat(name.attributes())
                .containsExactly(
                        new Attribute("2.5.4.10", "Acme"),
                        new Attribute("2.5.4.11", "Ops"),
                        new Attribute(CN, "Alice"));
    }

    @Test
    void emptyNameHasNoAttributes() throws DerException {
        assertThat(DistinguishedName.of(new X500Principal("")).attributes()).isEmpty();
    }

    @Test
    void bothOfTwoCommonNamesAreSeen() throws DerException {
        assertThat(DistinguishedName.of(new X500Principal("CN=alice,CN=admin")).values(CN))
                .containsExactly("admin", "alice");
    }

    @Test
    void allPartsOfAMultiValuedRdnAreSeen() throws DerException {
        DistinguishedName name = DistinguishedName.of(new X500Principal("CN=bob+CN=admin+OU=Ops,O=Acme"));

        assertThat(name.values(CN)).containsExactlyInAnyOrder("admin", "bob");
        assertThat(name.values("2.5.4.11")).containsExactly("Ops");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.5.4.13=\"CN=admin\",CN=bob",
                "2.5.4.13=\\,CN\\=admin,CN=bob",
                "O=\"x, CN=admin\",CN=bob",
                "CN=bob,EMAILADDRESS=CN\\=admin@acme.example"
            })
    void textThatLooksLikeAnAttributeIsNone(String subject) throws DerException {
        assertThat(DistinguishedName.of(new X500Principal(subject)).values(CN)).containsExactly("bob");
    }

    @ParameterizedTest
    @CsvSource({
        "0c, UTF-8, Ångström",
        "13, US-ASCII, Angstrom",
        "16, US-ASCII, angstrom@acme.example",
        "1a, US-ASCII, Angstrom",
        "12, US-ASCII, 0042",
        "14, ISO-8859-1, Ångström",
        "1e, UTF-16BE, Ångström",
        "1c, UTF-32BE, Ångström"
    })
    void everyDirectoryStringIsDecoded(String tag, Charset charset, String text) throws DerException {
        X500Principal name = name(Integer.parseInt(tag, 16), text.getBytes(charset));

        assertThat(DistinguishedName.of(name).values(CN)).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0c, ff",
        "0c, c0 80",
        "0c, ed a0 80",
        "13, c3 85",
        "1e, 00",
        "1e, d8 00",
        "1c, 00 00 41",
        "1c, 7f ff ff ff"
    })
    void textThatItsTypeDoesNotAllowIsRefused(String tag, String value) {
        X500Principal name = name(Integer.parseInt(tag, 16), Der.hex(value));

        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> DistinguishedName.of(name))
                .withMessageStartingWith("text that is not ");
    }

    @Test
    void secondCommonNameCanNotHideBehindARareStringType() throws DerException {
        byte[] universal = Der.element(0x1c, "admin".getBytes(Charset.forName("UTF-32BE")));
        byte[] utf8 = Der.element(0x0c, "bob".getBytes(StandardCharsets.UTF_8));
        X500Principal name = new X500Principal(Der.sequence(
                Der.element(DerReader.SET, Der.sequence(CN_TYPE, universal)),
                Der.element(DerReader.SET, Der.sequence(CN_TYPE, utf8))));

        assertThat(DistinguishedName.of(name).values(CN)).containsExactly("admin", "bob");
    }

    @Test
    void valuesThatAreNoTextAreLeftOut() throws DerException {
        X500Principal name = name(DerReader.BIT_STRING, Der.bytes(0, 1));

        assertThat(DistinguishedName.of(name).attributes()).isEmpty();
    }

    private static X500Principal name(int tag, byte[] value) {
        return new X500Principal(
                Der.sequence(Der.element(DerReader.SET, Der.sequence(CN_TYPE, Der.element(tag, value)))));
    }
}
