package dev.viewpass.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestAuthority;
import org.junit.jupiter.api.Test;

class SelfIssuedTest {
    private final TestAuthority root = TestAuthority.root("CN=Acme CA");

    @Test
    void subjectThatIsTheIssuerIsSelfIssued() {
        assertThat(SelfIssued.is(root.certificate())).isTrue();
        assertThat(SelfIssued.is(root.issue("CN=Alice").build().certificate())).isFalse();
    }

    @Test
    void newKeyOfACaIsSelfIssuedThoughNotSelfSigned() {
        assertThat(SelfIssued.is(root.intermediate("CN=ACME  ca").certificate()))
                .isTrue();
    }
}
