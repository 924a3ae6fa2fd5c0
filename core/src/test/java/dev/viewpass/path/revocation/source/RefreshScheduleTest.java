package dev.viewpass.path.revocation.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshScheduleTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, PT54M", "0.5, PT1H", "1, PT66M"})
    void intervalIsVariedByATenth(double random, Duration distance) {
        assertThat(RefreshSchedule.of(HOUR, () -> random).afterSuccess(now)).isEqualTo(now.plus(distance));
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H, PT30M",
        "PT2H, PT1H",
        "PT3H, PT1H",
        "P3650000D, PT1H",
        "PT4S, PT2S",
        "PT0.5S, PT1S",
        "PT0S, PT30S",
        "-PT1H, PT30S"
    })
    void listIsRenewedBeforeItEnds(Duration remaining, Duration distance) {
        assertThat(even(HOUR).afterSuccess(now, now.plus(remaining))).isEqualTo(now.plus(distance));
    }

    @ParameterizedTest
    @CsvSource({"1, PT30S", "2, PT1M", "3, PT2M", "7, PT32M", "8, PT1H", "9, PT1H", "2147483647, PT1H"})
    void failuresDoubleTheDistanceUpToTheInterval(int failures, Duration distance) {
        assertThat(even(HOUR).afterFailure(now, failures)).isEqualTo(now.plus(distance));
    }

    @Test
    void shortIntervalIsNeverExceeded() {
        assertThat(even(Duration.ofSeconds(10)).afterFailure(now, 1)).isEqualTo(now.plusSeconds(10));
        assertThat(RefreshSchedule.of(Duration.ofSeconds(1), () -> 0).afterFailure(now, 5))
                .isEqualTo(now.plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.999S", "PT0S", "-PT1H", "P366D"})
    void intervalIsWithinBounds(Duration interval) {
        assertThatIllegalArgumentException().isThrownBy(() -> even(interval));
    }

    private static RefreshSchedule even(Duration interval) {
        return RefreshSchedule.of(interval, () -> 0.5);
    }
}
