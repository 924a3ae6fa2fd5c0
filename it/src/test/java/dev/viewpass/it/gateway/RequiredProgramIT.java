package dev.viewpass.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class RequiredProgramIT {
    private static final String ABSENT = "no-such-gateway";

    @Test
    void programOnThePathIsFound() {
        assertThat(RequiredProgram.require("sh", Map.of("PATH", "/nowhere:/bin")))
                .isEqualTo(Path.of("/bin/sh"));
    }

    @Test
    void withoutProgramTheTestIsSkipped() {
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> RequiredProgram.require(ABSENT, Map.of("PATH", "/bin")))
                .withMessageContaining(ABSENT + " is not installed");
    }

    @Test
    void withoutProgramTheTestFailsWhereNothingMayBeSkipped() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> RequiredProgram.require(ABSENT, Map.of("PATH", "/bin", "CI", "true")))
                .withMessageContaining(ABSENT + " is not installed");
    }
}
