package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.viewpass.testkit.TestAuthority;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustAnchorsTest {
    private final X509Certificate root = TestAuthority.root("CN=Acme Root CA").certificate();
    private final X509Certificate namesake =
            TestAuthority.root("CN=acme  root ca").certificate();

    @Test
    void repetitionsAreDroppedAndOrderIsKept() {
        assertThat(TrustAnchors.of(List.of(namesake, root, namesake)).certificates())
                .containsExactly(namesake, root);
    }

    @Test
    void setWithoutAnchorsIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustAnchors.of(List.of()))
                .withMessage("no anchor is configured");
    }

    @Test
    void anchorIsKnownByItsEncodingAndFoundByItsName() {
        TrustAnchors anchors = TrustAnchors.of(List.of(root, namesake));

        assertThat(anchors.contains(root)).isTrue();
        assertThat(anchors.contains(TestAuthority.root("CN=Acme Root CA").certificate()))
                .isFalse();
        assertThat(anchors.named(root.getSubjectX500Principal())).containsExactly(root, namesake);
        assertThat(anchors.named(TestAuthority.root("CN=Other").certificate().getSubjectX500Principal()))
                .isEmpty();
    }
}
