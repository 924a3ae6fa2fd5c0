package dev.viewpass.path;

import static dev.viewpass.refusal.RejectionReason.LEAF_PROFILE;
import static dev.viewpass.refusal.RejectionReason.LIMIT_EXCEEDED;
import static dev.viewpass.refusal.RejectionReason.MALFORMED_CERTIFICATE;
import static dev.viewpass.refusal.RejectionReason.NAME_CONSTRAINTS;
import static dev.viewpass.refusal.RejectionReason.UNKNOWN_ISSUER;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.GeneralNameDer;
import dev.viewpass.path.CraftedCertificate.Field;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Names and name constraints that are many, long or slow to compare. */
final class HostileNames {
    private static final String NAME_CONSTRAINTS_EXTENSION = "2.5.29.30";
    private static final String SUBJECT_ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String ANCHOR_NAME = "CN=Acme Root CA";
    private static final TestAuthority ANCHOR = TestAuthority.root(ANCHOR_NAME);
    // Canonical ordering swaps each pair: U+0300 has the class 230, U+0316 the class 220.
    private static final String MARKS = "\u0300\u0316";

    private HostileNames() {}

    static List<HostileInput> all() {
        List<HostileInput> all = new ArrayList<>();
        all.add(names(
                "2,048 names under 2,048 constraints",
                LIMIT_EXCEEDED,
                2_048,
                2_048,
                i -> "dns:h" + i + ".acme.example"));
        all.add(names(
                "100 names under 1,000 constraints", LIMIT_EXCEEDED, 99, 1_000, i -> "dns:h" + i + ".acme.example"));
        all.add(names(
                "1,000 names under one constraint", LIMIT_EXCEEDED, 1_000, 1, i -> "dns:h" + i + ".acme.example"));
        all.add(names("99 wildcards under 200 constraints", NAME_CONSTRAINTS, 99, 200, i -> "dns:*.example"));
        all.add(names(
                "e-mail addresses of many dots",
                LEAF_PROFILE,
                50,
                100,
                i -> "email:" + "a.".repeat(150) + "@" + "a.".repeat(150)));
        all.add(names(
                "URIs of many colons and at signs", LEAF_PROFILE, 20, 100, i -> "uri:" + "a:@".repeat(250) + "\\"));
        all.add(directoryNames());
        all.add(longDirectoryNames());
        all.add(constrainedMesh());
        all.add(subject("400 relative names", unknown(relativeNames(400, "x"))));
        all.add(subject("one relative name of 400 attributes", unknown(attributes(400, "x"))));
        all.add(subject("common name of 16 kB", unknown(relativeNames(1, "x".repeat(16_000)))));
        all.add(subject("common name of 16 kB of blanks", unknown(relativeNames(1, "x" + " ".repeat(16_000)))));
        all.add(subject("common name of 16 kB of quotes", unknown(relativeNames(1, "\"\\".repeat(8_000)))));
        all.add(combiningMarks());
        all.add(combiningMarksInManyValues());
        all.add(issuers("CAs with names of 400 relative names", relativeNames(400, "xyz")));
        return all;
    }

    private static HostileInput names(
            String name, RejectionReason reason, int number, int constraints, IntFunction<String> made) {
        String[] excluded = IntStream.range(0, constraints)
                .mapToObj(i -> "dns:x" + i + ".example")
                .toArray(String[]::new);
        TestAuthority constrained = ANCHOR.intermediateBuilder("CN=Constrained")
                .extension(NAME_CONSTRAINTS_EXTENSION, true, GeneralNameDer.excluded(excluded))
                .build();
        return HostileInput.of(name, reason, ANCHOR, named(constrained, number, made))
                .beside(constrained.chain());
    }

    private static byte[] named(TestAuthority issuer, int number, IntFunction<String> made) {
        byte[] names = Der.concat(IntStream.range(0, number)
                .mapToObj(made)
                .map(GeneralNameDer::of)
                .toArray(byte[][]::new));
        return CraftedCertificate.issuedBy(issuer)
                .withExtension(SUBJECT_ALTERNATIVE_NAMES, false, Der.sequence(names))
                .encoded();
    }

    // Just below the limits: the most that is compared for one candidate.
    private static HostileInput directoryNames() {
        return constrainedDirectoryNames(
                "99 directory names under 200 constraints on them", NAME_CONSTRAINTS, 99, 200, 1);
    }

    private static HostileInput longDirectoryNames() {
        return constrainedDirectoryNames(
                "30 directory names of 1,000 characters each", NAME_CONSTRAINTS, 30, 30, 1_000);
    }

