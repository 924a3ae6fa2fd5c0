package dev.viewpass.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AcceptTrustedClientTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Root CA");
    private static final TestAuthority OTHER = TestAuthority.root("CN=Other CA");

    private final AcceptTrustedClient trust = new AcceptTrustedClient(List.of(ROOT.certificate(), OTHER.certificate()));

    @Test
    void certificatesOfEachAuthorityAreAccepted() {
        for (TestAuthority authority : List.of(ROOT, OTHER)) {
            assertThatCode(() -> trust.checkClientTrusted(
                            chain(authority.issue("CN=Alice").build()), "EC"))
                    .doesNotThrowAnyException();
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("ClientCertExpired", ROOT.issue("CN=Alice").expired()),
                Arguments.of("ClientCertNotYetValid", ROOT.issue("CN=Alice").notYetValid()),
                Arguments.of("ClientCertUntrusted", TestCertificate.selfSigned("CN=Alice")),
                Arguments.of("ClientCertUntrusted", ROOT.issue("CN=Alice").serverAuthOnly()));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusalBeginsWithTheCodeOfTheConnectionLog(String code, TestCertificate.Builder certificate) {
        assertThatThrownBy(() -> trust.checkClientTrusted(chain(certificate.build()), "EC"))
                .isInstanceOf(CertificateException.class)
                .hasMessageStartingWith(code + ": ");
    }

    @Test
    void noAuthorityIsNamed() {
        assertThat(trust.getAcceptedIssuers()).isEmpty();
    }

    private static X509Certificate[] chain(TestCertificate certificate) {
        return certificate.chain().toArray(X509Certificate[]::new);
    }
}
