package dev.viewpass.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerReaderTest {

    @ParameterizedTest
    @CsvSource({
        "30 80 05 00 00 00, indefinite length",
        "30 81 02 05 00, length that is not minimal",
        "30 81 7f 05 00, length that is not minimal",
        "30 82 00 81 05 00, length that is not minimal",
        "30 84 00 00 00 02 05 00, length that is not minimal",
        "30 85 00 00 00 00 02 05 00, length of more than four octets",
        "30 ff, length of more than four octets",
        "30 84 ff ff ff ff, length beyond the end",
        "30 84 80 00 00 00, length beyond the end",
        "30 03 05 00, length beyond the end",
        "30 7f, length beyond the end",
        "30, encoding ends inside an element",
        "30 82 01, encoding ends inside an element",
        "1f 81 01 00, tag of more than one octet",
        "'', an element is missing"
    })
    void refusesBrokenTagsAndLengths(String encoding, String message) {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> DerReader.of(Der.hex(encoding)).readAny())
                .withMessage(message);
    }

    @Test
    void readsLengthsOfOneTwoAndThreeOctets() throws DerException {
        for (int length : new int[] {0, 1, 0x7f, 0x80, 0xff, 0x100, 0x1234}) {
            DerReader reader = DerReader.of(Der.element(DerReader.OCTET_STRING, new byte[length]));

            assertThat(reader.read(DerReader.OCTET_STRING).rest()).hasSize(length);
            reader.requireEnd();
        }
    }

    @Test
    void readsElementsOneAfterAnother() throws DerException {
        DerReader outer = DerReader.of(Der.hex("30 06 01 01 ff 02 01 05"));
        DerReader sequence = outer.read(DerReader.SEQUENCE);

        assertThat(sequence.readBoolean()).isTrue();
        assertThat(sequence.readInteger()).isEqualTo(5);
        assertThat(sequence.hasNext()).isFalse();
        assertThat(sequence.peekTag()).isEqualTo(-1);
        assertThat(outer.hasNext()).isFalse();
    }

    @Test
    void elementCanNotReachBeyondItsParent() {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> DerReader.of(Der.hex("30 03 04 02 41 42 43"))
                        .read(DerReader.SEQUENCE)
                        .readAny())
                .withMessage("length beyond the end");
    }

    @Test
    void namesTheTagThatWasFound() {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> DerReader.of(Der.hex("31 00")).read(DerReader.SEQUENCE))
                .withMessage("tag 0x30 expected, 0x31 found");
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> DerReader.of(new byte[0]).read(DerReader.SEQUENCE))
                .withMessage("tag 0x30 expected, end found");
    }

    @Test
    void octetsAfterTheEndAreCounted() {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> DerReader.of(new byte[3]).requireEnd())
                .withMessage("3 octets after the end");
    }

    @ParameterizedTest
    @CsvSource({"02 01 00, 0", "02 01 7f, 127", "02 02 00 80, 128", "02 01 80, -128", "02 02 ff 7f, -129"})
    void readsMinimalIntegers(String encoding, BigInteger value) throws DerException {
        assertThat(DerReader.of(Der.hex(encoding)).readInteger()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"02 00", "02 02 00 7f", "02 02 00 00", "02 02 ff 80", "02 02 ff ff"})
    void refusesIntegersThatAreNotMinimal(String encoding) {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> DerReader.of(Der.hex(encoding)).readInteger())
                .withMessage("integer that is empty or not minimal");
    }

    @ParameterizedTest
    @CsvSource({"01 00", "01 01 01", "01 01 7f", "01 02 ff ff"})
    void refusesBooleansOfBer(String encoding) {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> DerReader.of(Der.hex(encoding)).readBoolean())
                .withMessage("boolean that is neither 0x00 nor 0xff");
    }

    @ParameterizedTest
    @CsvSource({
        "06 03 55 04 03, 2.5.4.3",
        "06 01 00, 0.0",
        "06 01 27, 0.39",
        "06 01 28, 1.0",
        "06 01 4f, 1.39",
        "06 01 50, 2.0",
        "06 02 88 37, 2.999",
        "06 09 2a 86 48 86 f7 0d 01 01 0b, 1.2.840.113549.1.1.11",
        "06 0a 2a ff ff ff ff ff ff ff ff 7f, 1.2.9223372036854775807"
    })
    void readsObjectIdentifiers(String encoding, String dotted) throws DerException {
        assertThat(DerReader.of(Der.hex(encoding)).readObjectIdentifier()).isEqualTo(dotted);
    }

    @ParameterizedTest
    @CsvSource({
        "06 00, empty object identifier",
        "06 02 55 84, encoding ends inside an element",
        "06 03 55 80 04, object identifier with a broken arc",
        "06 0b 2a 81 80 80 80 80 80 80 80 80 00, object identifier with a broken arc"
    })
    void refusesBrokenObjectIdentifiers(String encoding, String message) {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> DerReader.of(Der.hex(encoding)).readObjectIdentifier())
                .withMessage(message);
    }

    @Test
    void restIsReadOnlyOnce() {
        DerReader reader = DerReader.of(Der.bytes(1, 2));

        assertThat(reader.rest()).containsExactly(1, 2);
        assertThat(reader.rest()).isEmpty();
    }
}
