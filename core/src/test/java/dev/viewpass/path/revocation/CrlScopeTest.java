package dev.viewpass.path.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.path.revocation.RevocationStatus.Kind;
import dev.viewpass.testkit.CrlBuilder;
import dev.viewpass.testkit.TestAuthority;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate is good only by lists that are meant for it (RFC 5280 section 6.3.3). */
class CrlScopeTest {
    private static final byte[] USERS = Der.hex("30 03 81 01 ff");
    private static final byte[] AUTHORITIES = Der.hex("30 03 82 01 ff");
    private static final byte[] ATTRIBUTES = Der.hex("30 03 85 01 ff");

    private final TestAuthority root = TestAuthority.root("CN=Acme CA");
    private final X509Certificate user = root.issue("CN=Alice").build().certificate();
    private final X509Certificate authority = root.intermediate("CN=People CA").certificate();

    @Test
    void listsOfOneKindSayNothingOfOthers() {
        assertThat(status(user, scoped(USERS).build()).kind()).isEqualTo(Kind.GOOD);
        assertThat(status(user, scoped(USERS).revoke(user).build()).kind()).isEqualTo(Kind.REVOKED);
        assertThat(status(user, scoped(AUTHORITIES).build()).kind()).isEqualTo(Kind.ABSENT);
        assertThat(status(authority, scoped(AUTHORITIES).build()).kind()).isEqualTo(Kind.GOOD);
        assertThat(status(authority, scoped(USERS).build()).kind()).isEqualTo(Kind.ABSENT);
        assertThat(status(user, scoped(ATTRIBUTES).build()).kind()).isEqualTo(Kind.ABSENT);
        assertThat(status(authority, scoped(ATTRIBUTES).build()).kind()).isEqualTo(Kind.ABSENT);
    }

    @Test
    void certificateWithoutBasicConstraintsIsAUsers() {
        X509Certificate plain =
                root.issue("CN=Alice").withoutExtension("2.5.29.19").build().certificate();

        assertThat(status(plain, scoped(USERS).build()).kind()).isEqualTo(Kind.GOOD);
        assertThat(status(plain, scoped(AUTHORITIES).build()).kind()).isEqualTo(Kind.ABSENT);
    }

    @Test
    void listsOfOneKindSayNothingOfCertificatesOfVersionOne() {
        X509Certificate old = root.issue("CN=Alice").withoutExtensions().build().certificate();

        assertThat(old.getVersion()).isEqualTo(1);
        assertThat(status(old, scoped(USERS).build()).kind()).isEqualTo(Kind.ABSENT);
        assertThat(status(old, scoped(AUTHORITIES).build()).kind()).isEqualTo(Kind.ABSENT);
        assertThat(status(old, root.crl().build()).kind()).isEqualTo(Kind.GOOD);
    }

    @Test
    void criticalOrNotTheScopeIsKept() {
        X509CRL crl = root.crl().extension("2.5.29.28", false, AUTHORITIES).build();

        assertThat(status(user, crl).kind()).isEqualTo(Kind.ABSENT);
    }

    @Test
    void listsOfBothKindsStandSideBySide() {
        X509CRL users = scoped(USERS).number(1).revoke(user).build();
        X509CRL authorities = scoped(AUTHORITIES).number(2).build();

        for (List<X509CRL> crls : List.of(List.of(users, authorities), List.of(authorities, users))) {
            assertThat(status(user, crls.toArray(X509CRL[]::new)).kind()).isEqualTo(Kind.REVOKED);
            assertThat(status(authority, crls.toArray(X509CRL[]::new)).kind()).isEqualTo(Kind.GOOD);
        }
    }

    @Test
    void listOfADistributionPointIsForItsCertificates() {
        X509Certificate certificate = at(Der.sequence(Points.fullName(Points.uri("u:1"), Points.uri("u:2"))));
        X509CRL other = scoped(Der.sequence(Points.fullName(Points.uri("u:3")))).build();

        assertThat(status(
                                certificate,
                                scoped(Der.sequence(Points.fullName(Points.uri("u:0"), Points.uri("u:2"))))
                                        .build())
                        .kind())
                .isEqualTo(Kind.GOOD);
        assertThat(status(certificate, other))
                .isEqualTo(new RevocationStatus(
                        Kind.ABSENT,
                        "no CRL of CN=Acme CA covers the certificate (its distribution points: URI u:1, URI u:2)"));
        assertThat(status(user, other).text()).endsWith("(its distribution points: none)");
        assertThat(status(certificate, root.crl().build()).kind()).isEqualTo(Kind.GOOD);
    }

