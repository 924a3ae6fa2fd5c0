package dev.viewpass.path.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.revocation.RevocationPolicy.Scope;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The statuses mean the same whether they come of CRLs or of OCSP. */
class RevocationVerdictTest {
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final TestAuthority people = root.intermediate("CN=People CA");
    private final TestCertificate alice = people.issue("CN=Alice").build();
    private final ExaminedPath path =
            ExaminedPath.of(List.of(alice.certificate(), people.certificate(), root.certificate()));

    private static RevocationStatus status(Kind kind) {
        return new RevocationStatus(kind, "found " + kind);
    }

    @ParameterizedTest
    @CsvSource({
        "REVOKED,false,REVOKED",
        "REVOKED,true,REVOKED",
        "UNUSABLE,false,REVOCATION_UNUSABLE",
        "UNUSABLE,true,REVOCATION_UNUSABLE",
        "ABSENT,false,REVOCATION_UNKNOWN"
    })
    void badStatusOfAnyCertificateRefuses(Kind kind, boolean allowUnknown, RejectionReason reason) {
        RevocationVerdict verdict = new RevocationVerdict(Scope.PATH, allowUnknown);

        assertThat(verdict.of(path, index -> status(index == 0 ? kind : Kind.GOOD)))
                .contains(new Rejection(reason, "the certificate of CN=Alice: found " + kind));
        assertThat(verdict.of(path, index -> status(index == 1 ? kind : Kind.GOOD)))
                .contains(new Rejection(reason, "the certificate of CN=People CA: found " + kind));
    }

    @ParameterizedTest
    @CsvSource({"GOOD,false", "GOOD,true", "ABSENT,true"})
    void goodPassesAndSoDoesAbsentWhereItIsAllowed(Kind kind, boolean allowUnknown) {
        for (Scope scope : Scope.values()) {
            assertThat(new RevocationVerdict(scope, allowUnknown).of(path, index -> status(kind)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void issuersAreNotAskedAboutWhenTheLeafAloneIsExamined(Kind ofIssuer) {
        assertThat(new RevocationVerdict(Scope.LEAF, false)
                        .of(path, index -> status(index == 0 ? Kind.GOOD : ofIssuer)))
                .isEmpty();
    }

    @Test
    void issuerIsExaminedFirstAndTheAnchorNever() {
        Optional<Rejection> rejection = new RevocationVerdict(Scope.PATH, true)
                .of(path, index -> status(index == 0 ? Kind.UNUSABLE : Kind.REVOKED));

        assertThat(rejection).map(Rejection::explanation).contains("the certificate of CN=People CA: found REVOKED");
        assertThat(new RevocationVerdict(Scope.PATH, false)
                        .of(path, index -> status(index == 2 ? Kind.REVOKED : Kind.GOOD)))
                .isEmpty();
    }
}
