package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class WorkBudgetTest {
    private static final Duration BRIEF = Duration.ofSeconds(2);

    private final TestAuthority root = TestAuthority.root("CN=Mesh");

    @Test
    void countsUpToItsLimits() {
        WorkBudget budget = new WorkBudget();
        for (int i = 0; i < WorkBudget.MAX_VISITS; i++) {
            assertThat(budget.visit()).isTrue();
        }
        assertThat(budget.exceeded()).isFalse();
        assertThat(budget.visit()).isFalse();
        assertThat(budget.exceeded()).isTrue();
        assertThat(budget.visit()).isFalse();
    }

    @Test
    void countsSignaturesAndStaysExceeded() {
        WorkBudget budget = new WorkBudget();

        assertThat(budget.verify(WorkBudget.MAX_SIGNATURES)).isTrue();
        assertThat(budget.verify(1)).isFalse();
        assertThat(budget.visit()).isFalse();
    }

    @Test
    void workBeyondALimitIsRefusedAndNotCounted() {
        WorkBudget visits = new WorkBudget();
        for (int i = 0; i < 1_000; i++) {
            visits.visit();
        }
        WorkBudget signatures = new WorkBudget();
        signatures.verify(31);
        signatures.verify(2);
        signatures.verify(1);
        WorkBudget overflow = new WorkBudget();
        overflow.verify(1);
        overflow.verify(Integer.MAX_VALUE);

        assertThat(visits.visits()).isEqualTo(64);
        assertThat(signatures.signatures()).isEqualTo(31);
        assertThat(overflow.signatures()).isEqualTo(1);
        assertThat(overflow.exceeded()).isTrue();
    }

    @Test
    void meshOfOneNameThatLeadsNowhereEndsSoon() {
        TestAuthority strange = TestAuthority.root("CN=Strange Mesh");
        List<X509Certificate> mesh = mesh(strange, 30);
        TestCertificate mallory =
                strange.issue("CN=Mallory").withoutExtension("2.5.29.35").build();

        assertRefusedSoon(Verification.anchoredAt(root), mallory.withIssuers(mesh));
    }

    @Test
    void meshUnderTheNameOfTheAnchorEndsSoon() {
        TestAuthority forged = TestAuthority.root("CN=Mesh");
        List<X509Certificate> mesh = mesh(forged, 30);
        TestCertificate mallory =
                forged.issue("CN=Mallory").withoutExtension("2.5.29.35").build();

        assertRefusedSoon(Verification.anchoredAt(root), mallory.withIssuers(mesh));
    }

    @Test
    void genuineCertificateIsFoundInAMeshByItsKeyIdentifiers() {
        TestAuthority forged = TestAuthority.root("CN=Issuing");
        TestAuthority issuing = root.intermediate("CN=Issuing");
        List<X509Certificate> mesh = new ArrayList<>(mesh(forged, 30));
        mesh.add(issuing.certificate());
        TestCertificate alice = issuing.issue("CN=Alice").build().withIssuers(mesh);

        assertThatNoException().isThrownBy(() -> Verification.anchoredAt(root).path(alice));
    }

    private static void assertRefusedSoon(Verification verification, TestCertificate presented) {
        Assertions.assertTimeout(
                BRIEF,
                () -> assertThat(verification
                                .refusal(presented.certificate(), presented.issuers(), Instant.now())
                                .reason())
                        .isEqualTo(RejectionReason.LIMIT_EXCEEDED));
    }

    /** CA certificates of one name in a line: each certifies the next, and each name links to all of them. */
    private static List<X509Certificate> mesh(TestAuthority first, int size) {
        String name = first.certificate().getSubjectX500Principal().getName();
        List<X509Certificate> mesh = new ArrayList<>();
        TestAuthority last = first;
        for (int i = 0; i < size; i++) {
            last = last.intermediate(name);
            mesh.add(last.certificate());
        }
        return mesh;
    }
}
