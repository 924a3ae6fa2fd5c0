package dev.viewpass.path.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.RevocationReason;
import dev.viewpass.testkit.TestAuthority;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionPointTest {
    private final TestAuthority root = TestAuthority.root("CN=Acme CA");

    private static final Set<RevocationReason> COMPROMISES =
            Set.of(RevocationReason.KEY_COMPROMISE, RevocationReason.CA_COMPROMISE);

    @Test
    void certificateWithoutTheExtensionHasNone() throws Exception {
        assertThat(DistributionPoint.of(root.certificate())).isEmpty();
    }

    @Test
    void everyFieldIsRead() throws Exception {
        List<DistributionPoint> points = read(Der.sequence(
                Der.sequence(Points.fullName(Points.uri("u:1"), Points.uri("u:2"))),
                Der.sequence(Points.relativeName("One"), Points.reasons(Points.COMPROMISES)),
                Der.sequence(Points.fullName(Points.uri("u:3")), Points.crlIssuer("CN=Other CA")),
                Der.sequence(Points.crlIssuer("CN=ACME ca"))));

        assertThat(points)
                .containsExactly(
                        new DistributionPoint(Set.of("URI u:1", "URI u:2"), ReasonsMask.ALL, true),
                        new DistributionPoint(
                                Set.of("directory name cn=one,cn=acme ca"), new ReasonsMask(COMPROMISES), true),
                        new DistributionPoint(Set.of("URI u:3"), ReasonsMask.ALL, false),
                        new DistributionPoint(Set.of("directory name cn=acme ca"), ReasonsMask.ALL, true));
    }

    @Test
    void relativeNameIsBelowTheCrlIssuerThatThePointNames() throws Exception {
        List<DistributionPoint> points =
                read(Der.sequence(Der.sequence(Points.relativeName("One"), Points.crlIssuer("CN=Other CA"))));

        assertThat(points)
                .containsExactly(
                        new DistributionPoint(Set.of("directory name cn=one,cn=other ca"), ReasonsMask.ALL, false));
    }

    @ParameterizedTest
    @CsvSource({
        "no point, 30 00",
        "point without a field, 30 02 30 00",
        "reasons only, 30 06 30 04 81 02 05 60",
        "something after the points, 30 09 30 07 a0 05 a0 03 86 01 61 05 00",
        "something after the fields, 30 0b 30 09 a0 05 a0 03 86 01 61 05 00",
        "point that is none, 30 02 05 00"
    })
    void everythingElseIsRefused(String what, String hex) {
        assertThatExceptionOfType(DerException.class).as(what).isThrownBy(() -> read(Der.hex(hex)));
    }

    private List<DistributionPoint> read(byte[] value) throws DerException {
        return DistributionPoint.of(root.issue("CN=Alice")
                .extension("2.5.29.31", false, value)
                .build()
                .certificate());
    }
}
