package dev.viewpass.certificate.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedNameTest {
    private static final byte[] URI = Der.element(0x86, Extended.ascii("http://acme.example/a.crl"));

    @Test
    void urisAndDirectoryNamesCanBeTaken() throws DerException {
        X500Principal name = new X500Principal("CN=Acme CA,O=Acme");

        assertThat(read(URI).uri()).contains("http://acme.example/a.crl");
        assertThat(read(URI).directoryName()).isEmpty();
        assertThat(read(URI)).hasToString("URI http://acme.example/a.crl");
        assertThat(directory("CN=Acme CA,O=Acme").directoryName()).contains(name);
        assertThat(directory("CN=Acme CA,O=Acme").uri()).isEmpty();
        assertThat(directory("CN=Acme CA,O=Acme")).hasToString("directory name cn=acme ca,o=acme");
        assertThat(read(Der.hex("88 03 2a 03 04"))).hasToString("registered ID 2a0304");
    }

    @Test
    void namesOfOneKindAreEqualWhenTheyMatch() throws DerException {
        assertThat(read(URI)).isEqualTo(read(URI)).hasSameHashCodeAs(read(URI));
        assertThat(directory("CN=Acme CA")).isEqualTo(directory("CN=acme  ca"));
        assertThat(directory("CN=Acme CA")).hasSameHashCodeAs(directory("CN=acme  ca"));
        assertThat(directory("CN=Acme CA")).isNotEqualTo(directory("CN=Other CA"));
        assertThat(directory("CN=Acme CA")).isEqualTo(EncodedName.of(new X500Principal("CN=Acme CA")));
        assertThat(read(Der.element(0x86, Extended.ascii("HTTP://ACME.example/a.crl"))))
                .isEqualTo(read(URI))
                .hasSameHashCodeAs(read(URI));
        assertThat(read(Der.hex("82 01 61"))).isNotEqualTo(read(Der.hex("81 01 61")));
        assertThat(read(Der.hex("82 01 61"))).isNotEqualTo(read(Der.hex("82 01 62")));
        assertThat(read(Der.hex("82 01 61"))).isNotEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({
        "other name, a0 09 06 03 2a 03 04 a0 02 05 00",
        "e-mail address, 81 03 61 40 62",
        "DNS name, 82 01 61",
        "X.400 address, a3 02 30 00",
        "directory name, a4 02 30 00",
        "EDI party name, a5 05 a1 03 0c 01 61",
        "IPv4 address, 87 04 c0 00 02 01",
        "IPv6 address, 87 10 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01",
        "registered ID, 88 03 2a 03 04"
    })
    void namesOfAllKindsAreRead(String what, String name) throws DerException {
        assertThat(EncodedName.readAll(DerReader.of(Der.concat(Der.hex(name), URI))))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, ''",
        "unknown kind, 89 01 61",
        "constructed DNS name, a2 03 16 01 61",
        "empty e-mail address, 81 00",
        "blank, 86 03 61 20 62",
        "line end, 86 03 61 0a 62",
        "DEL, 82 02 61 7f",
        "not ASCII, 82 02 c3 a9",
        "address with mask, 87 08 c0 00 02 00 ff ff ff 00",
        "address of no octet, 87 00",
        "primitive directory name, 84 02 30 00",
        "directory name that is none, a4 03 0c 01 61",
        "directory name with broken attributes, a4 04 30 02 31 00",
        "two directory names, a4 04 30 00 30 00",
        "attribute that is cut off, a4 0b 30 09 31 07 30 05 06 03 55 04 03",
        "other name without type, a0 00",
        "other name without value, a0 05 06 03 2a 03 04",
        "other name with empty value, a0 07 06 03 2a 03 04 a0 00",
        "other name with something after, a0 0b 06 03 2a 03 04 a0 02 05 00 05 00",
        "empty X.400 address, a3 00",
        "EDI party name that is cut off, a5 02 a1 03",
        "registered ID that is cut off, 88 01 80",
        "empty registered ID, 88 00"
    })
    void brokenNamesAreErrors(String what, String name) {
        assertThatExceptionOfType(DerException.class)
                .as(what)
                .isThrownBy(() -> EncodedName.readAll(DerReader.of(Der.concat(URI, Der.hex(name), Der.hex("00")))));
        assertThatExceptionOfType(DerException.class)
                .as(what)
                .isThrownBy(() -> EncodedName.readAll(DerReader.of(Der.hex(name))));
    }

    @Test
    void registeredIdOfManyOctetsIsAnError() {
        assertThatExceptionOfType(DerException.class).isThrownBy(() -> read(Der.element(0x88, new byte[128])));
    }

    private static EncodedName directory(String name) throws DerException {
        return read(Der.element(0xa4, new X500Principal(name).getEncoded()));
    }

    private static EncodedName read(byte[] name) throws DerException {
        return EncodedName.read(DerReader.of(name));
    }
}
