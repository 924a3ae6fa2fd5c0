package dev.viewpass.path.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestAuthority;
import java.security.cert.X509Certificate;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.junit.jupiter.api.Test;

class OcspRequestTest {
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");

    @Test
    void anotherImplementationReadsTheRequestAndItsAnswerIsUnderstood() throws Exception {
        X509Certificate alice = root.issue("CN=Alice").build().certificate();

        OCSPReq request = new OCSPReq(OcspRequest.encode(alice, root.certificate()));

        assertThat(request.getRequestList()).hasSize(1);
        assertThat(request.getRequestList()[0].getCertID())
                .isEqualTo(Responder.id(alice, root.certificate(), Responder.SHA_1));
        assertThat(request.hasExtensions()).isFalse();
        assertThat(request.isSigned()).isFalse();
    }
}
