package dev.viewpass.path.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.extension.RevocationReason;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonsMaskTest {

    @Test
    void bitsAreNumberedFromTheLeft() throws Exception {
        assertThat(read("06 40")).isEqualTo(new ReasonsMask(Set.of(RevocationReason.KEY_COMPROMISE)));
        assertThat(read("05 60"))
                .isEqualTo(new ReasonsMask(Set.of(RevocationReason.KEY_COMPROMISE, RevocationReason.CA_COMPROMISE)));
        assertThat(read("07 00 80")).isEqualTo(new ReasonsMask(Set.of(RevocationReason.AA_COMPROMISE)));
    }

    @Test
    void unusedFirstBitMeansNothing() throws Exception {
        assertThat(read("07 ff 80")).isEqualTo(ReasonsMask.ALL);
        assertThat(read("07 7f 80")).isEqualTo(ReasonsMask.ALL);
        assertThat(read("07 80")).isEqualTo(ReasonsMask.NONE);
    }

    @Test
    void noReasonGivenMeansAll() {
        assertThat(ReasonsMask.of(Set.of())).isEqualTo(ReasonsMask.ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "00", "00 00", "08 40", "ff 40", "06 60", "07 00 81", "06 00 40", "07 00 00 80", "07 7b 00"})
    void whatIsNotReasonFlagsIsRefused(String contents) {
        assertThatExceptionOfType(DerException.class).isThrownBy(() -> read(contents));
    }

    @ParameterizedTest
    @CsvSource({"05 60, 07 1f 80, true", "05 60, 07 0f 80, false"})
    void reasonsAreJoined(String one, String other, boolean all) throws Exception {
        ReasonsMask union = read(one).union(read(other));

        assertThat(union.equals(ReasonsMask.ALL)).isEqualTo(all);
        assertThat(read(one).intersection(read(other))).isEqualTo(ReasonsMask.NONE);
        assertThat(union.intersection(read(one))).isEqualTo(read(one));
    }

    @Test
    void missingReasonsHaveTheirNames() throws Exception {
        assertThat(ReasonsMask.ALL.missing()).isEmpty();
        assertThat(ReasonsMask.NONE.missing())
                .hasSize(8)
                .startsWith("keyCompromise")
                .endsWith("aACompromise");
        assertThat(read("00 7b").missing()).containsExactly("cessationOfOperation", "aACompromise");
    }

    private static ReasonsMask read(String contents) throws DerException {
        return ReasonsMask.of(RevocationReason.read(DerReader.of(Der.hex(contents))));
    }
}
