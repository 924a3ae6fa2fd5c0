package dev.viewpass.certificate.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.KeyUsage.Use;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyUsageTest {

    @Test
    void bitsAreNamed() throws DerException {
        assertThat(read("03 02 07 80").uses()).containsExactly(Use.DIGITAL_SIGNATURE);
        assertThat(read("03 02 01 06").uses()).isEqualTo(Set.of(Use.KEY_CERT_SIGN, Use.CRL_SIGN));
        assertThat(read("03 02 00 09").uses()).isEqualTo(Set.of(Use.KEY_AGREEMENT, Use.ENCIPHER_ONLY));
        assertThat(read("03 03 07 00 80").uses()).containsExactly(Use.DECIPHER_ONLY);
        assertThat(read("03 03 07 ff 80").uses()).containsExactlyInAnyOrder(Use.values());
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, ''",
        "another type, 04 01 80",
        "no octet, 03 00",
        "no bit, 03 01 00",
        "unused bits of nothing, 03 01 07",
        "no bit is set, 03 02 07 00",
        "zero bits after the last, 03 02 00 80",
        "a zero octet after the last, 03 03 00 80 00",
        "unused bit that is set, 03 02 07 c0",
        "too many unused bits, 03 02 08 80",
        "tenth bit, 03 03 06 80 40",
        "seventeenth bit, 03 04 07 80 00 80",
        "something after, 03 02 07 80 05 00"
    })
    void brokenKeyUsageIsNotTakenForAbsent(String what, String value) throws DerException {
        Extended.assertBroken(KeyUsage::of, KnownExtension.KEY_USAGE, value);
    }

    private static KeyUsage read(String value) throws DerException {
        return KeyUsage.of(Extended.with(KnownExtension.KEY_USAGE, Der.hex(value)))
                .orElseThrow();
    }
}
