package dev.viewpass.certificate.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasicConstraintsTest {

    @Test
    void authoritiesMayLimitThePath() throws DerException {
        assertThat(read("30 03 01 01 ff").authority()).isTrue();
        assertThat(read("30 03 01 01 ff").pathLength()).isEmpty();
        assertThat(read("30 06 01 01 ff 02 01 00").pathLength()).isEqualTo(OptionalInt.of(0));
        assertThat(read("30 07 01 01 ff 02 02 00 ff").pathLength()).isEqualTo(OptionalInt.of(255));
    }

    @Test
    void lengthThatNoPathReachesIsNoLimit() throws DerException {
        assertThat(read("30 09 01 01 ff 02 04 7f ff ff fe").limit()).isEqualTo(Integer.MAX_VALUE - 1);
        assertThat(read("30 0a 01 01 ff 02 05 00 80 00 00 00").pathLength()).isEmpty();
    }

    @Test
    void endEntitiesMaySayThatTheyAreNoAuthority() throws DerException {
        BasicConstraints endEntity = new BasicConstraints(false, BasicConstraints.UNLIMITED);

        assertThat(read("30 00")).isEqualTo(endEntity);
        assertThat(read("30 03 01 01 00")).isEqualTo(endEntity);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, ''",
        "no sequence, 04 00",
        "boolean of BER, 30 03 01 01 01",
        "empty boolean, 30 02 01 00",
        "path length without CA, 30 03 02 01 00",
        "path length with cA FALSE, 30 06 01 01 00 02 01 00",
        "negative path length, 30 06 01 01 ff 02 01 ff",
        "empty path length, 30 05 01 01 ff 02 00",
        "path length that is not minimal, 30 07 01 01 ff 02 02 00 01",
        "another type, 30 05 01 01 ff 05 00",
        "something after, 30 08 01 01 ff 02 01 00 05 00",
        "something after the sequence, 30 03 01 01 ff 05 00",
        "wrong order, 30 06 02 01 00 01 01 ff"
    })
    void brokenConstraintsAreNotTakenForAbsent(String what, String value) throws DerException {
        Extended.assertBroken(BasicConstraints::of, KnownExtension.BASIC_CONSTRAINTS, value);
    }

    private static BasicConstraints read(String value) throws DerException {
        return BasicConstraints.of(Extended.with(KnownExtension.BASIC_CONSTRAINTS, Der.hex(value)))
                .orElseThrow();
    }
}
