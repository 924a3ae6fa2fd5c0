package dev.viewpass.path.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.DerReader;
import dev.viewpass.certificate.GeneralNameDer;
import dev.viewpass.certificate.GeneralNames;
import dev.viewpass.testkit.TestCertificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.junit.jupiter.api.Test;

/**
 * Every name of a small world is compared with every constraint of it, here and by Bouncy Castle. The two may differ only
 * where a test says so.
 */
class BouncyCastleComparisonTest {
    private static final List<String> DOMAINS =
            List.of("a", "A", "b", "a.a", "b.a", "B.a", "a.b", "ab.a", "a.b.a", "b.b.a", "A.B.A");

    private final List<String> onlyHere = new ArrayList<>();
    private final List<String> onlyThere = new ArrayList<>();
    private int decisions;

    @Test
    void dnsNamesAreComparedAlike() throws DerException {
        List<String> names = all("dns:%s", DOMAINS);
        compareAll(names, names);

        assertSame(2 * 11 * 11);
    }

    /** Bouncy Castle compares the wildcard as if it were a label (CVE-2025-61727 was the same in another library). */
    @Test
    void wildcardsHitExcludedSubtreesBelowThemHereOnly() throws DerException {
        compareAll(all("dns:*.%s", DOMAINS), all("dns:%s", DOMAINS));

        assertThat(onlyThere).isEmpty();
        assertThat(onlyHere)
                .containsExactly(
                        "dns:*.a under excluded dns:a.a",
                        "dns:*.A under excluded dns:a.a",
                        "dns:*.a under excluded dns:b.a",
                        "dns:*.A under excluded dns:b.a",
                        "dns:*.a under excluded dns:B.a",
                        "dns:*.A under excluded dns:B.a",
                        "dns:*.b under excluded dns:a.b",
                        "dns:*.a under excluded dns:ab.a",
                        "dns:*.A under excluded dns:ab.a",
                        "dns:*.b.a under excluded dns:a.b.a",
                        "dns:*.B.a under excluded dns:a.b.a",
                        "dns:*.b.a under excluded dns:b.b.a",
                        "dns:*.B.a under excluded dns:b.b.a",
                        "dns:*.b.a under excluded dns:A.B.A",
                        "dns:*.B.a under excluded dns:A.B.A");
    }

    @Test
    void emailAddressesAreComparedAlikeButForTheCaseOfTheLocalPart() throws DerException {
        List<String> bases = new ArrayList<>(all("email:x@%s", DOMAINS));
        bases.addAll(all("email:%s", DOMAINS));
        bases.addAll(all("email:.%s", DOMAINS));
        compareAll(all("email:x@%s", DOMAINS), bases);
        assertSame(2 * 11 * 33);

        compareAll(List.of("email:X@a"), List.of("email:x@a", "email:a", "email:x@b"));

        // RFC 5280 section 7.5 has the local part compared exactly; Bouncy Castle ignores its case.
        assertThat(onlyHere).containsExactly("email:X@a under permitted email:x@a");
        assertThat(onlyThere).isEmpty();
    }

    @Test
    void urisAreComparedAlike() throws DerException {
        List<String> names = new ArrayList<>(all("uri:https://%s/b.a", DOMAINS));
        names.addAll(all("uri:https://a.a@%s:8443", DOMAINS));
        List<String> bases = new ArrayList<>(all("uri:%s", DOMAINS));
        bases.addAll(all("uri:.%s", DOMAINS));
        compareAll(names, bases);

        assertSame(2 * 22 * 22);
    }

    @Test
    void addressesAreComparedAlike() throws DerException {
        List<String> names = all(
                "ip:%s",
                List.of(
                        "10.0.0.1",
                        "10.0.0.2",
                        "10.128.0.1",
                        "11.0.0.1",
                        "0.0.0.0",
                        "255.255.255.255",
                        "2001:db8::1",
                        "2001:db8::2",
                        "2001:db9::1",
                        "::",
                        "::1",
                        "::a00:1"));
        List<String> bases = all(
                "ip:%s",
                List.of(
                        "10.0.0.0/255.0.0.0",
                        "10.0.0.0/255.128.0.0",
                        "10.0.0.1/255.255.255.255",
                        "0.0.0.0/0.0.0.0",
                        "10.0.0.9/255.255.255.0",
                        "255.255.255.255/255.255.255.254",
                        "2001:db8::/ffff:ffff::",
                        "2001:db8::/ffff:fffe::",
                        "2001:db8::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                        "::/::",
                        "8000::/8000::"));
        compareAll(names, bases);

        assertSame(2 * 12 * 11);
    }

    @Test
    void directoryNamesAreComparedAlike() throws DerException {
        List<String> names = new ArrayList<>();
        for (String outer : List.of("O=a", "O=A", "O=b", "OU=a", "O=a  b", "O=A b", "O=a+OU=b", "DC=a", "DC=A")) {
            names.add("dn:" + outer);
            names.add("dn:O=a," + outer);
            names.add("dn:OU=A," + outer);
        }
        compareAll(names, names);

        assertSame(2 * 27 * 27);
    }

    private static List<String> all(String format, List<String> values) {
        return values.stream().map(value -> format.replace("%s", value)).toList();
    }

    private void assertSame(int expectedDecisions) {
        assertThat(onlyHere).as("refused here only").isEmpty();
        assertThat(onlyThere).as("refused by Bouncy Castle only").isEmpty();
        assertThat(decisions).isEqualTo(expectedDecisions);
    }

    private void compareAll(List<String> names, List<String> bases) throws DerException {
        for (String base : bases) {
            NameConstraints permitting = constraints(GeneralNameDer.permitted(base));
            NameConstraints excluding = constraints(GeneralNameDer.excluded(base));
            for (String name : names) {
                dev.viewpass.certificate.GeneralName read = GeneralNames.read(DerReader.of(GeneralNameDer.of(name)));
                record(
                        name + " under permitted " + base,
                        permitting.violation(read).isPresent(),
                        !bouncyCastlePermits(name, base));
                record(
                        name + " under excluded " + base,
                        excluding.violation(read).isPresent(),
                        bouncyCastleExcludes(name, base));
            }
        }
    }

    private void record(String pair, boolean refused, boolean refusedByBouncyCastle) {
        decisions++;
        if (refused && !refusedByBouncyCastle) {
            onlyHere.add(pair);
        } else if (!refused && refusedByBouncyCastle) {
            onlyThere.add(pair);
        }
    }

    private static boolean bouncyCastlePermits(String name, String base) {
        PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
        validator.intersectPermittedSubtree(new GeneralSubtree(bouncyCastleName(base)));
        try {
            validator.checkPermitted(bouncyCastleName(name));
            return true;
        } catch (NameConstraintValidatorException e) {
            return false;
        }
    }

    private static boolean bouncyCastleExcludes(String name, String base) {
        PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
        validator.addExcludedSubtree(new GeneralSubtree(bouncyCastleName(base)));
        try {
            validator.checkExcluded(bouncyCastleName(name));
            return false;
        } catch (NameConstraintValidatorException e) {
            return true;
        }
    }

    private static GeneralName bouncyCastleName(String name) {
        return GeneralName.getInstance(GeneralNameDer.of(name));
    }

    private static NameConstraints constraints(byte[] extension) throws DerException {
        return NameConstraints.of(TestCertificate.selfSigned("CN=Acme CA")
                        .extension("2.5.29.30", false, extension)
                        .build()
                        .certificate())
                .orElseThrow();
    }
}
