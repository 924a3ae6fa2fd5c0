package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.path.PathPolicy.ExtendedKeyUsageRule;
import dev.viewpass.path.PathPolicy.Purpose;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerProfileTest {
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String ANY = "2.5.29.37.0";

    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final Verification verification = Verification.anchoredAt(root);

    @Test
    void caWithoutExtendedKeyUsageMayVouchForEveryUse() {
        assertThat(verification.path(clientOf(ca -> ca)).certificates()).hasSize(2);
    }

    @Test
    void caForClientsOrForAnyUseMayVouchForClients() {
        for (String[] usages : new String[][] {{CLIENT_AUTH}, {SERVER_AUTH, CLIENT_AUTH}, {ANY}}) {
            assertThat(verification
                            .path(clientOf(ca -> ca.extendedKeyUsage(usages)))
                            .certificates())
                    .hasSize(2);
        }
    }

    @Test
    void caForServersMayNotVouchForClients() {
        assertThat(verification.refusal(clientOf(ca -> ca.extendedKeyUsage(SERVER_AUTH))))
                .isEqualTo(new Rejection(
                        RejectionReason.EXTENDED_KEY_USAGE,
                        "the extended key usage of the CA CN=People CA lists [1.3.6.1.5.5.7.3.1]"
                                + " and not clientAuth (1.3.6.1.5.5.7.3.2)"));
    }

    @Test
    void everyCaOfThePathIsExamined() {
        TestCertificate alice = root.intermediateBuilder("CN=Servers")
                .extendedKeyUsage(SERVER_AUTH)
                .build()
                .intermediateBuilder("CN=People")
                .extendedKeyUsage(CLIENT_AUTH)
                .build()
                .issue("CN=Alice")
                .build();

        assertThat(verification.refusal(alice).explanation())
                .startsWith("the extended key usage of the CA CN=Servers lists");
    }

    @Test
    void purposeIsThatOfThePolicy() {
        TestCertificate alice = clientOf(ca -> ca.extendedKeyUsage(SERVER_AUTH));

        assertThat(verification
                        .under(p -> p.purpose(Purpose.ANY, ExtendedKeyUsageRule.IF_PRESENT))
                        .path(alice)
                        .certificates())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "key usage, 2.5.29.15, 04 01 04",
        "extended key usage, 2.5.29.37, 04 00",
        "name constraints, 2.5.29.30, 04 00",
        "name constraints, 2.5.29.30, 30 05 a0 03 02 01 00",
        "subject alternative names, 2.5.29.17, 30 05 86 03 61 62 63"
    })
    void extensionOfACaThatDoesNotParseIsNotTakenForAbsent(String what, String oid, String value) {
        TestCertificate alice = clientOf(ca -> ca.extension(oid, false, Der.hex(value)));

        assertThat(verification.refusal(alice))
                .isEqualTo(new Rejection(
                        RejectionReason.PATH_INVALID, "the " + what + " of the CA CN=People CA can not be parsed"));
    }

    private TestCertificate clientOf(UnaryOperator<TestAuthority.Builder> changes) {
        return changes.apply(root.intermediateBuilder("CN=People CA"))
                .build()
                .issue("CN=Alice")
                .build();
    }
}
