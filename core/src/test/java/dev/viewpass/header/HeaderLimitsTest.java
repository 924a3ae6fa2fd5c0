package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderLimitsTest {

    @Test
    void defaultSizesAreThoseOfTheSettings() {
        assertThat(HeaderLimits.ofCertificates(4)).isEqualTo(new HeaderLimits(4, 16_384, 65_536));
    }

    @Test
    void noLimitCanBeLessThanOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HeaderLimits(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new HeaderLimits(1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new HeaderLimits(1, 1, -1));
        assertThat(new HeaderLimits(1, 1, 1).maxFieldBytes()).isEqualTo(1);
    }

    @Test
    void certificatesFromElsewhereAreHeldToTheSameLimits() {
        HeaderLimits limits = new HeaderLimits(2, 3, 1);

        assertThat(limits.check(List.of(new byte[3], new byte[3]))).isEmpty();
        assertThat(limits.check(List.of(new byte[0], new byte[0], new byte[0])))
                .map(Rejection::reason)
                .hasValue(RejectionReason.TOO_MANY_CERTIFICATES);
        assertThat(limits.check(List.of(new byte[3], new byte[4])))
                .map(Rejection::reason)
                .hasValue(RejectionReason.TOO_LARGE);
    }
}
