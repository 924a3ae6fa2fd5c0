package dev.viewpass.path.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.extension.RevocationReason;
import dev.viewpass.path.revocation.IssuingDistributionPoint.Kind;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuingDistributionPointTest {
    private static final X500Principal ISSUER = new X500Principal("CN=Acme CA");

    private static final Set<RevocationReason> COMPROMISES =
            Set.of(RevocationReason.KEY_COMPROMISE, RevocationReason.CA_COMPROMISE);

    @Test
    void everyFieldIsRead() throws Exception {
        IssuingDistributionPoint point = read(Der.sequence(
                Points.fullName(Points.uri("u:1"), Points.directoryName("CN=B")),
                Der.hex("81 01 ff"),
                Points.onlySomeReasons(Points.COMPROMISES),
                Der.hex("84 01 ff")));

        assertThat(point)
                .isEqualTo(new IssuingDistributionPoint(
                        Set.of("URI u:1", "directory name cn=b"), Kind.USER, new ReasonsMask(COMPROMISES), true));
        assertThat(read(Der.hex("30 03 82 01 ff")).kind()).isEqualTo(Kind.CA);
        assertThat(read(Der.hex("30 03 85 01 ff")).kind()).isEqualTo(Kind.ATTRIBUTE);
        assertThat(read(Der.hex("30 03 84 01 ff")).kind()).isEqualTo(Kind.ANY);
    }

    @Test
    void orderOfTheNamesDoesNotMatter() throws Exception {
        assertThat(read(Der.sequence(Points.fullName(Points.uri("u:1"), Points.uri("u:2")))))
                .isEqualTo(read(Der.sequence(Points.fullName(Points.uri("u:2"), Points.uri("u:1")))));
    }

    @Test
    void relativeNameIsBelowTheCrlIssuer() throws Exception {
        assertThat(read(Der.sequence(Points.relativeName("Partition 1"))))
                .isEqualTo(read(Der.sequence(Points.fullName(Points.directoryName("CN=Partition 1,CN=Acme CA")))));
        String longName = "n".repeat(100);
        assertThat(read(Der.sequence(Points.relativeName(longName))).names())
                .containsExactly("directory name cn=" + longName + ",cn=acme ca");
        String longest = "n".repeat(300);
        assertThat(read(Der.sequence(Points.relativeName(longest))).names())
                .containsExactly("directory name cn=" + longest + ",cn=acme ca");
    }

    @Test
    void namesOfAllKindsAreKeptApart() throws Exception {
        byte[] names = Points.fullName(
                Der.hex("a0 09 06 03 2a 03 04 a0 02 05 00"),
                Der.hex("81 03 61 40 62"),
                Der.hex("82 01 61"),
                Der.hex("a3 02 30 00"),
                Der.hex("a5 05 a1 03 0c 01 61"),
                Der.hex("86 01 61"),
                Der.hex("87 04 c0 00 02 01"),
                Der.hex("88 03 2a 03 04"));

        assertThat(read(Der.sequence(names)).names())
                .hasSize(8)
                .contains("URI a", "e-mail address 614062", "DNS name 61", "IP address c0000201");
    }

    @ParameterizedTest
    @CsvSource({
        "empty, 30 00",
        "nothing, ''",
        "no sequence, 31 03 81 01 ff",
        "something after it, 30 03 81 01 ff 05 00",
        "unknown field, 30 03 86 01 ff",
        "unknown field after a known one, 30 05 81 01 ff 05 00",
        "one field twice, 30 06 81 01 ff 81 01 ff",
        "fields in another order, 30 06 84 01 ff 81 01 ff",
        "flag that is false, 30 03 81 01 00",
        "flag that is 1, 30 03 81 01 01",
        "flag of two octets, 30 04 81 02 ff ff",
        "flag without octet, 30 02 81 00",
        "users and CAs, 30 06 81 01 ff 82 01 ff",
        "users and attributes, 30 06 81 01 ff 85 01 ff",
        "CAs and attributes, 30 06 82 01 ff 85 01 ff",
        "no reason, 30 04 83 02 07 00",
        "reasons that do not end with the last one, 30 05 83 03 07 60 00",
        "blank in a URI, 30 07 a0 05 a0 03 86 01 20",
        "empty name, 30 02 a0 00",
        "no names, 30 04 a0 02 a0 00",
        "name of another kind, 30 06 a0 04 a2 02 86 00",
        "general name of another kind, 30 06 a0 04 a0 02 89 00",
        "both names, 30 0a a0 08 a0 03 86 01 61 a1 01 00",
        "relative name of nothing, 30 04 a0 02 a1 00",
        "relative name that is none, 30 06 a0 04 a1 02 05 00",
        "directory name that is none, 30 08 a0 06 a0 04 a4 02 05 00",
        "directory name with something after it, 30 0a a0 08 a0 06 a4 04 30 00 05 00"
    })
    void everythingElseIsRefused(String what, String hex) {
        assertThatExceptionOfType(DerException.class).as(what).isThrownBy(() -> read(Der.hex(hex)));
    }

    private static IssuingDistributionPoint read(byte[] value) throws DerException {
        return IssuingDistributionPoint.read(value, ISSUER);
    }
}