    @Test
    void controlCharactersOfADistributionPointAreEscaped() {
        X509Certificate certificate = at(Der.sequence(Points.fullName(Points.directoryName("CN=u\u0001v"))));

        assertThat(status(certificate, scoped(AUTHORITIES).build()).text())
                .contains("cn=u\\01v")
                .doesNotContain("\u0001");
    }

    @Test
    void relativeAndFullNamesAreTheSame() {
        byte[] relative = Der.sequence(Points.relativeName("One"));
        byte[] full = Der.sequence(Points.fullName(Points.directoryName("CN=ONE,CN=acme ca")));
        byte[] other = Der.sequence(Points.fullName(Points.directoryName("CN=One")));

        for (byte[] point : List.of(relative, full)) {
            assertThat(status(at(point), scoped(relative).build()).kind()).isEqualTo(Kind.GOOD);
            assertThat(status(at(point), scoped(full).build()).kind()).isEqualTo(Kind.GOOD);
            assertThat(status(at(point), scoped(other).build()).kind()).isEqualTo(Kind.ABSENT);
        }
    }

    @Test
    void urisMatchWithoutTheCaseOfSchemeAndHost() {
        X509Certificate certificate = at(Der.sequence(Points.fullName(Points.uri("http://crl.example/a.crl"))));
        byte[] shouted = Der.sequence(Points.fullName(Points.uri("HTTP://CRL.Example/a.crl")));
        byte[] otherPath = Der.sequence(Points.fullName(Points.uri("http://crl.example/A.crl")));

        assertThat(status(certificate, scoped(shouted).build()).kind()).isEqualTo(Kind.GOOD);
        assertThat(status(certificate, scoped(shouted).revoke(certificate).build())
                        .kind())
                .isEqualTo(Kind.REVOKED);
        assertThat(status(certificate, scoped(otherPath).build()).kind()).isEqualTo(Kind.ABSENT);
    }

    @Test
    void issuersOwnNameIsADistributionPointOfAllItsCertificates() {
        X509CRL crl = scoped(Der.sequence(Points.fullName(Points.directoryName("CN=Acme CA"))))
                .build();

        assertThat(status(user, crl).kind()).isEqualTo(Kind.GOOD);
    }

    @Test
    void namesMatchAndSoMustTheKind() {
        byte[] names = Points.fullName(Points.uri("u:1"));

        assertThat(status(
                                at(Der.sequence(names)),
                                scoped(Der.sequence(names, Der.hex("82 01 ff"))).build())
                        .kind())
                .isEqualTo(Kind.ABSENT);
    }

    @Test
    void pointWithoutANameIsNamedAfterItsCrlIssuer() {
        X509Certificate certificate = at(Der.sequence(Points.crlIssuer("CN=Acme CA")));

        assertThat(status(certificate, root.crl().build()).kind()).isEqualTo(Kind.GOOD);
        assertThat(status(
                                certificate,
                                scoped(Der.sequence(Points.fullName(Points.directoryName("CN=Acme CA"))))
                                        .build())
                        .kind())
                .isEqualTo(Kind.GOOD);
    }

    @Test
    void onlyTheCrlIssuerThatTheCertificateNamesMakesItGood() {
        byte[] elsewhere = Der.sequence(Points.fullName(Points.uri("u:1")), Points.crlIssuer("CN=Other CA"));
        byte[] here = Der.sequence(Points.fullName(Points.uri("u:2")));

        X509Certificate certificate = at(elsewhere);

        assertThat(status(certificate, root.crl().build()))
                .isEqualTo(new RevocationStatus(
                        Kind.UNUSABLE, "it names another CRL issuer, and indirect CRLs are not supported"));
        assertThat(status(certificate, root.crl().revoke(certificate).build()).kind())
                .isEqualTo(Kind.REVOKED);
        assertThat(status(certificate).kind()).isEqualTo(Kind.ABSENT);
        assertThat(status(at(elsewhere, here), root.crl().build()).kind()).isEqualTo(Kind.GOOD);
        assertThat(status(
                                at(elsewhere, here),
                                scoped(Der.sequence(Points.fullName(Points.uri("u:1"))))
                                        .build())
                        .kind())
                .isEqualTo(Kind.ABSENT);
    }

    @Test
    void listThatIsUnusableForOneCertificateIsNoneForOthers() {
        X509CRL stale = scoped(AUTHORITIES).stale().build();
        X509CRL good = scoped(USERS).build();

        assertThat(status(user, stale, good).kind()).isEqualTo(Kind.GOOD);
        assertThat(status(user, stale).kind()).isEqualTo(Kind.ABSENT);
        assertThat(status(authority, stale, good).kind()).isEqualTo(Kind.UNUSABLE);
    }

