package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.viewpass.certificate.DerElement;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.path.CertificationPathVerifier;
import dev.viewpass.path.IntermediateCertificates;
import dev.viewpass.path.PathPolicy;
import dev.viewpass.path.PathVerdict;
import dev.viewpass.path.TrustAnchors;
import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorFilterTest {
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = Instant.parse("2027-03-01T12:00:00Z");
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final TestAuthority ROOT =
            authority("CN=Acme Root CA,O=Acme").root();
    private static final TestAuthority WEAK =
            authority("CN=Weak Root CA").rsa(1024).root();

    private static TestAuthority.Builder authority(String name) {
        return TestAuthority.builder(name).validity(START, END);
    }

    private static AnchorFilter at(Instant now) {
        return at(now, Duration.ZERO, false);
    }

    private static AnchorFilter at(Instant now, Duration skew, boolean allowNonconforming) {
        return new AnchorFilter(
                Setting.ANCHORS, AlgorithmPolicy.DEFAULT, skew, allowNonconforming, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static List<X509Certificate> accepted(AnchorFilter filter, X509Certificate... certificates) {
        return filter.accept(
                        Arrays.stream(certificates).map(NamedCertificate::of).toList())
                .certificates();
    }

    private static List<X509Certificate> accepted(AnchorFilter filter, TestAuthority... authorities) {
        return accepted(
                filter,
                Arrays.stream(authorities).map(TestAuthority::certificate).toArray(X509Certificate[]::new));
    }

    /** The start fails with all the parts in the message, and a batch answers with the reason. */
    private static void refused(RejectionReason reason, AnchorFilter filter, X509Certificate only, String... parts) {
        ConfigurationException failure =
                catchThrowableOfType(ConfigurationException.class, () -> accepted(filter, only));

        assertThat(failure).isNotNull().hasMessageStartingWith("anchors: ").hasMessageContainingAll(parts);
        assertThat(failure.reason()).contains(reason);
    }

    private static void noAuthority(TestAuthority.Builder authority, String why) {
        refused(
                RejectionReason.ANCHOR_CONSTRAINTS,
                at(START, SKEW, true),
                authority.root().certificate(),
                "is not a CA certificate: " + why,
                "only CA certificates can be anchors");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void aLeafFailsEvenAmongAuthorities() {
        TestCertificate alice = ROOT.issue("CN=Alice").build();

        StartFails.with(
                "anchors",
                () -> accepted(at(START), ROOT.certificate(), alice.certificate()),
                "CN=Alice is not a CA certificate: its basic constraints say that it is a leaf's;"
                        + " write the certificate of the CA that issued it, CN=Acme Root CA,O=Acme");
    }

    @Test
    void aSelfSignedLeafFails() {
        X509Certificate mallory =
                TestCertificate.selfSigned("CN=Mallory").build().certificate();

        refused(RejectionReason.ANCHOR_CONSTRAINTS, at(Instant.now()), mallory, "only CA certificates can be anchors");
    }

    @Test
    void basicConstraintsOrKeyUsageMustSayThatItIsAnAuthority() {
        noAuthority(authority("CN=V1").withoutExtensions(), "it has neither basic constraints nor a key usage");
        noAuthority(
                authority("CN=A").withoutExtension(BASIC_CONSTRAINTS).withoutKeyUsage(),
                "it has neither basic constraints nor a key usage");
        noAuthority(
                authority("CN=A").withoutExtension(BASIC_CONSTRAINTS).keyUsage(KeyUsage.cRLSign),
                "its key usage does not list keyCertSign");
        noAuthority(authority("CN=A").keyUsage(KeyUsage.cRLSign), "its key usage does not list keyCertSign");
        noAuthority(
                authority("CN=A").keyUsage(KeyUsage.decipherOnly, KeyUsage.encipherOnly),
                "its key usage does not list keyCertSign");
    }

    @Test
    void anOldRootWithoutBasicConstraintsIsAnAnchorAndPathsEndAtIt() {
        TestAuthority old = TestAuthority.builder("CN=Old Private Root")
                .withoutExtension(BASIC_CONSTRAINTS)
                .root();
        TestCertificate alice = old.issue("CN=Alice").build();
        TrustAnchors anchors = at(Instant.now()).accept(List.of(NamedCertificate.of(old.certificate())));

        CertificationPathVerifier verifier = new CertificationPathVerifier(
                anchors,
                IntermediateCertificates.of(List.of()),
                PathPolicy.builder(new RevocationPolicy.Off()).build());
        assertThat(verifier.verify(
                        new PresentedChain(alice.certificate(), List.of()), Instant.now(), CheckListener.silent()))
                .isInstanceOf(PathVerdict.Verified.class);
    }

    @Test
    void anAuthorityWithoutKeyUsageIsAnAnchor() {
        TestAuthority plain = authority("CN=Plain").withoutKeyUsage().root();

        assertThat(accepted(at(START), plain)).containsExactly(plain.certificate());
    }

    @Test
    void anIntermediateAuthorityIsAnAnchor() {
        TestAuthority people = ROOT.intermediateBuilder("CN=People")
                .validity(START, END)
                .pathLength(0)
                .build();

        assertThat(accepted(at(START), people)).containsExactly(people.certificate());
    }

    @ParameterizedTest
    @CsvSource({
        "30 00, its basic constraints say that it is a leaf's",
        "30 03 01 01 00, its basic constraints say that it is a leaf's"
    })
    void basicConstraintsTellALeaf(String der, String why) {
        noAuthority(authority("CN=A").extension(BASIC_CONSTRAINTS, false, bytes(der.replace(" ", ""))), why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"03 02 07 80", "03 03 07 00 80"})
    void keyUsageTellsALeaf(String der) {
        noAuthority(
                authority("CN=A").extension(KEY_USAGE, false, bytes(der.replace(" ", ""))),
                "its key usage does not list keyCertSign");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "05 00",
                "31 03 01 01 FF",
                "30 03 02 01 00",
                "30 03 01 01 01",
                "30 04 01 02 FF FF",
                "30 06 01 01 FF 02 01 FF",
                "30 06 01 01 FF 01 01 FF",
                "30 09 01 01 FF 02 01 00 02 01 00",
                "30 03 01 01 FF 00",
                "30 81 03 01 01 FF",
                "30 80 01 01 FF 00 00"
            })
    void basicConstraintsAreReadStrictly(String der) {
        leftOut(BASIC_CONSTRAINTS, der, "the basic constraints (2.5.29.19) can not be parsed: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "05 00",
                "04 02 02 04",
                "03 00",
                "03 01 00",
                "03 02 08 04",
                "03 02 FF 04",
                "03 02 02 04 00",
                "03 02 00 06"
            })
    void keyUsageIsReadStrictly(String der) {
        leftOut(KEY_USAGE, der, "the key usage (2.5.29.15) can not be parsed: ");
    }

    private static void leftOut(String oid, String der, String why) {
        X509Certificate root = authority("CN=A")
                .extension(oid, false, bytes(der.replace(" ", "")))
                .root()
                .certificate();

        refused(RejectionReason.ANCHOR_CONSTRAINTS, at(START, SKEW, true), root, "CN=A is left out: ", why);
        assertThat(accepted(at(START, SKEW, true), root, ROOT.certificate())).containsExactly(ROOT.certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 03 01 01 FF", "30 06 01 01 FF 02 01 00", "30 07 01 01 FF 02 02 01 00"})
    void basicConstraintsMustBeCritical(String der) {
        TestAuthority lax = authority("CN=Lax Root")
                .extension(BASIC_CONSTRAINTS, false, bytes(der.replace(" ", "")))
                .root();

        refused(
                RejectionReason.ANCHOR_CONSTRAINTS,
                at(START),
                lax.certificate(),
                "no anchor remains of 1; CN=Lax Root is left out: its basic constraints are not critical",
                "profile.allow-nonconforming=true lets it pass");
        assertThat(accepted(at(START), lax, ROOT)).containsExactly(ROOT.certificate());
        assertThat(accepted(at(START, Duration.ZERO, true), lax)).containsExactly(lax.certificate());
    }

    @Test
    void bothEndsOfTheValidityCountAndAreInclusive() {
        X509Certificate root = ROOT.certificate();

        assertThat(accepted(at(START), root)).containsExactly(root);
        assertThat(accepted(at(END), root)).containsExactly(root);
        refused(
                RejectionReason.NOT_YET_VALID,
                at(START.minusMillis(1)),
                root,
                "CN=Acme Root CA,O=Acme is left out: it is not valid before 2026-03-01T12:00:00Z;"
                        + " start the application again from then on");
        refused(
                RejectionReason.EXPIRED,
                at(END.plusMillis(1)),
                root,
                "CN=Acme Root CA,O=Acme is left out: it expired at 2027-03-01T12:00:00Z");
    }

    @Test
    void skewIsToleratedAtBothEndsAndNoFurther() {
        X509Certificate root = ROOT.certificate();

        assertThat(accepted(at(START.minus(SKEW), SKEW, false), root)).containsExactly(root);
        assertThat(accepted(at(END.plus(SKEW), SKEW, false), root)).containsExactly(root);
        refused(
                RejectionReason.NOT_YET_VALID,
                at(START.minus(SKEW).minusMillis(1), SKEW, false),
                root,
                "is not valid before");
        refused(RejectionReason.EXPIRED, at(END.plus(SKEW).plusMillis(1), SKEW, false), root, "it expired at");
    }

    @Test
    void aWeakKeyDoesNotCount() {
        refused(
                RejectionReason.WEAK_KEY,
                at(START),
                WEAK.certificate(),
                "CN=Weak Root CA is left out: there is an RSA key of 1024 bits");
    }

    @ParameterizedTest
    @CsvSource({
        "2.5.29.30, true, 30 00, an extension is malformed: ",
        "2.5.29.37, false, 30 00, the extended key usage (2.5.29.37) can not be parsed",
        "1.2.3.4, true, 05 00, the extension 1.2.3.4 is critical and not known"
    })
    void whatWouldRefuseEveryRequestIsToldAtTheStart(String oid, boolean critical, String der, String why) {
        X509Certificate root = authority("CN=Odd Root")
                .extension(oid, critical, bytes(der.replace(" ", "")))
                .root()
                .certificate();

        refused(RejectionReason.ANCHOR_CONSTRAINTS, at(START), root, "CN=Odd Root is left out: ", why);
        assertThat(accepted(at(START), root, ROOT.certificate())).containsExactly(ROOT.certificate());
    }

    @Test
    void anAnchorThatIssuedItselfAndNamesAnotherKeyIsLeftOut() {
        X509Certificate root = authority("CN=Odd Root")
                .extension("2.5.29.35", false, bytes("3003800101"))
                .root()
                .certificate();

        refused(
                RejectionReason.PATH_INVALID,
                at(START),
                root,
                "CN=Odd Root is left out: the authority key identifier of the certificate of the anchor CN=Odd Root");
        assertThat(accepted(at(START, SKEW, true), root)).containsExactly(root);
    }

    @Test
    void moreNameConstraintsThanAreComparedLeaveAnAnchorOut() throws Exception {
        byte[] subtree = bytes("300382 0161".replace(" ", ""));
        byte[][] subtrees = new byte[1001][];
        Arrays.fill(subtrees, subtree);
        X509Certificate root = authority("CN=Odd Root")
                .extension("2.5.29.30", true, DerElement.of(0x30, DerElement.of(0xa0, subtrees)))
                .root()
                .certificate();

        refused(
                RejectionReason.ANCHOR_CONSTRAINTS,
                at(START),
                root,
                "the name constraints have 1001 subtrees, at most 1000 are compared");
    }

    @Test
    void theReasonIsThatOfTheFirstLeftOut() {
        TestAuthority old = TestAuthority.builder("CN=Old")
                .validity(START.minus(SKEW), START.minusSeconds(1))
                .root();

        ConfigurationException failure =
                catchThrowableOfType(ConfigurationException.class, () -> accepted(at(START), old, WEAK));

        assertThat(failure).hasMessageContaining("no anchor remains of 2; CN=Old is left out: it expired");
        assertThat(failure.reason()).contains(RejectionReason.EXPIRED);
    }

    @Test
    void noCertificateAtAllFailsWithoutAReason() {
        ConfigurationException failure = catchThrowableOfType(
                ConfigurationException.class, () -> at(START).accept(List.of()));

        assertThat(failure).hasMessage("anchors: there is no certificate that could be an anchor");
        assertThat(failure.reason()).isEqualTo(Optional.empty());
    }

    @Test
    void repeatedCertificatesCountOnceWithOneWarning() {
        TestAuthority other = authority("CN=Other").root();
        NamedCertificate second = NamedCertificate.ofAlias("b", ROOT.certificate());

        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION)) {
            TrustAnchors anchors = at(START)
                    .accept(List.of(
                            NamedCertificate.ofAlias("a", ROOT.certificate()),
                            second,
                            NamedCertificate.ofAlias("c", other.certificate()),
                            NamedCertificate.ofAlias("d", other.certificate()),
                            second));

            assertThat(anchors.certificates()).containsExactly(ROOT.certificate(), other.certificate());
            assertThat(log.lines())
                    .hasSize(3)
                    .first()
                    .isEqualTo("WARNING: anchors: more than once and counted once:"
                            + " CN=Acme Root CA,O=Acme (alias b); CN=Other (alias d)");
        }
    }

    @Test
    void anotherCertificateOfTheSameAuthorityCountsWithAWarning() {
        KeyPair keys = new KeyPair(ROOT.certificate().getPublicKey(), ROOT.privateKey());
        TestAuthority renewed = authority("CN=Acme Root CA,O=Acme").key(keys).root();
        TestAuthority sameName = authority("CN=Acme Root CA,O=Acme").root();
        TestAuthority sameKey =
                authority("CN=Acme New Root CA,O=Acme").key(keys).root();

        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION)) {
            assertThat(accepted(at(START), ROOT, sameName, sameKey, renewed)).hasSize(4);
            assertThat(log.lines().stream().filter(line -> line.startsWith("WARNING")))
                    .singleElement()
                    .asString()
                    .contains("CN=Acme Root CA,O=Acme is another certificate of the CA and key of CN=Acme Root CA");
        }
    }
}
