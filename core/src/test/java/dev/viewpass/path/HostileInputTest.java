package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.HostileInput.Decision;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileInputTest {

    static Stream<HostileInput> inputs() throws Exception {
        return HostileInputs.all().stream();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void hostileInputIsRefusedForItsReasonAndWithLittleWork(HostileInput input) {
        Decision decision = input.decide();

        assertThat(decision.rejection().reason())
                .as(decision.rejection().explanation())
                .isEqualTo(input.reason())
                .isNotEqualTo(RejectionReason.INTERNAL);
        assertThat(decision.work().visits()).isLessThanOrEqualTo(64);
        assertThat(decision.work().signatures()).isLessThanOrEqualTo(32);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void whoWantsToHearOfAllChecksHearsTheSameReason(HostileInput input) {
        Rejection heard = input.decide(AllChecks.collectedIn(new ArrayList<>())).rejection();

        assertThat(heard.reason()).isEqualTo(input.decide().rejection().reason());
    }

    @Test
    void inputsAreManyAndDiffer() throws Exception {
        List<String> names = inputs().map(HostileInput::name).toList();

        assertThat(names).hasSizeGreaterThanOrEqualTo(48).doesNotHaveDuplicates();
    }
}
