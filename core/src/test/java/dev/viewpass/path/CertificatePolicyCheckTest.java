package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.path.PathPolicy.CertificatePolicies;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CertificatePolicyCheckTest {
    private static final String POLICIES = "2.5.29.32";
    private static final String MAPPINGS = "2.5.29.33";
    private static final String CONSTRAINTS = "2.5.29.36";
    private static final String INHIBIT_ANY = "2.5.29.54";
    private static final String ANY = "2.5.29.32.0";
    private static final byte[] EXPLICIT_NOW = Der.hex("30 03 80 01 00");

    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA");
    private static final CertificatePolicies NOTHING = new CertificatePolicies(Set.of(), false, false, false);
    private static final CertificatePolicies EXPLICIT = new CertificatePolicies(Set.of(), true, false, false);

    @Test
    void pathWithoutPoliciesPassesWhenNoneIsDemanded() {
        TestCertificate alice =
                ROOT.intermediate("CN=People CA").issue("CN=Alice").build();

        assertThat(check(NOTHING, alice, ROOT)).isEmpty();
        assertThat(check(CertificatePolicies.NONE, alice, ROOT)).isEmpty();
        assertThat(new CertificatePolicyCheck(NOTHING).name()).isEqualTo("certificate policies");
    }

    @Test
    void demandOfTheSettingsIsKept() {
        TestCertificate alice =
                ROOT.intermediate("CN=People CA").issue("CN=Alice").build();
        TestAuthority gold =
                ROOT.intermediateBuilder("CN=Gold CA").policies("1.2.3").build();

        assertThat(check(EXPLICIT, alice, ROOT))
                .contains(new Rejection(
                        RejectionReason.POLICY,
                        "a valid certificate policy is demanded, and with the certificate of the CA CN=People CA none is"
                                + " left"));
        assertThat(check(EXPLICIT, gold.issue("CN=Alice").policies("1.2.3").build(), ROOT))
                .isEmpty();
        assertThat(check(
                        new CertificatePolicies(Set.of("1.2.4"), true, false, false),
                        gold.issue("CN=Alice").policies("1.2.3").build(),
                        ROOT))
                .contains(new Rejection(
                        RejectionReason.POLICY,
                        "a valid certificate policy is demanded, and the path is valid for [1.2.3] and not for any of"
                                + " [1.2.4]"));
    }

    @Test
    void demandOfACaIsKept() {
        TestAuthority gold = ROOT.intermediateBuilder("CN=Gold CA")
                .policies("1.2.3")
                .extension(CONSTRAINTS, true, EXPLICIT_NOW)
                .build();

        assertThat(check(NOTHING, gold.issue("CN=Alice").policies("1.2.3").build(), ROOT))
                .isEmpty();
        assertThat(check(NOTHING, gold.issue("CN=Alice").policies("1.2.4").build(), ROOT))
                .contains(new Rejection(
                        RejectionReason.POLICY,
                        "a valid certificate policy is demanded by the policy constraints of a certificate, and with the"
                                + " certificate of CN=Alice none is left"));
    }

    @Test
    void policyThatAnotherIsMappedToIsNotOneOfTheAnchorsDomain() {
        TestAuthority mapping = ROOT.intermediateBuilder("CN=Mapping CA")
                .policies("1.2.1", ANY)
                .extension(MAPPINGS, true, mappings(List.of("2a01 2a02")))
                .extension(CONSTRAINTS, true, EXPLICIT_NOW)
                .build();
        TestCertificate alice = mapping.issue("CN=Alice").policies("1.2.2").build();
        CertificatePolicies mapped = new CertificatePolicies(Set.of("1.2.2"), false, false, false);

        assertThat(check(new CertificatePolicies(Set.of("1.2.1"), false, false, false), alice, ROOT))
                .isEmpty();
        assertThat(check(mapped, alice, ROOT))
                .hasValueSatisfying(rejection -> assertThat(rejection.explanation())
                        .endsWith("the path is valid for [1.2.1] and not for any of [1.2.2]"));
    }

    @Test
    void constraintsInTheAnchorsCertificateAreKept() {
        TestAuthority explicit = anchor(ca -> ca.extension(CONSTRAINTS, true, EXPLICIT_NOW));
        TestAuthority noMapping = anchor(ca -> ca.extension(CONSTRAINTS, true, Der.hex("30 06 80 01 00 81 01 00")));
        TestAuthority noAny = anchor(
                ca -> ca.extension(INHIBIT_ANY, true, Der.hex("02 01 00")).extension(CONSTRAINTS, true, EXPLICIT_NOW));
        TestAuthority gold = anchor(ca -> ca.policies("1.2.3").extension(CONSTRAINTS, true, EXPLICIT_NOW));
        TestAuthority open = anchor(ca -> ca.policies(ANY));

        assertThat(check(NOTHING, explicit.issue("CN=Alice").build(), explicit))
                .contains(new Rejection(
                        RejectionReason.ANCHOR_CONSTRAINTS,
                        "a valid certificate policy is demanded by the policy constraints of a certificate, and with the"
                                + " certificate of CN=Alice none is left under the constraints in the certificate of the"
                                + " anchor CN=Own Root CA"));
        assertThat(check(NOTHING, explicit.issue("CN=Alice").policies("1.2.3").build(), explicit))
                .isEmpty();
        assertRefusedByAnchor(mapped(noMapping), noMapping);
        assertThat(check(NOTHING, mapped(explicit), explicit)).isEmpty();
        assertRefusedByAnchor(noAny.issue("CN=Alice").policies(ANY).build(), noAny);
        assertRefusedByAnchor(gold.issue("CN=Alice").policies("1.2.4").build(), gold);
        assertThat(check(NOTHING, gold.issue("CN=Alice").policies("1.2.3").build(), gold))
                .isEmpty();
        TestAuthority noAnyOnly = anchor(ca -> ca.extension(INHIBIT_ANY, true, Der.hex("02 01 00")));
        assertThat(check(EXPLICIT, noAnyOnly.issue("CN=Alice").policies(ANY).build(), noAnyOnly))
                .hasValueSatisfying(r -> assertThat(r.reason()).isEqualTo(RejectionReason.ANCHOR_CONSTRAINTS));
        assertThat(check(EXPLICIT, open.issue("CN=Alice").policies("1.2.4").build(), open))
                .isEmpty();
    }

    @Test
    void pathThatFailsWithoutTheAnchorsConstraintsIsNotBlamedOnThem() {
        TestAuthority gold = anchor(ca -> ca.policies("1.2.3"));

        assertThat(check(EXPLICIT, gold.issue("CN=Alice").build(), gold))
                .hasValueSatisfying(rejection -> assertThat(rejection.reason()).isEqualTo(RejectionReason.POLICY));
    }

    @Test
    void numberOfPoliciesAndMappingsOfACertificateIsLimited() {
        String[] most = IntStream.range(0, 32).mapToObj(i -> "1.2." + i).toArray(String[]::new);
        String[] more = IntStream.range(0, 33).mapToObj(i -> "1.2." + i).toArray(String[]::new);
        TestAuthority most32 = mappingAuthority(32);
        TestAuthority more33 = mappingAuthority(33);
        TestAuthority anchor = anchor(ca -> ca.policies(more));

        assertThat(check(NOTHING, ROOT.issue("CN=Alice").policies(most).build(), ROOT))
                .isEmpty();
        assertThat(check(NOTHING, ROOT.issue("CN=Alice").policies(more).build(), ROOT))
                .contains(new Rejection(
                        RejectionReason.LIMIT_EXCEEDED,
                        "the certificate of CN=Alice has 33 certificate policies; no more than 32 are accepted"));
        assertThat(check(NOTHING, most32.issue("CN=Alice").build(), ROOT)).isEmpty();
        assertThat(check(NOTHING, more33.issue("CN=Alice").build(), ROOT))
                .contains(
                        new Rejection(
                                RejectionReason.LIMIT_EXCEEDED,
                                "the certificate of the CA CN=Mapping CA has 33 policy mappings; no more than 32 are accepted"));
        assertLimited(check(NOTHING, anchor.issue("CN=Alice").build(), anchor));
    }

    @Test
    void exponentialTreeIsRefusedBeforeTheJdkBuildsIt() throws CertificateEncodingException {
        TestCertificate mallory = bomb(9);
        int size = 0;
        for (X509Certificate certificate : mallory.chain()) {
            size += certificate.getEncoded().length;
        }

        assertThat(size).isLessThan(14_000);
        assertThat(check(NOTHING, mallory, ROOT))
                .contains(
                        new Rejection(
                                RejectionReason.LIMIT_EXCEEDED,
                                "the certificate policies and policy mappings of the path make a tree of more than 1000 nodes"));
        assertThat(check(CertificatePolicies.NONE, mallory, ROOT)).isEmpty();
        assertThat(check(NOTHING, bomb(2), ROOT)).isEmpty();
    }

    @Test
    void exponentialTreeBelowAConstrainedAnchorIsRefusedToo() {
        TestAuthority constrained = anchor(ca -> ca.extension(CONSTRAINTS, true, Der.hex("30 03 80 01 64")));

        assertLimited(check(NOTHING, bomb(constrained, 9), constrained));
    }

    @Test
    void brokenExtensionIsRefusedWhereverItStands() {
        for (String oid : List.of(POLICIES, MAPPINGS, CONSTRAINTS, INHIBIT_ANY)) {
            byte[] broken = Der.hex("05 00");
            TestAuthority middle = ROOT.intermediateBuilder("CN=People CA")
                    .extension(oid, false, broken)
                    .build();
            TestAuthority own = anchor(ca -> ca.extension(oid, false, broken));

            assertBroken(
                    check(
                            NOTHING,
                            ROOT.issue("CN=Alice").extension(oid, false, broken).build(),
                            ROOT),
                    oid,
                    RejectionReason.LEAF_PROFILE);
            assertBroken(check(NOTHING, middle.issue("CN=Alice").build(), ROOT), oid, RejectionReason.PATH_INVALID);
            assertBroken(check(NOTHING, own.issue("CN=Alice").build(), own), oid, RejectionReason.ANCHOR_CONSTRAINTS);
        }
    }

    private static void assertBroken(Optional<Rejection> rejection, String oid, RejectionReason reason) {
        assertThat(rejection).hasValueSatisfying(r -> {
            assertThat(r.reason()).isEqualTo(reason);
            assertThat(r.explanation()).contains("(" + oid + ") can not be parsed");
        });
    }

    private static void assertLimited(Optional<Rejection> rejection) {
        assertThat(rejection).hasValueSatisfying(r -> assertThat(r.reason()).isEqualTo(RejectionReason.LIMIT_EXCEEDED));
    }

    private static void assertRefusedByAnchor(TestCertificate presented, TestAuthority anchor) {
        assertThat(check(NOTHING, presented, anchor))
                .hasValueSatisfying(r -> assertThat(r.reason()).isEqualTo(RejectionReason.ANCHOR_CONSTRAINTS));
    }

    private static TestAuthority anchor(UnaryOperator<TestAuthority.Builder> changes) {
        return changes.apply(TestAuthority.builder("CN=Own Root CA")).root();
    }

    private static TestCertificate mapped(TestAuthority anchor) {
        return anchor.intermediateBuilder("CN=Mapping CA")
                .policies("1.2.1")
                .extension(MAPPINGS, true, mappings(List.of("2a01 2a02")))
                .build()
                .issue("CN=Alice")
                .policies("1.2.2")
                .build();
    }

    private static TestAuthority mappingAuthority(int number) {
        List<String> pairs = IntStream.range(0, number)
                .mapToObj(i -> String.format(Locale.ROOT, "2a01 2a%02x", i))
                .toList();
        return ROOT.intermediateBuilder("CN=Mapping CA")
                .policies("1.2.1")
                .extension(MAPPINGS, true, mappings(pairs))
                .build();
    }

    private static TestCertificate bomb(int authorities) {
        return bomb(ROOT, authorities);
    }

    private static TestCertificate bomb(TestAuthority root, int authorities) {
        TestAuthority last = root;
        for (int i = 0; i < authorities; i++) {
            last = last.intermediateBuilder("CN=CA " + i)
                    .policies("1.2.1", "1.2.2")
                    .extension(MAPPINGS, true, mappings(List.of("2a01 2a01", "2a01 2a02", "2a02 2a01", "2a02 2a02")))
                    .build();
        }
        return last.issue("CN=Mallory").policies("1.2.1").build();
    }

    /** Pairs of object identifiers in hexadecimal digits without tag and length. */
    private static byte[] mappings(List<String> pairs) {
        List<byte[]> mappings = new ArrayList<>();
        for (String pair : pairs) {
            String[] policies = pair.split(" ", 2);
            mappings.add(
                    Der.sequence(Der.element(0x06, Der.hex(policies[0])), Der.element(0x06, Der.hex(policies[1]))));
        }
        return Der.sequence(mappings.toArray(byte[][]::new));
    }

    private static Optional<Rejection> check(
            CertificatePolicies inputs, TestCertificate presented, TestAuthority anchor) {
        return new CertificatePolicyCheck(inputs)
                .check(new CandidatePath(presented.chain(), anchor.certificate()), Instant.now());
    }
}
