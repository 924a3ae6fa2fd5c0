package dev.viewpass.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerElementTest {

    @ParameterizedTest
    @CsvSource({
        "0, 04 00",
        "1, 04 01",
        "127, 04 7f",
        "128, 04 81 80",
        "255, 04 81 ff",
        "256, 04 82 01 00",
        "65535, 04 82 ff ff",
        "65536, 04 83 01 00 00"
    })
    void lengthIsMinimal(int length, String head) throws DerException {
        byte[] contents = new byte[length];
        Arrays.fill(contents, (byte) 0x5a);

        byte[] element = DerElement.of(DerReader.OCTET_STRING, contents);

        assertThat(element).isEqualTo(Der.concat(Der.hex(head), contents));
        DerReader reader = DerReader.of(element);
        assertThat(reader.read(DerReader.OCTET_STRING).rest()).isEqualTo(contents);
        reader.requireEnd();
    }

    @Test
    void partsFollowEachOther() {
        assertThat(DerElement.of(0xa0, Der.hex("01 02"), Der.hex(""), Der.hex("03")))
                .isEqualTo(Der.hex("a0 03 01 02 03"));
        assertThat(DerElement.of(DerReader.SEQUENCE)).isEqualTo(Der.hex("30 00"));
    }
}
