package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresentedChainTest {
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final TestAuthority people = root.intermediate("CN=People CA");
    private final TestCertificate alice = people.issue("CN=Alice").build();

    @Test
    void keepsStrangersAndOrder() {
        X509Certificate stranger =
                root.intermediate("CN=Other CA").issue("CN=Bob").build().certificate();

        assertThat(chain(people.certificate(), stranger)).containsExactly(people.certificate(), stranger);
    }

    @Test
    void dropsTheLeafAndRoots() {
        assertThat(chain(alice.certificate(), root.certificate(), people.certificate()))
                .containsExactly(people.certificate());
    }

    @Test
    void dropsARootWithoutKeyIdentifiers() {
        TestAuthority unnamed = TestAuthority.builder("CN=Old Root")
                .withoutExtension("2.5.29.14")
                .root();

        assertThat(chain(unnamed.certificate())).isEmpty();
    }

    @Test
    void keepsACertificateByWhichACaChangesItsKey() {
        TestAuthority renewed = root.intermediate("CN=Acme Root CA");

        assertThat(chain(renewed.certificate())).containsExactly(renewed.certificate());
    }

    @Test
    void doesNotChangeWithTheListItWasMadeOf() {
        List<X509Certificate> others = new ArrayList<>(List.of(people.certificate()));
        PresentedChain chain = new PresentedChain(alice.certificate(), others);
        others.clear();

        assertThat(chain.others()).containsExactly(people.certificate());
    }

    private List<X509Certificate> chain(X509Certificate... others) {
        return new PresentedChain(alice.certificate(), List.of(others)).others();
    }
}