    private static HostileInput constrainedDirectoryNames(
            String name, RejectionReason reason, int number, int constraints, int length) {
        String value = "x".repeat(length);
        String[] permitted = IntStream.range(0, constraints)
                .mapToObj(i -> "dn:CN=" + value + ",O=o" + i)
                .toArray(String[]::new);
        TestAuthority constrained = ANCHOR.intermediateBuilder("CN=Constrained")
                .extension(NAME_CONSTRAINTS_EXTENSION, true, GeneralNameDer.permitted(permitted))
                .build();
        return HostileInput.of(name, reason, ANCHOR, named(constrained, number, i -> "dn:CN=" + value + ",O=p"))
                .beside(constrained.chain());
    }

    // Candidates are short and many, and each of them has constraints that the leaf's names must be compared with.
    private static HostileInput constrainedMesh() {
        TestAuthority forged = TestAuthority.root(ANCHOR_NAME);
        String[] excluded =
                IntStream.range(0, 200).mapToObj(i -> "dns:x" + i + ".example").toArray(String[]::new);
        List<X509Certificate> mesh = IntStream.range(0, 20)
                .mapToObj(i -> forged.intermediateBuilder("CN=Constrained")
                        .extension(NAME_CONSTRAINTS_EXTENSION, true, GeneralNameDer.excluded(excluded))
                        .build()
                        .certificate())
                .toList();
        byte[] names = Der.concat(IntStream.range(0, 900)
                .mapToObj(i -> GeneralNameDer.of("dns:h" + i + ".a"))
                .toArray(byte[][]::new));
        byte[] leaf = CraftedCertificate.issuedBy(TestAuthority.root("CN=Constrained"))
                .with(Field.SUBJECT, relativeNames(1, "y".repeat(6_000)))
                .withExtension(SUBJECT_ALTERNATIVE_NAMES, false, Der.sequence(names))
                .encoded();
        return HostileInput.of("20 constrained CAs above 900 names of a long subject", LIMIT_EXCEEDED, ANCHOR, leaf)
                .besideEncoded(mesh.stream().map(HostileInput::encoded).toList());
    }

    private static HostileInput combiningMarks() {
        byte[] leaf = unknown(relativeNames(1, MARKS.repeat(4_000)));
        return HostileInput.of("common name of 16 kB of combining marks", MALFORMED_CERTIFICATE, ANCHOR, leaf);
    }

    // Name constraints have such names normalized again for each candidate.
    private static HostileInput combiningMarksInManyValues() {
        byte[] name = Der.element(0xa4, relativeNames(1, MARKS.repeat(500)));
        byte[] leaf = CraftedCertificate.issuedBy(ANCHOR)
                .withExtension(SUBJECT_ALTERNATIVE_NAMES, false, Der.sequence(name, name, name, name, name, name, name))
                .encoded();
        return HostileInput.of("7 directory names of 1,000 combining marks", LEAF_PROFILE, ANCHOR, leaf);
    }

    private static byte[] unknown(byte[] name) {
        return CraftedCertificate.issuedBy(TestAuthority.root("CN=Nobody"))
                .with(Field.SUBJECT, name)
                .with(Field.ISSUER, name)
                .encoded();
    }

    private static HostileInput subject(String name, byte[] leaf) {
        return HostileInput.of(name, UNKNOWN_ISSUER, ANCHOR, leaf);
    }

    // The names of a leaf and of its pool are compared with each other and with those of the anchors.
    private static HostileInput issuers(String name, byte[] caName) {
        List<byte[]> pool = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            TestAuthority ca = TestAuthority.root("CN=Nobody").intermediate("CN=CA");
            pool.add(CraftedCertificate.of(ca.certificate(), ca.privateKey())
                    .with(Field.SUBJECT, caName)
                    .with(Field.ISSUER, caName)
                    .encoded());
        }
        byte[] leaf = CraftedCertificate.issuedBy(ANCHOR)
                .with(Field.ISSUER, caName)
                .with(Field.SUBJECT, caName)
                .encoded();
        return HostileInput.of(name, UNKNOWN_ISSUER, ANCHOR, leaf).besideEncoded(pool);
    }

    private static byte[] relativeNames(int number, String value) {
        byte[] relativeName = Der.element(0x31, commonName(value));
        return Der.sequence(
                IntStream.range(0, number).mapToObj(i -> relativeName).toArray(byte[][]::new));
    }

    private static byte[] attributes(int number, String value) {
        byte[] attribute = commonName(value);
        byte[][] all = IntStream.range(0, number).mapToObj(i -> attribute).toArray(byte[][]::new);
        return Der.sequence(Der.element(0x31, all));
    }

    private static byte[] commonName(String value) {
        return Der.sequence(Der.hex("06 03 55 04 03"), Der.element(0x0c, value.getBytes(StandardCharsets.UTF_8)));
    }
}
