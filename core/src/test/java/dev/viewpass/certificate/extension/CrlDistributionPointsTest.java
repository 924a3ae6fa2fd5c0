package dev.viewpass.certificate.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrlDistributionPointsTest {
    private static final byte[] URI = Der.element(0x86, Extended.ascii("http://acme.example/a.crl"));
    private static final byte[] LDAP = Der.element(0x86, Extended.ascii("ldap://acme.example/cn=a"));
    private static final byte[] ACME = directory("O=Acme");

    @Test
    void pointsHaveNamesReasonsAndIssuers() throws DerException {
        List<CrlDistributionPoint> points = read(
                Der.sequence(fullName(LDAP, URI)),
                Der.sequence(fullName(URI), Der.hex("81 02 05 60")),
                Der.sequence(Der.element(0xa2, ACME)));

        assertThat(points).hasSize(3);
        assertThat(points.get(0).uris()).containsExactly("ldap://acme.example/cn=a", "http://acme.example/a.crl");
        assertThat(points.get(0).reasons()).isEmpty();
        assertThat(points.get(0).crlIssuers()).isEmpty();
        assertThat(points.get(1).reasons())
                .isEqualTo(Set.of(RevocationReason.KEY_COMPROMISE, RevocationReason.CA_COMPROMISE));
        assertThat(points.get(2).names()).isEmpty();
        assertThat(points.get(2).crlIssuers().get(0).directoryName()).contains(new X500Principal("O=Acme"));
    }

    @Test
    void nameRelativeToTheIssuerOfTheCertificateIsCompleted() throws DerException {
        CrlDistributionPoint point =
                read(Der.sequence(Der.element(0xa0, relative("CRL1")))).get(0);

        assertThat(point.names().get(0).directoryName()).contains(new X500Principal("CN=CRL1,CN=Alice,O=Acme"));
        assertThat(point.uris()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 100, 150, 300})
    void nameRelativeToTheCrlIssuerIsCompleted(int length) throws DerException {
        String name = "a".repeat(length);
        CrlDistributionPoint point = read(Der.sequence(Der.element(0xa0, relative(name)), Der.element(0xa2, ACME)))
                .get(0);

        assertThat(point.names().get(0).directoryName()).contains(new X500Principal("CN=" + name + ",O=Acme"));
    }

    @Test
    void nameRelativeToNobodyInParticularIsBroken() throws DerException {
        byte[] twoIssuers = Der.sequence(Der.element(0xa0, relative("CRL1")), Der.element(0xa2, ACME, ACME));
        byte[] addressOnly = Der.sequence(Der.element(0xa0, relative("CRL1")), Der.element(0xa2, URI));

        for (byte[] point : List.of(twoIssuers, addressOnly)) {
            Extended.assertBroken(
                    CrlDistributionPoints::of, KnownExtension.CRL_DISTRIBUTION_POINTS, hex(Der.sequence(point)));
        }
    }

    @Test
    void pointsOfDeltaListsHaveTheSameSyntax() throws DerException {
        byte[] value = Der.sequence(Der.sequence(fullName(URI)));

        assertThat(CrlDistributionPoints.freshest(Extended.with(KnownExtension.FRESHEST_CRL, value))
                        .orElseThrow()
                        .points())
                .singleElement()
                .satisfies(point -> assertThat(point.uris()).containsExactly("http://acme.example/a.crl"));
        assertThat(CrlDistributionPoints.of(Extended.with(KnownExtension.FRESHEST_CRL, value)))
                .isEmpty();
        Extended.assertBroken(CrlDistributionPoints::freshest, KnownExtension.FRESHEST_CRL, "30 00");
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, ''",
        "no point, 30 00",
        "no sequence, 30 03 a0 01 00",
        "empty point, 30 02 30 00",
        "reasons only, 30 06 30 04 81 02 07 80",
        "empty name, 30 04 30 02 a0 00",
        "empty full name, 30 06 30 04 a0 02 a0 00",
        "name of unknown form, 30 09 30 07 a0 05 a2 03 86 01 61",
        "name without its choice, 30 07 30 05 a0 03 86 01 61",
        "blank in the name, 30 09 30 07 a0 05 a0 03 86 01 20",
        "two full names, 30 0e 30 0c a0 0a a0 03 86 01 61 a0 03 86 01 61",
        "empty relative name, 30 06 30 04 a0 02 a1 00",
        "no reason, 30 0c 30 0a a0 05 a0 03 86 01 61 81 01 00",
        "unknown reason, 30 0e 30 0c a0 05 a0 03 86 01 61 81 03 06 80 40",
        "empty issuer, 30 0b 30 09 a0 05 a0 03 86 01 61 a2 00",
        "wrong order, 30 0e 30 0c a2 03 86 01 61 a0 05 a0 03 86 01 61",
        "unknown field, 30 0c 30 0a a0 05 a0 03 86 01 61 83 01 00",
        "something after, 30 09 30 07 a0 05 a0 03 86 01 61 05 00"
    })
    void brokenPointsAreNotTakenForAbsent(String what, String value) throws DerException {
        Extended.assertBroken(CrlDistributionPoints::of, KnownExtension.CRL_DISTRIBUTION_POINTS, value);
    }

    private static List<CrlDistributionPoint> read(byte[]... points) throws DerException {
        return CrlDistributionPoints.of(Extended.with(KnownExtension.CRL_DISTRIBUTION_POINTS, Der.sequence(points)))
                .orElseThrow()
                .points();
    }

    private static byte[] fullName(byte[]... names) {
        return Der.element(0xa0, Der.element(0xa0, names));
    }

    private static byte[] relative(String commonName) {
        return Der.element(
                0xa1, Der.sequence(Der.hex("06 03 55 04 03"), Der.element(0x0c, Extended.ascii(commonName))));
    }

    private static byte[] directory(String name) {
        return Der.element(0xa4, new X500Principal(name).getEncoded());
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
