package dev.viewpass.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectionTest {

    @Test
    void explanationIsOneSafeLine() {
        assertThat(new Rejection(RejectionReason.EXPIRED, "CN=a\r\nb").explanation())
                .isEqualTo("CN=a\\0d\\0ab");
        assertThat(new Check("name", true, "a\nb").text()).isEqualTo("a\\0ab");
    }

    @Test
    void explanationIsShort() {
        assertThat(new Rejection(RejectionReason.EXPIRED, "x".repeat(1_500)).explanation())
                .isEqualTo("x".repeat(1_500));
        assertThat(new Rejection(RejectionReason.EXPIRED, "\n".repeat(1_500)).explanation())
                .hasSize(1_501)
                .endsWith("\\0a…");
    }

    @ParameterizedTest
    @EnumSource
    void brokenRequestsAreAnswered400AndAllOthers403(RejectionReason reason) {
        boolean broken = EnumSet.of(
                        RejectionReason.MALFORMED_FIELD,
                        RejectionReason.MALFORMED_CERTIFICATE,
                        RejectionReason.TOO_LARGE,
                        RejectionReason.TOO_MANY_CERTIFICATES,
                        RejectionReason.CONFLICTING_FIELDS)
                .contains(reason);

        assertThat(reason.httpStatus()).isEqualTo(broken ? 400 : 403);
    }
}
