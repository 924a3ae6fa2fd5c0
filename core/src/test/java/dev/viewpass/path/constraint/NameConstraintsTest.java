package dev.viewpass.path.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.GeneralName;
import dev.viewpass.certificate.GeneralName.Uninterpreted;
import dev.viewpass.certificate.GeneralNameDer;
import dev.viewpass.certificate.GeneralNames;
import dev.viewpass.path.constraint.Violation.Rule;
import dev.viewpass.testkit.TestCertificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameConstraintsTest {
    private static final String SRV_NAME = "hex:a0 0f 06 08 2b 06 01 05 05 07 08 07 a0 03 16 01 61";

    @ParameterizedTest
    @CsvSource({
        "INSIDE, dns:acme.example, dns:acme.example",
        "INSIDE, dns:a.acme.example, dns:acme.example",
        "INSIDE, dns:b.a.ACME.example, dns:acme.Example",
        "INSIDE, dns:acme.example, dns:",
        "INSIDE, dns:*.acme.example, dns:",
        "OUTSIDE, dns:xacme.example, dns:acme.example",
        "OUTSIDE, dns:example, dns:acme.example",
        "OUTSIDE, dns:acme.example.evil, dns:acme.example",
        "OUTSIDE, dns:acme.evil, dns:acme.example"
    })
    void dnsNameIsInsideWhenItEndsWithAllLabelsOfTheSubtree(Relation expected, String name, String base)
            throws DerException {
        assertRelation(expected, name, base);
    }

    @ParameterizedTest
    @CsvSource({
        "INSIDE, dns:*.acme.example, dns:acme.example",
        "INSIDE, dns:*.a.acme.example, dns:acme.example",
        "PARTLY_INSIDE, dns:*.acme.example, dns:host.acme.example",
        "PARTLY_INSIDE, dns:*.ACME.example, dns:host.acme.EXAMPLE",
        "PARTLY_INSIDE, dns:*.example, dns:acme.example",
        "OUTSIDE, dns:*.acme.example, dns:a.host.acme.example",
        "OUTSIDE, dns:*.acme.example, dns:evil.example",
        "OUTSIDE, dns:*.acme.example, dns:xacme.example",
        "OUTSIDE, dns:*.acme.example, dns:host.xacme.example"
    })
    void wildcardStandsForEveryLabel(Relation expected, String name, String base) throws DerException {
        assertRelation(expected, name, base);
    }

    @ParameterizedTest
    @CsvSource({
        "INSIDE, email:alice@acme.example, email:alice@acme.example",
        "INSIDE, email:alice@ACME.example, email:alice@acme.EXAMPLE",
        "INSIDE, email:*@acme.example, email:*@acme.example",
        "PARTLY_INSIDE, email:Alice@acme.example, email:alice@acme.example",
        "OUTSIDE, email:bob@acme.example, email:*@acme.example",
        "OUTSIDE, email:*@acme.example, email:**@acme.example",
        "OUTSIDE, email:alice@a.acme.example, email:alice@acme.example",
        "INSIDE, email:alice@acme.example, email:acme.example",
        "INSIDE, email:alice@ACME.example, email:acme.example",
        "OUTSIDE, email:alice@a.acme.example, email:acme.example",
        "OUTSIDE, email:alice@xacme.example, email:acme.example",
        "INSIDE, email:alice@a.acme.example, email:.acme.example",
        "INSIDE, email:alice@b.a.ACME.example, email:.acme.example",
        "OUTSIDE, email:alice@acme.example, email:.acme.example",
        "OUTSIDE, email:alice@xacme.example, email:.acme.example"
    })
    void emailAddressIsComparedWithAMailboxAHostOrADomain(Relation expected, String name, String base)
            throws DerException {
        assertRelation(expected, name, base);
    }

    @ParameterizedTest
    @CsvSource({
        "INSIDE, spiffe://acme.example/ns/billing, uri:acme.example",
        "INSIDE, https://user@ACME.example:8443/, uri:acme.example",
        "OUTSIDE, https://a.acme.example/, uri:acme.example",
        "OUTSIDE, https://acme.example@evil.example/, uri:acme.example",
        "OUTSIDE, https://evil.example/acme.example, uri:acme.example",
        "INSIDE, https://a.acme.example/, uri:.acme.example",
        "INSIDE, https://b.a.ACME.example, uri:.acme.example",
        "OUTSIDE, https://acme.example/, uri:.acme.example",
        "OUTSIDE, https://xacme.example/, uri:.acme.example",
        "UNKNOWN, urn:acme.example:a, uri:acme.example",
        "UNKNOWN, file:///acme.example, uri:acme.example",
        "UNKNOWN, https://192.0.2.1/, uri:acme.example",
        "UNKNOWN, https://[2001:db8::1]/, uri:acme.example"
    })
    void uriIsComparedByItsHost(Relation expected, String uri, String base) throws DerException {
        assertRelation(expected, "uri:" + uri, base);
    }

    @ParameterizedTest
    @CsvSource({
        "INSIDE, ip:192.0.2.7, ip:192.0.2.0/255.255.255.0",
        "INSIDE, ip:192.0.2.7, ip:192.0.2.99/255.255.255.0",
        "INSIDE, ip:192.0.2.7, ip:192.0.2.7/255.255.255.255",
        "INSIDE, ip:192.0.2.7, ip:0.0.0.0/0.0.0.0",
        "INSIDE, ip:10.191.0.1, ip:10.128.0.0/255.192.0.0",
        "OUTSIDE, ip:10.192.0.1, ip:10.128.0.0/255.192.0.0",
        "OUTSIDE, ip:192.0.3.7, ip:192.0.2.0/255.255.255.0",
        "OUTSIDE, ip:192.0.2.6, ip:192.0.2.7/255.255.255.255",
        "INSIDE, ip:2001:db8::7, ip:2001:db8::/ffff:ffff::",
        "INSIDE, ip:2001:db8::7, ip:::/::",
        "OUTSIDE, ip:2001:db9::7, ip:2001:db8::/ffff:ffff::",
        "OUTSIDE, ip:2001:db8::7, ip:0.0.0.0/0.0.0.0",
        "OUTSIDE, ip:192.0.2.7, ip:::/::"
    })
    void addressIsComparedWithARangeOfItsOwnVersion(Relation expected, String name, String base) throws DerException {
        assertRelation(expected, name, base);
    }

    @ParameterizedTest
    @CsvSource({
        "INSIDE, 'dn:CN=Alice,O=Acme', dn:O=ACME",
        "INSIDE, 'dn:O=Acme', dn:O=Acme",
        "INSIDE, 'dn:CN=Alice', 'dn:'",
        "INSIDE, 'dn:CN=Alice,DC=ACME,DC=example', 'dn:DC=acme,DC=EXAMPLE'",
        "OUTSIDE, 'dn:O=Acme,CN=Alice', dn:O=Acme",
        "OUTSIDE, 'dn:CN=Alice,O=Acme Corp', dn:O=Acme",
        "OUTSIDE, 'dn:', dn:O=Acme"
    })
    void directoryNameIsInsideWhenItBeginsWithTheSubtree(Relation expected, String name, String base)
            throws DerException {
        assertRelation(expected, name, base);
    }

    @ParameterizedTest
    @CsvSource({
        "hex:a0 09 06 03 2a 03 04 a0 02 05 00, hex:a0 09 06 03 2a 03 04 a0 02 05 00",
        "hex:88 03 2a 03 04, hex:88 03 2a 03 04",
        "hex:a3 00, hex:a3 00",
        "hex:a5 00, hex:a5 00"
    })
    void namesWithoutARuleOfComparisonNeverPassAConstraintOnTheirKind(String name, String base) throws DerException {
        assertRelation(Relation.UNKNOWN, name, base);
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, email:acme.example",
        "DNS_NAME, dns:acme.example",
        "URI, uri:acme.example",
        "DIRECTORY_NAME, dn:O=Acme",
        "IP_ADDRESS, ip:0.0.0.0/0.0.0.0"
    })
    void valueThatIsNoNameOfItsKindNeverPassesAConstraintOnThatKind(GeneralName.Kind kind, String base)
            throws DerException {
        Uninterpreted name = new Uninterpreted(kind);

        assertThat(permitting(base).violation(name)).map(Violation::rule).contains(Rule.COMPARABLE);
        assertThat(excluding(base).violation(name)).map(Violation::rule).contains(Rule.COMPARABLE);
    }

    @ParameterizedTest
    @EnumSource(GeneralName.Kind.class)
    void constraintsOnOneKindSayNothingAboutOthers(GeneralName.Kind kind) throws DerException {
        String[] bases = {
            "dns:acme.example",
            "email:acme.example",
            "uri:acme.example",
            "ip:192.0.2.0/255.255.255.0",
            "dn:O=Acme",
            SRV_NAME,
            "hex:88 03 2a 03 04",
            "hex:a3 00",
            "hex:a5 00"
        };
        int tried = 0;
        for (String base : bases) {
            NameConstraints constraints = permitting(base);
            boolean sameKind = constraints.violation(new Uninterpreted(kind)).isPresent();
            tried += sameKind ? 1 : 0;
        }
        assertThat(tried).isEqualTo(1);
    }

    @Test
    void oneOfSeveralPermittedSubtreesIsEnough() throws DerException {
        NameConstraints constraints = permitting("dns:acme.example", "email:acme.example", "dns:acme.test");

        assertThat(constraints.violation(name("dns:a.acme.test"))).isEmpty();
        assertThat(constraints.violation(name("dns:evil.example")))
                .contains(new Violation(Rule.PERMITTED, List.of("acme.example", "acme.test")));
    }

    @Test
    void excludedSubtreeWinsOverAPermittedOne() throws DerException {
        NameConstraints constraints = constraints(GeneralNameDer.constraints(
                new String[] {"dns:example"}, new String[] {"dns:a.example", "dns:evil.example"}));

        assertThat(constraints.violation(name("dns:acme.example"))).isEmpty();
        assertThat(constraints.violation(name("dns:x.evil.example")))
                .contains(new Violation(Rule.NOT_EXCLUDED, List.of("evil.example")));
        assertThat(constraints.violation(name("dns:*.example")))
                .map(Violation::rule)
                .contains(Rule.NOT_EXCLUDED);
        assertThat(constraints.size()).isEqualTo(3);
    }

    @Test
    void wildcardIsNotPermittedBySubtreesThatPermitSomeOfItsNames() throws DerException {
        assertThat(permitting("dns:a.acme.example", "dns:b.acme.example").violation(name("dns:*.acme.example")))
                .map(Violation::rule)
                .contains(Rule.PERMITTED);
    }

    @Test
    void explanationNamesFiveSubtreesAtMost() {
        Violation violation = new Violation(Rule.PERMITTED, Collections.nCopies(7, "acme.example"));

        assertThat(violation.explain("the CA CN=Acme"))
                .isEqualTo(
                        "is outside the name constraints of the CA CN=Acme, which permits acme.example, acme.example,"
                                + " acme.example, acme.example, acme.example and 2 more");
    }

    @ParameterizedTest
    @CsvSource({
        "dns:, dns:a.example, is excluded by the name constraints of X: every DNS name",
        "dn:, dn:O=Acme, is excluded by the name constraints of X: every directory name",
        "ip:10.128.0.0/255.192.0.0, ip:10.128.0.1, is excluded by the name constraints of X: 10.128.0.0/10",
        "hex:88 03 2a 03 04, hex:88 03 2a 03 04, "
                + "can not be compared with the name constraints of X: names of the kind registered ID"
    })
    void explanationShowsTheSubtree(String base, String name, String expected) throws DerException {
        assertThat(excluding(base).violation(name(name)))
                .map(violation -> violation.explain("X"))
                .contains(expected);
    }

    @Test
    void absentConstraintsAreNone() throws DerException {
        assertThat(NameConstraints.of(
                        TestCertificate.selfSigned("CN=Acme CA").build().certificate()))
                .isEmpty();
    }

    @Test
    void emptyListOfExcludedSubtreesExcludesNothing() throws DerException {
        byte[] encoded = Der.hex("30 0b a0 07 30 05 82 03 61 2e 62 a1 00");

        assertThat(constraints(encoded).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "04 00",
                "30 00",
                "30 02 a0 00",
                "30 02 a1 00",
                "30 04 a0 00 a1 00",
                "30 0b a0 00 a1 07 30 05 82 03 61 2e 62",
                "30 09 a0 07 30 05 82 03 61 2e 62 05 00",
                "30 0b a0 07 30 05 82 03 61 2e 62 05 00",
                "30 12 a1 07 30 05 82 03 61 2e 62 a0 07 30 05 82 03 61 2e 62",
                "30 12 a0 07 30 05 82 03 61 2e 62 a0 07 30 05 82 03 61 2e 62",
                "30 0c a0 0a 30 08 82 03 61 2e 62 80 01 00",
                "30 0c a0 0a 30 08 82 03 61 2e 62 80 01 01",
                "30 0c a0 0a 30 08 82 03 61 2e 62 81 01 01",
                "30 04 a0 02 30 00",
                "30 09 a0 07 31 05 82 03 61 2e 62",
                "30 09 a2 07 30 05 82 03 61 2e 62",
                "30 09 a0 07 30 06 82 03 61 2e 62"
            })
    void structureThatIsNotThatOfRfc5280IsAnError(String encoded) {
        assertThatExceptionOfType(DerException.class).isThrownBy(() -> constraints(Der.hex(encoded)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dns:*.acme.example",
                "dns:.acme.example",
                "dns:acme.example.",
                "dns:acme..example",
                "dns:acme.example/24",
                "dns:acmé.example",
                "email:",
                "email:.",
                "email:@acme.example",
                "email:a@b@acme.example",
                "email:\"a\"@acme.example",
                "email:alice@.acme.example",
                "email:..acme.example",
                "email:*.acme.example",
                "uri:",
                "uri:.",
                "uri:https://acme.example",
                "uri:acme.example/a",
                "uri:acme.example:443",
                "uri:*.acme.example",
                "uri:alice@acme.example",
                "ip:192.0.2.0",
                "ip:2001:db8::",
                "ip:192.0.2.0/2001:db8::",
                "ip:192.0.2.0/255.0.255.0",
                "ip:192.0.2.0/0.0.0.255",
                "ip:2001:db8::/ffff::1",
                "hex:87 00",
                "hex:87 09 c0 00 02 00 ff ff ff 00 00",
                "hex:a4 00",
                "hex:a4 04 30 02 31 00",
                "hex:a0 05 06 03 2a 03 04",
                "hex:88 00",
                "hex:89 00",
                "hex:a2 00"
            })
    void baseThatIsNoConstraintOfItsKindIsAnError(String base) {
        assertThatExceptionOfType(DerException.class).isThrownBy(() -> permitting("dns:a.example", base));
        assertThatExceptionOfType(DerException.class).isThrownBy(() -> excluding(base));
    }

    /** A name inside passes only a permitted subtree, one outside only an excluded one, any other neither. */
    private static void assertRelation(Relation expected, String name, String base) throws DerException {
        Optional<Rule> underPermitted = permitting(base).violation(name(name)).map(Violation::rule);
        Optional<Rule> underExcluded = excluding(base).violation(name(name)).map(Violation::rule);
        switch (expected) {
            case INSIDE -> {
                assertThat(underPermitted).isEmpty();
                assertThat(underExcluded).contains(Rule.NOT_EXCLUDED);
            }
            case OUTSIDE -> {
                assertThat(underPermitted).contains(Rule.PERMITTED);
                assertThat(underExcluded).isEmpty();
            }
            case PARTLY_INSIDE -> {
                assertThat(underPermitted).contains(Rule.PERMITTED);
                assertThat(underExcluded).contains(Rule.NOT_EXCLUDED);
            }
            case UNKNOWN -> {
                assertThat(underPermitted).contains(Rule.COMPARABLE);
                assertThat(underExcluded).contains(Rule.COMPARABLE);
            }
        }
    }

    private static NameConstraints permitting(String... bases) throws DerException {
        return constraints(GeneralNameDer.permitted(bases));
    }

    private static NameConstraints excluding(String... bases) throws DerException {
        return constraints(GeneralNameDer.excluded(bases));
    }

    // Not critical: then the JDK keeps a certificate whose extension it can not read.
    private static NameConstraints constraints(byte[] extension) throws DerException {
        return NameConstraints.of(TestCertificate.selfSigned("CN=Acme CA")
                        .extension("2.5.29.30", false, extension)
                        .build()
                        .certificate())
                .orElseThrow();
    }

    private static GeneralName name(String name) throws DerException {
        return GeneralNames.read(DerReader.of(GeneralNameDer.of(name)));
    }
}
