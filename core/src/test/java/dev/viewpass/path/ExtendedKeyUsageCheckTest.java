package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.PathPolicy.ExtendedKeyUsageRule;
import dev.viewpass.path.PathPolicy.Purpose;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ExtendedKeyUsageCheckTest {
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
                        "the extended key usage of the certificate of the CA CN=People CA lists serverAuth"
                                + " (1.3.6.1.5.5.7.3.1), and not clientAuth (1.3.6.1.5.5.7.3.2)"));
    }

    @Test
    void purposesWithoutAKnownNameAreListedByTheirIdentifiersFiveAtMost() {
        String[] usages = {
            "1.3.6.1.5.5.7.3.8", "1.2.3.1", "1.2.3.2", "1.2.3.3", "1.2.3.4", "1.2.3.5", "1.2.3.6", "1.2.3.7"
        };

        assertThat(verification
                        .refusal(clientOf(ca -> ca.extendedKeyUsage(usages)))
                        .explanation())
                .endsWith(" lists timeStamping (1.3.6.1.5.5.7.3.8), 1.2.3.1, 1.2.3.2, 1.2.3.3, 1.2.3.4 and 3 more, and"
                        + " not clientAuth (1.3.6.1.5.5.7.3.2)");
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
                .startsWith("the extended key usage of the certificate of the CA CN=Servers lists");
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

    @Test
    void anchorForServersMayNotVouchForClients() {
        TestAuthority servers = TestAuthority.builder("CN=Servers")
                .extendedKeyUsage(SERVER_AUTH)
                .root();

        assertThat(Verification.anchoredAt(servers)
                        .refusal(servers.issue("CN=Alice").build()))
                .isEqualTo(new Rejection(
                        RejectionReason.ANCHOR_CONSTRAINTS,
                        "the extended key usage of the certificate of the anchor CN=Servers lists serverAuth"
                                + " (1.3.6.1.5.5.7.3.1), and not clientAuth (1.3.6.1.5.5.7.3.2)"));
    }

    private TestCertificate clientOf(UnaryOperator<TestAuthority.Builder> changes) {
        return changes.apply(root.intermediateBuilder("CN=People CA"))
                .build()
                .issue("CN=Alice")
                .build();
    }
}
