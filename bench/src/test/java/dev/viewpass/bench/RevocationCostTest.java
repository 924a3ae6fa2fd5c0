package dev.viewpass.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RevocationCostTest {
    @Test
    void theRatioIsRoundedUpSoThatWhatIsPrintedNeverHidesAMissedTarget() {
        RevocationCost justMissed = new RevocationCost("P-256", "14000", 1000, 1100.1);

        assertThat(justMissed.ratio()).isEqualByComparingTo("1.11");
        assertThat(justMissed.isWithinTarget()).isFalse();
        assertThat(justMissed)
                .hasToString(
                        "P-256, 14000 entries: off 1000.0 us, crl 1100.1 us, ratio 1.11, ABOVE the target of 1.10");
    }

    @Test
    void theTargetItselfIsAccepted() {
        RevocationCost met = new RevocationCost("RSA-2048", "1", 50, 55);

        assertThat(met.isWithinTarget()).isTrue();
        assertThat(met)
                .hasToString("RSA-2048, 1 entries: off 50.0 us, crl 55.0 us, ratio 1.10, within the target of 1.10");
    }
}
