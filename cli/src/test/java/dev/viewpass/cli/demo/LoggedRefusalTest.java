package dev.viewpass.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggedRefusalTest {
    @Test
    void readsTheOperatorsLine() {
        assertThat(LoggedRefusal.parse("refused reason=EXPIRED reference=0f1e gateway=127.0.0.1 fingerprint=sha256:ab"
                        + " : it expired : long ago"))
                .contains(new LoggedRefusal("EXPIRED", "0f1e", "it expired : long ago"));
    }

    @Test
    void passesOverOtherLines() {
        assertThat(LoggedRefusal.parse("refused reason=EXPIRED 7 more times in an earlier minute"))
                .isEmpty();
        assertThat(LoggedRefusal.parse("accepted caller=alice")).isEmpty();
    }
}
