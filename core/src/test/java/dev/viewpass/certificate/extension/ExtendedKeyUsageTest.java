package dev.viewpass.certificate.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtendedKeyUsageTest {

    @Test
    void purposesAreListedInTheirOrder() throws DerException {
        byte[] value = Der.hex("30 14 06 08 2b 06 01 05 05 07 03 02 06 08 2b 06 01 05 05 07 03 01");

        assertThat(ExtendedKeyUsage.of(Extended.with(KnownExtension.EXTENDED_KEY_USAGE, value))
                        .orElseThrow()
                        .purposes())
                .containsExactly("1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.1");
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, ''",
        "no sequence, 06 03 2a 03 04",
        "no purpose, 30 00",
        "another type, 30 03 02 01 01",
        "purpose that is cut off, 30 03 06 01 80",
        "purpose listed twice, 30 0a 06 03 2a 03 04 06 03 2a 03 04",
        "something after, 30 05 06 03 2a 03 04 05 00"
    })
    void brokenExtendedKeyUsageIsNotTakenForAbsent(String what, String value) throws DerException {
        Extended.assertBroken(ExtendedKeyUsage::of, KnownExtension.EXTENDED_KEY_USAGE, value);
    }
}
