package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import org.junit.jupiter.api.Test;

class AnchorConstraintsTest {
    private final TestAuthority root =
            TestAuthority.builder("CN=Acme Root CA").pathLength(1).root();
    private final Verification verification = Verification.anchoredAt(root);

    @Test
    void asManyAuthoritiesAsTheAnchorAllowsMayStandBelowIt() {
        assertThat(verification.path(root.issue("CN=Alice").build()).certificates())
                .hasSize(1);
        assertThat(verification
                        .path(root.intermediate("CN=People CA")
                                .issue("CN=Alice")
                                .build())
                        .certificates())
                .hasSize(2);
    }

    @Test
    void authorityBeyondThePathLengthOfTheAnchorIsRefused() {
        assertThat(verification.refusal(root.intermediate("CN=People CA")
                        .intermediate("CN=Team CA")
                        .issue("CN=Alice")
                        .build()))
                .isEqualTo(new Rejection(
                        RejectionReason.ANCHOR_CONSTRAINTS,
                        "the certificate of the anchor CN=Acme Root CA allows 1 CA certificates below it (path length),"
                                + " and there are 2"));
    }

    @Test
    void authorityThatCertifiesItselfIsNotCounted() {
        assertThat(verification
                        .path(root.intermediate("CN=Acme Root CA")
                                .intermediate("CN=People CA")
                                .issue("CN=Alice")
                                .build())
                        .certificates())
                .hasSize(3);
    }
}
