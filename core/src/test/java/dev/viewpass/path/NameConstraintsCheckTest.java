package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.GeneralNameDer;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameConstraintsCheckTest {
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final String SUBJECT_ALTERNATIVE_NAMES = "2.5.29.17";
    private static final byte[] ACME_ONLY = GeneralNameDer.permitted("dns:acme.example");
    private static final byte[] BROKEN = GeneralNameDer.permitted("dns:*.acme.example");
    private static final byte[] BROKEN_NAMES = Der.hex("30 03 82 01 2e");

    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");

    @Test
    void pathWithoutConstraintsPassesWhateverItsNamesAre() {
        assertThat(check(root, root.issue("CN=alice").dns("evil.example").build()))
                .isEmpty();
        assertThat(check(
                        root,
                        root.issue("CN=alice")
                                .extension(SUBJECT_ALTERNATIVE_NAMES, false, BROKEN_NAMES)
                                .build()))
                .isEmpty();
    }

    @Test
    void nameInsideThePermittedSubtreesPasses() {
        assertThat(check(
                        root,
                        ca("CN=Acme Issuing CA 3", ACME_ONLY)
                                .issue("CN=alice")
                                .dns("a.acme.example")
                                .build()))
                .isEmpty();
    }

    @Test
    void nameOutsideThePermittedSubtreesIsRefused() {
        TestCertificate alice = ca("CN=Acme Issuing CA 3", ACME_ONLY)
                .issue("CN=alice")
                .dns("a.acme.example")
                .dns("a.evil.example")
                .build();

        assertThat(check(root, alice))
                .contains(new Rejection(
                        RejectionReason.NAME_CONSTRAINTS,
                        "the DNS name a.evil.example of CN=alice is outside the name constraints of the CA"
                                + " CN=Acme Issuing CA 3, which permits acme.example"));
    }

    @Test
    void constraintsOfTheAnchorHold() {
        TestAuthority acme = TestAuthority.builder("CN=Acme Root CA")
                .extension(NAME_CONSTRAINTS, true, GeneralNameDer.excluded("email:evil.example"))
                .root();

        assertThat(check(
                        acme, acme.issue("CN=alice").email("alice@acme.example").build()))
                .isEmpty();
        assertThat(check(
                        acme,
                        acme.intermediate("CN=Acme Issuing CA")
                                .issue("CN=alice")
                                .email("alice@evil.example")
                                .build()))
                .contains(new Rejection(
                        RejectionReason.ANCHOR_CONSTRAINTS,
                        "the e-mail address alice@evil.example of CN=alice is excluded by the name constraints of the"
                                + " anchor CN=Acme Root CA: evil.example"));
    }

    @Test
    void constraintsOfEveryCaHold() {
        TestAuthority wide = ca("CN=Wide", GeneralNameDer.permitted("dns:a.example", "dns:b.example"));
        TestAuthority narrow = wide.intermediateBuilder("CN=Narrow")
                .extension(NAME_CONSTRAINTS, true, GeneralNameDer.permitted("dns:b.example", "dns:c.example"))
                .build();

        assertThat(check(root, narrow.issue("CN=alice").dns("b.example").build()))
                .isEmpty();
        assertThat(check(root, narrow.issue("CN=alice").dns("a.example").build()))
                .map(Rejection::explanation)
                .hasValueSatisfying(text -> assertThat(text).contains("the CA CN=Narrow"));
        assertThat(check(root, narrow.issue("CN=alice").dns("c.example").build()))
                .map(Rejection::explanation)
                .hasValueSatisfying(text -> assertThat(text).contains("the CA CN=Wide"));
    }

    @Test
    void constraintsHoldForTheNamesOfCasBelowToo() {
        TestAuthority constrained = ca("CN=Constrained,O=Acme", GeneralNameDer.permitted("dn:O=Acme"));
        TestCertificate alice = constrained
                .intermediate("CN=Other CA,O=Other")
                .issue("CN=alice,O=Acme")
                .build();

        assertThat(check(root, alice))
                .contains(new Rejection(
                        RejectionReason.NAME_CONSTRAINTS,
                        "the subject CN=Other CA,O=Other is outside the name constraints of the CA"
                                + " CN=Constrained,O=Acme, which permits O=Acme"));
    }

    @Test
    void constraintsOfACaDoNotHoldForItselfNorForThoseAbove() {
        TestAuthority constrained = root.intermediate("CN=Upper,O=Other")
                .intermediateBuilder("CN=Lower,O=Other")
                .extension(NAME_CONSTRAINTS, true, GeneralNameDer.permitted("dn:O=Acme"))
                .build();

        assertThat(check(root, constrained.issue("CN=alice,O=Acme").build())).isEmpty();
    }

    @Test
    void selfIssuedCaIsExemptButNotTheCertificatesBelowIt() {
        byte[] acmeOnly = GeneralNameDer.permitted("dn:O=Acme");
        TestAuthority old = ca("CN=People CA", acmeOnly);
        TestAuthority renewed = old.intermediate("CN=People CA");

        assertThat(check(root, renewed.issue("CN=alice,O=Acme").build())).isEmpty();
        assertThat(check(root, renewed.issue("CN=alice").build()))
                .map(Rejection::reason)
                .contains(RejectionReason.NAME_CONSTRAINTS);
    }

    @Test
    void selfIssuedEndEntityIsNotExempt() {
        TestAuthority people = ca("CN=People CA", GeneralNameDer.permitted("dn:O=Acme"));

        assertThat(check(root, people.issue("CN=People CA").build()))
                .map(Rejection::reason)
                .contains(RejectionReason.NAME_CONSTRAINTS);
    }

    @Test
    void commonNamesOfAnEndEntityCountAsDnsNamesAndThoseOfACaDoNot() {
        TestAuthority constrained = ca("CN=Acme CA", ACME_ONLY);

        assertThat(check(
                        root,
                        constrained
                                .intermediate("CN=ca.evil.example")
                                .issue("CN=alice")
                                .build()))
                .isEmpty();
        assertThat(check(root, constrained.issue("CN=evil.example").build()))
                .contains(new Rejection(
                        RejectionReason.NAME_CONSTRAINTS,
                        "the common name evil.example of CN=evil.example, which reads as a DNS name, is outside the name"
                                + " constraints of the CA CN=Acme CA, which permits acme.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:acme.example:a", "https://192.0.2.1/"})
    void nameThatCanNotBeComparedIsRefused(String uri) {
        TestAuthority constrained = ca("CN=Acme CA", GeneralNameDer.excluded("uri:evil.example"));

        assertThat(check(root, constrained.issue("CN=alice").uri(uri).build()))
                .contains(new Rejection(
                        RejectionReason.NAME_CONSTRAINTS,
                        "the URI " + uri + " of CN=alice can not be compared with the name constraints of the CA"
                                + " CN=Acme CA: evil.example"));
    }

    @Test
    void malformedConstraintsAreRefusedThoughNoNameIsOfTheirKind() {
        assertThat(check(root, ca("CN=Acme CA", BROKEN).issue("CN=alice").build()))
                .contains(new Rejection(
                        RejectionReason.PATH_INVALID,
                        "the name constraints of the CA CN=Acme CA are malformed:"
                                + " constraint on DNS names that is not a name such as host.example"));

        TestAuthority anchor = TestAuthority.builder("CN=Acme Root CA")
                .extension(NAME_CONSTRAINTS, true, BROKEN)
                .root();
        assertThat(check(anchor, anchor.issue("CN=alice").build()))
                .contains(new Rejection(
                        RejectionReason.ANCHOR_CONSTRAINTS,
                        "the name constraints of the anchor CN=Acme Root CA are malformed:"
                                + " constraint on DNS names that is not a name such as host.example"));
    }

    @Test
    void malformedNamesUnderConstraintsAreRefused() {
        TestAuthority constrained = ca("CN=Acme CA", ACME_ONLY);
        TestCertificate alice = constrained
                .issue("CN=alice")
                .extension(SUBJECT_ALTERNATIVE_NAMES, false, BROKEN_NAMES)
                .build();
        TestCertificate bob = constrained
                .intermediateBuilder("CN=Sub CA")
                .extension(SUBJECT_ALTERNATIVE_NAMES, false, BROKEN_NAMES)
                .build()
                .issue("CN=bob")
                .build();

        assertThat(check(root, alice))
                .contains(new Rejection(
                        RejectionReason.LEAF_PROFILE,
                        "the names of CN=alice, for which name constraints hold, are malformed:"
                                + " DNS name that is empty, or has a broken label or an extra dot"));
        assertThat(check(root, bob))
                .contains(new Rejection(
                        RejectionReason.PATH_INVALID,
                        "the names of the CA CN=Sub CA, for which name constraints hold, are malformed:"
                                + " DNS name that is empty, or has a broken label or an extra dot"));
    }

    @Test
    void namesOfOneCertificateAreCountedBeforeTheyAreCompared() {
        TestAuthority constrained = ca("CN=Acme CA", ACME_ONLY);

        assertThat(check(root, withNames(constrained, NameConstraintsCheck.MAX_NAMES - 1)))
                .map(Rejection::reason)
                .contains(RejectionReason.NAME_CONSTRAINTS);
        assertThat(check(root, withNames(constrained, NameConstraintsCheck.MAX_NAMES)))
                .contains(new Rejection(
                        RejectionReason.LIMIT_EXCEEDED,
                        "the certificate of CN=alice has 101 names, at most 100 are compared with name constraints"));
        assertThat(check(root, withNames(root, NameConstraintsCheck.MAX_NAMES))).isEmpty();
    }

    @Test
    void subtreesOfAllCasAreCountedBeforeTheyAreCompared() {
        TestAuthority half = ca("CN=Half", GeneralNameDer.excluded(hosts(500)));
        TestAuthority full = half.intermediateBuilder("CN=Full")
                .extension(NAME_CONSTRAINTS, true, GeneralNameDer.excluded(hosts(500)))
                .build();
        TestAuthority tooMuch = half.intermediateBuilder("CN=Too Much")
                .extension(NAME_CONSTRAINTS, true, GeneralNameDer.excluded(hosts(501)))
                .build();

        assertThat(check(root, full.issue("CN=alice").dns("a.example").build())).isEmpty();
        assertThat(check(root, tooMuch.issue("CN=alice").dns("h0.example").build()))
                .contains(new Rejection(
                        RejectionReason.LIMIT_EXCEEDED,
                        "the name constraints of the path have 1001 subtrees, at most 1000 are compared"));
    }

    @Test
    void comparisonsOfAllCertificatesAreCountedBeforeTheyAreMade() {
        TestAuthority constrained = ca("CN=Acme CA", GeneralNameDer.excluded(hosts(1000)));
        TestAuthority between = constrained.intermediate("CN=Between");

        // The subject counts as a name too.
        assertThat(check(root, withOtherNames(constrained, 19))).isEmpty();
        assertThat(check(root, withOtherNames(between, 18))).isEmpty();
        assertThat(check(root, withOtherNames(between, 19)))
                .contains(new Rejection(
                        RejectionReason.LIMIT_EXCEEDED,
                        "the names and name constraints of the path call for 21000 comparisons,"
                                + " at most 20000 are made"));
    }

    @Test
    void checkHasAName() {
        assertThat(new NameConstraintsCheck().name()).isEqualTo("name constraints");
    }

    private TestAuthority ca(String name, byte[] constraints) {
        return root.intermediateBuilder(name)
                .extension(NAME_CONSTRAINTS, true, constraints)
                .build();
    }

    private static TestCertificate withNames(TestAuthority issuer, int alternativeNames) {
        TestCertificate.Builder leaf = issuer.issue("CN=alice");
        for (String host : hosts(alternativeNames)) {
            leaf.dns(host.substring("dns:".length()));
        }
        return leaf.build();
    }

    private static TestCertificate withOtherNames(TestAuthority issuer, int alternativeNames) {
        TestCertificate.Builder leaf = issuer.issue("CN=alice");
        for (int i = 0; i < alternativeNames; i++) {
            leaf.dns("other" + i + ".example");
        }
        return leaf.build();
    }

    private static String[] hosts(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "dns:h" + i + ".example")
                .toArray(String[]::new);
    }

    private static Optional<Rejection> check(TestAuthority anchor, TestCertificate presented) {
        X509Certificate anchorCertificate = anchor.certificate();
        return new NameConstraintsCheck().check(new CandidatePath(presented.chain(), anchorCertificate), Instant.now());
    }
}
