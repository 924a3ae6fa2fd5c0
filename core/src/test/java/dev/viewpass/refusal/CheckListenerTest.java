package dev.viewpass.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckListenerTest {
    private static final Rejection EXPIRED = new Rejection(RejectionReason.EXPIRED, "it expired");

    @Test
    void resultsBecomeChecks() {
        List<Check> checks = new ArrayList<>();
        CheckListener listener = checks::add;
        listener.passed("path", () -> "CN=Alice");
        listener.result("validity", Optional.empty());
        listener.result("validity", Optional.of(EXPIRED));

        assertThat(checks)
                .containsExactly(
                        new Check("path", true, "CN=Alice"),
                        new Check("validity", true, "holds"),
                        new Check("validity", false, "EXPIRED: it expired"));
    }

    @Test
    void silentListenerTakesEverything() {
        CheckListener silent = CheckListener.silent();
        silent.passed("path", () -> {
            throw new AssertionError("a text that nobody reads is made");
        });
        silent.result("validity", Optional.of(EXPIRED));
        silent.checked(new Check("path", true, ""));
        silent.notReached("principal");

        assertThat(CheckListener.silent()).isSameAs(silent);
    }
}