    @Test
    void forgedListIsNotBelievedToBeForOthers() {
        TestAuthority forger = TestAuthority.root("CN=Acme CA");
        X509CRL forged = forger.crl().extension("2.5.29.28", true, AUTHORITIES).build();

        assertThat(status(user, forged).kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(status(user, forged, scoped(AUTHORITIES).build()))
                .isEqualTo(new RevocationStatus(
                        Kind.UNUSABLE,
                        "no CRL of CN=Acme CA that covers the certificate is signed by the issuer's key"));
        assertThat(status(user, forged, scoped(USERS).build()).kind()).isEqualTo(Kind.GOOD);
    }

    @Test
    void allReasonsMustBeCovered() {
        X509CRL some =
                scoped(Der.sequence(Points.onlySomeReasons(Points.COMPROMISES))).build();
        X509CRL others = scoped(Der.sequence(Points.onlySomeReasons(Points.OTHER_REASONS)))
                .build();

        assertThat(status(user, some, others).kind()).isEqualTo(Kind.GOOD);
        assertThat(status(user, some))
                .isEqualTo(new RevocationStatus(
                        Kind.UNUSABLE,
                        "the CRLs of CN=Acme CA do not cover the reasons [affiliationChanged, superseded,"
                                + " cessationOfOperation, certificateHold, privilegeWithdrawn, aACompromise]"));
        assertThat(status(user, some, root.crl().build()).kind()).isEqualTo(Kind.GOOD);
    }

    @Test
    void revocationForSomeReasonsIsEnough() {
        X509CRL some = scoped(Der.sequence(Points.onlySomeReasons(Points.COMPROMISES)))
                .revoke(user)
                .build();

        assertThat(status(user, some).kind()).isEqualTo(Kind.REVOKED);
        assertThat(status(user, some, root.crl().build()).kind()).isEqualTo(Kind.REVOKED);
    }

    @Test
    void staleListOfSomeReasonsLeavesThemUncovered() {
        X509CRL some =
                scoped(Der.sequence(Points.onlySomeReasons(Points.COMPROMISES))).build();
        X509CRL stale = scoped(Der.sequence(Points.onlySomeReasons(Points.OTHER_REASONS)))
                .stale()
                .build();

        assertThat(status(user, some, stale).text()).contains("is unusable: it is stale since ");
    }

    @Test
    void reasonsOfADistributionPointLimitItsList() {
        byte[] first = Der.sequence(Points.fullName(Points.uri("u:1")), Points.reasons(Points.COMPROMISES));
        byte[] second = Der.sequence(Points.fullName(Points.uri("u:2")), Points.reasons(Points.OTHER_REASONS));
        X509Certificate certificate = at(first, second);
        X509CRL one = scoped(Der.sequence(Points.fullName(Points.uri("u:1")))).build();
        X509CRL two = scoped(Der.sequence(Points.fullName(Points.uri("u:2")))).build();
        X509CRL both = scoped(Der.sequence(Points.fullName(Points.uri("u:1"), Points.uri("u:2"))))
                .build();

        assertThat(status(certificate, one).kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(status(certificate, one, two).kind()).isEqualTo(Kind.GOOD);
        assertThat(status(certificate, both).kind()).isEqualTo(Kind.GOOD);
        assertThat(status(certificate, root.crl().build()).kind()).isEqualTo(Kind.GOOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 00", "30 02 30 00", "05 00"})
    void malformedDistributionPointsRefuse(String hex) {
        X509Certificate certificate = root.issue("CN=Alice")
                .extension("2.5.29.31", false, Der.hex(hex))
                .build()
                .certificate();

        assertThat(status(certificate, root.crl().build()).kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(status(certificate, root.crl().build()).text())
                .startsWith("the CRL distribution points (2.5.29.31) can not be parsed: ");
        assertThat(status(certificate).kind()).isEqualTo(Kind.ABSENT);
    }

    private CrlBuilder scoped(byte[] issuingDistributionPoint) {
        return root.crl().extension("2.5.29.28", true, issuingDistributionPoint);
    }

    private X509Certificate at(byte[]... distributionPoints) {
        return root.issue("CN=Alice")
                .extension("2.5.29.31", false, Der.sequence(distributionPoints))
                .build()
                .certificate();
    }

    private RevocationStatus status(X509Certificate certificate, X509CRL... crls) {
        return CrlStore.of(List.of(crls), Duration.ofDays(1), crl -> true, false)
                .status(certificate, root.certificate(), Instant.now());
    }
}
