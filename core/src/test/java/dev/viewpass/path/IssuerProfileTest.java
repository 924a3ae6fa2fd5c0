package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class IssuerProfileTest {
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";

    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final Verification verification = Verification.anchoredAt(root);

    @Test
    void caThatMaySignCertificatesCanHaveIssued() {
        assertThat(verification
                        .path(clientOf(ca -> ca.keyUsage(KeyUsage.keyCertSign)))
                        .certificates())
                .hasSize(2);
        assertThat(verification
                        .path(clientOf(TestAuthority.Builder::withoutKeyUsage))
                        .certificates())
                .hasSize(2);
    }

    @Test
    void whoIsNotACaCanNotHaveIssued() {
        for (byte[] noCa : new byte[][] {Der.sequence(), Der.hex("30 03 01 01 00")}) {
            assertThat(verification.refusal(clientOf(ca -> ca.extension(BASIC_CONSTRAINTS, true, noCa))))
                    .isEqualTo(new Rejection(
                            RejectionReason.PATH_INVALID,
                            "the certificate of CN=People CA can not have issued the one of CN=Alice: its basic"
                                    + " constraints do not say that it is a CA"));
        }
        assertThat(verification
                        .refusal(clientOf(ca -> ca.withoutExtension(BASIC_CONSTRAINTS)))
                        .explanation())
                .endsWith("its basic constraints do not say that it is a CA");
    }

    @Test
    void caThatMaySignListsOnlyCanNotHaveIssued() {
        assertThat(verification.refusal(clientOf(ca -> ca.keyUsage(KeyUsage.cRLSign))))
                .isEqualTo(new Rejection(
                        RejectionReason.KEY_USAGE,
                        "the certificate of CN=People CA can not have issued the one of CN=Alice: its key usage lacks"
                                + " keyCertSign"));
    }

    private TestCertificate clientOf(UnaryOperator<TestAuthority.Builder> changes) {
        return changes.apply(root.intermediateBuilder("CN=People CA"))
                .build()
                .issue("CN=Alice")
                .build();
    }
}
