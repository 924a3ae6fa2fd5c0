package dev.viewpass.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamSafeTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Alice", "\u092e\u0902\u0917\u0932", "Za\u0328\u0301"})
    void textOfPeopleIsLeftAsItIs(String text) throws DerException {
        assertThat(StreamSafeText.require(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "\u0903", "\u20dd", "\ud834\udd65"})
    void thirtyCombiningCharactersInARowAreTheMost(String combining) throws DerException {
        String most = combining.repeat(30);

        assertThat(StreamSafeText.require(most)).isEqualTo(most);
        assertThatExceptionOfType(DerException.class).isThrownBy(() -> StreamSafeText.require(most + combining));
    }

    @Test
    void otherCharactersBetweenThemBeginANewRow() throws DerException {
        String text = ("e" + "\u0301\u0323".repeat(15)).repeat(100);

        assertThat(StreamSafeText.require(text)).isEqualTo(text);
    }
}
