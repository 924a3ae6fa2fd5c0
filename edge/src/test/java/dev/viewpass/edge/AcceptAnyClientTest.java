package dev.viewpass.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viewpass.testkit.TestCertificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class AcceptAnyClientTest {
    private final AcceptAnyClient trust = new AcceptAnyClient();

    @Test
    void fourCertificatesAreAcceptedAndFiveAreNot() {
        assertThatCode(() -> trust.checkClientTrusted(chain(4), "EC")).doesNotThrowAnyException();
        assertThatThrownBy(() -> trust.checkClientTrusted(chain(5), "EC"))
                .isInstanceOf(CertificateException.class)
                .hasMessageStartingWith("ClientCertMaxChainDepthExceeded: 5");
    }

    @Test
    void noServerIsAccepted() {
        assertThatThrownBy(() -> trust.checkServerTrusted(chain(1), "EC")).isInstanceOf(CertificateException.class);
    }

    @Test
    void noIssuerIsNamed() {
        assertThat(trust.getAcceptedIssuers()).isEmpty();
    }

    private static X509Certificate[] chain(int length) {
        X509Certificate any = TestCertificate.selfSigned("CN=Any").build().certificate();
        return Collections.nCopies(length, any).toArray(X509Certificate[]::new);
    }
}
