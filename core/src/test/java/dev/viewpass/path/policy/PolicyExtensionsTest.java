package dev.viewpass.path.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.Extended;
import dev.viewpass.certificate.extension.KnownExtension;
import dev.viewpass.path.policy.PolicyMappings.Mapping;
import dev.viewpass.testkit.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyExtensionsTest {

    @Test
    void certificateMayBeSilent() throws DerException {
        TestAuthority root = TestAuthority.root("CN=Acme Root CA");
        PolicyExtensions silent =
                PolicyExtensions.of(root.issue("CN=Alice").build().certificate());

        assertThat(silent.selfIssued()).isFalse();
        assertThat(silent.policies()).isEmpty();
        assertThat(silent.mappings()).isEmpty();
        assertThat(silent.constraints()).isEqualTo(PolicyConstraints.NONE);
        assertThat(silent.inhibitAnyPolicy()).isEqualTo(PolicyConstraints.NEVER);
        assertThat(PolicyExtensions.of(root.certificate()).selfIssued()).isTrue();
    }

    @Test
    void policiesAreListedWithoutTheirQualifiers() throws DerException {
        byte[] statement = Der.sequence(Der.hex("06 08 2b 06 01 05 05 07 02 01"), Der.hex("16 03 68 3a 61"));
        byte[] notice = Der.sequence(Der.hex("06 08 2b 06 01 05 05 07 02 02"), Der.hex("30 00"));
        byte[] other = Der.sequence(Der.hex("06 02 2a 04"), Der.hex("05 00"));
        byte[] value = Der.sequence(
                Der.sequence(Der.hex("06 04 55 1d 20 00")),
                Der.sequence(Der.hex("06 02 2a 03"), Der.sequence(statement, notice, other)));

        assertThat(PolicyExtensions.of(Extended.with(KnownExtension.CERTIFICATE_POLICIES, value))
                        .policies())
                .containsExactly(CertificatePolicies.ANY_POLICY, "1.2.3");
    }

    @Test
    void mappingsAreListed() throws DerException {
        assertThat(read(
                                KnownExtension.POLICY_MAPPINGS,
                                "30 14 30 08 06 02 2a 03 06 02 2a 04 30 08 06 02 2a 03 06 02 2a 05")
                        .mappings())
                .containsExactly(new Mapping("1.2.3", "1.2.4"), new Mapping("1.2.3", "1.2.5"));
    }

    @Test
    void constraintsAreNumbersOfCertificates() throws DerException {
        assertThat(read(KnownExtension.POLICY_CONSTRAINTS, "30 03 80 01 00").constraints())
                .isEqualTo(new PolicyConstraints(0, PolicyConstraints.NEVER));
        assertThat(read(KnownExtension.POLICY_CONSTRAINTS, "30 03 81 01 03").constraints())
                .isEqualTo(new PolicyConstraints(PolicyConstraints.NEVER, 3));
        assertThat(read(KnownExtension.POLICY_CONSTRAINTS, "30 0b 80 02 00 80 81 05 01 00 00 00 00")
                        .constraints())
                .isEqualTo(new PolicyConstraints(128, PolicyConstraints.NEVER));
        assertThat(read(KnownExtension.INHIBIT_ANY_POLICY, "02 01 05").inhibitAnyPolicy())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "CERTIFICATE_POLICIES, nothing, ''",
        "CERTIFICATE_POLICIES, no sequence, 06 02 2a 03",
        "CERTIFICATE_POLICIES, no policy, 30 00",
        "CERTIFICATE_POLICIES, empty policy, 30 02 30 00",
        "CERTIFICATE_POLICIES, policy that stands twice, 30 0c 30 04 06 02 2a 03 30 04 06 02 2a 03",
        "CERTIFICATE_POLICIES, no qualifier, 30 08 30 06 06 02 2a 03 30 00",
        "CERTIFICATE_POLICIES, empty qualifier, 30 0a 30 08 06 02 2a 03 30 02 30 00",
        "CERTIFICATE_POLICIES, qualifier without value, 30 0e 30 0c 06 02 2a 03 30 06 30 04 06 02 2a 03",
        "CERTIFICATE_POLICIES, qualifier of two values, 30 12 30 10 06 02 2a 03 30 0a 30 08 06 02 2a 03 05 00 05 00",
        "CERTIFICATE_POLICIES, statement as UTF-8, 30 17 30 15 06 02 2a 03 30 0f 30 0d 06 08 2b 06 01 05 05 07 02 01 0c 01 61",
        "CERTIFICATE_POLICIES, notice as text, 30 17 30 15 06 02 2a 03 30 0f 30 0d 06 08 2b 06 01 05 05 07 02 02 0c 01 61",
        "CERTIFICATE_POLICIES, something after the qualifiers, 30 12 30 10 06 02 2a 03 30 08 30 06 06 02 2a 03 05 00 05 00",
        "CERTIFICATE_POLICIES, something after, 30 06 30 04 06 02 2a 03 05 00",
        "POLICY_MAPPINGS, no mapping, 30 00",
        "POLICY_MAPPINGS, one policy, 30 06 30 04 06 02 2a 03",
        "POLICY_MAPPINGS, three policies, 30 0e 30 0c 06 02 2a 03 06 02 2a 04 06 02 2a 05",
        "POLICY_MAPPINGS, from anyPolicy, 30 0c 30 0a 06 04 55 1d 20 00 06 02 2a 03",
        "POLICY_MAPPINGS, to anyPolicy, 30 0c 30 0a 06 02 2a 03 06 04 55 1d 20 00",
        "POLICY_CONSTRAINTS, no constraint, 30 00",
        "POLICY_CONSTRAINTS, negative, 30 03 80 01 ff",
        "POLICY_CONSTRAINTS, not minimal, 30 04 81 02 00 01",
        "POLICY_CONSTRAINTS, wrong order, 30 06 81 01 00 80 01 00",
        "POLICY_CONSTRAINTS, universal tag, 30 03 02 01 00",
        "POLICY_CONSTRAINTS, unknown field, 30 06 80 01 00 82 01 00",
        "INHIBIT_ANY_POLICY, no number, 02 00",
        "INHIBIT_ANY_POLICY, negative, 02 01 80",
        "INHIBIT_ANY_POLICY, another type, 30 00",
        "INHIBIT_ANY_POLICY, something after, 02 01 00 05 00"
    })
    void brokenExtensionIsNotTakenForAbsent(KnownExtension extension, String what, String value) {
        assertThatExceptionOfType(DerException.class)
                .as(what)
                .isThrownBy(() -> read(extension, value))
                .withMessageStartingWith("the " + extension.text() + " (" + extension.oid() + ") can not be parsed: ");
    }

    private static PolicyExtensions read(KnownExtension extension, String value) throws DerException {
        return PolicyExtensions.of(Extended.with(extension, Der.hex(value)));
    }
}
