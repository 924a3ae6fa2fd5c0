package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.PathPolicy;
import dev.viewpass.path.PathPolicy.ExtendedKeyUsageRule;
import dev.viewpass.path.PathPolicy.Purpose;
import dev.viewpass.path.revocation.CrlStore;
import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.path.revocation.RevocationStatus;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerificationSettingsTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private static final TestCertificate ALICE = ROOT.issue("CN=Alice").build();

    private static VerificationSettings settings(Map<String, String> settings) {
        return new VerificationSettings(
                Configuration.builder().initParameters(settings).build());
    }

    private static RevocationStatus.Kind status(CrlStore store) {
        return store.status(ALICE.certificate(), ROOT.certificate(), Instant.now())
                .kind();
    }

    @Test
    void thePolicyIsThatOfTheSettings() {
        PathPolicy policy = settings(
                        Map.of("profile.eku", "if-present", "algorithms", "p256,sha256", "clock-skew", "PT1M"))
                .policy(Purpose.SERVER, new RevocationPolicy.Off())
                .build();

        assertThat(policy.purpose()).isEqualTo(Purpose.SERVER);
        assertThat(policy.extendedKeyUsage()).isEqualTo(ExtendedKeyUsageRule.IF_PRESENT);
        assertThat(policy.algorithms()).hasToString("p256,sha256");
        assertThat(policy.clockSkew()).isEqualTo(Duration.ofMinutes(1));
        assertThat(policy.allowAnyExtendedKeyUsage()).isFalse();
    }

    @Test
    void withoutSettingsThePolicyIsTheDefault() {
        PathPolicy policy = settings(Map.of())
                .policy(Purpose.CLIENT, new RevocationPolicy.Off())
                .build();

        assertThat(policy.extendedKeyUsage()).isEqualTo(ExtendedKeyUsageRule.REQUIRED);
        assertThat(policy.algorithms()).hasToString(AlgorithmPolicy.DEFAULT.toString());
        assertThat(policy.clockSkew()).isZero();
    }

    @Test
    void anchorsAreChosenAsAtTheStart() {
        TestAuthority weak = TestAuthority.builder("CN=Weak CA").rsa(1024).root();

        assertThat(settings(Map.of())
                        .anchors(List.of(weak.certificate(), ROOT.certificate()))
                        .certificates())
                .containsExactly(ROOT.certificate());
        StartFails.with(
                "anchors", () -> settings(Map.of()).anchors(List.of(ALICE.certificate())), "not a CA certificate");
    }

    @Test
    void crlsAreJudgedByAgeAndAlgorithm() {
        Instant twoDaysAgo = Instant.now().minus(Duration.ofDays(2));
        var crls = List.of(ROOT.crl()
                .validity(twoDaysAgo, twoDaysAgo)
                .withoutNextUpdate()
                .revoke(ALICE)
                .build());

        assertThat(status(settings(Map.of()).crls(crls))).isEqualTo(RevocationStatus.Kind.UNUSABLE);
        assertThat(status(settings(Map.of("revocation.max-age", "PT72H")).crls(crls)))
                .isEqualTo(RevocationStatus.Kind.REVOKED);
        assertThat(status(settings(Map.of("revocation.max-age", "PT72H", "algorithms", "p256,sha512"))
                        .crls(crls)))
                .isEqualTo(RevocationStatus.Kind.UNUSABLE);
    }
}
