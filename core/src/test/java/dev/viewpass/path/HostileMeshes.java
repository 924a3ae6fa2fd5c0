package dev.viewpass.path;

import static dev.viewpass.refusal.RejectionReason.LIMIT_EXCEEDED;

import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.GeneralNameDer;
import dev.viewpass.testkit.TestAuthority;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Many CA certificates, each of which could have issued many of the others. */
final class HostileMeshes {
    private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    private static final String SUBJECT_ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final String ANCHOR_NAME = "CN=Acme Root CA";
    private static final TestAuthority ANCHOR = TestAuthority.root(ANCHOR_NAME);

    private HostileMeshes() {}

    static List<HostileInput> all() {
        List<HostileInput> all = new ArrayList<>();
        for (int size : List.of(10, 60, 120)) {
            all.add(mesh(size + " CAs of one name that lead nowhere", "CN=Mesh", size, ca -> ca));
            all.add(mesh(size + " CAs of the anchor's name", ANCHOR_NAME, size, ca -> ca));
        }
        all.add(mesh("60 CAs with long key identifiers", "CN=Mesh", 60, HostileMeshes::longKeyIdentifiers));
        all.add(mesh("8 CAs of the anchor's name with 400 names each", ANCHOR_NAME, 8, HostileMeshes::manyNames));
        all.add(mesh(
                "8 CAs of the anchor's name with 400 constraints each", ANCHOR_NAME, 8, HostileMeshes::constrained));
        all.add(expired());
        all.add(equalKeys());
        all.add(withoutKeyIdentifiers());
        all.add(oneStepBelowTheAnchor());
        all.add(crossSigned("10 CAs that all certify each other and lead nowhere", List.of()));
        all.add(crossSigned(
                "10 CAs that all certify each other and claim an anchor", List.of(TestAuthority.root(ANCHOR_NAME))));
        return all;
    }

    /** CA certificates of one name in a line: each certifies the next, and each name links to all of them. */
    private static HostileInput mesh(
            String name, String caName, int size, UnaryOperator<TestAuthority.Builder> changes) {
        List<X509Certificate> mesh = new ArrayList<>();
        TestAuthority last = TestAuthority.root(caName);
        for (int i = 0; i < size; i++) {
            last = changes.apply(last.intermediateBuilder(caName)).build();
            mesh.add(last.certificate());
        }
        return HostileInput.of(name, LIMIT_EXCEEDED, ANCHOR, mallory(last)).beside(mesh);
    }

    private static X509Certificate mallory(TestAuthority issuer) {
        return issuer.issue("CN=Mallory")
                .withoutExtension(AUTHORITY_KEY_IDENTIFIER)
                .build()
                .certificate();
    }

    // Long and all but equal: comparing them takes as long as it can.
    private static TestAuthority.Builder longKeyIdentifiers(TestAuthority.Builder ca) {
        byte[] own = new byte[700];
        byte[] issuers = new byte[700];
        issuers[699] = 1;
        return ca.extension(SUBJECT_KEY_IDENTIFIER, false, Der.element(4, own))
                .extension(AUTHORITY_KEY_IDENTIFIER, false, Der.sequence(Der.element(0x80, issuers)));
    }

    private static TestAuthority.Builder manyNames(TestAuthority.Builder ca) {
        return ca.extension(SUBJECT_ALTERNATIVE_NAMES, false, Der.sequence(names(400)));
    }

    private static TestAuthority.Builder constrained(TestAuthority.Builder ca) {
        String[] excluded =
                IntStream.range(0, 400).mapToObj(i -> "dns:x" + i + ".example").toArray(String[]::new);
        return ca.extension(NAME_CONSTRAINTS, true, GeneralNameDer.excluded(excluded));
    }

    private static byte[] names(int number) {
        return Der.concat(IntStream.range(0, number)
                .mapToObj(i -> GeneralNameDer.of("dns:h" + i + ".example"))
                .toArray(byte[][]::new));
    }

    // No candidate gets as far as its signatures, so that only the visits end the search.
    private static HostileInput expired() {
        List<X509Certificate> mesh = new ArrayList<>();
        TestAuthority last = TestAuthority.root(ANCHOR_NAME);
        for (int i = 0; i < 30; i++) {
            last = last.intermediateBuilder(ANCHOR_NAME)
                    .extension(SUBJECT_ALTERNATIVE_NAMES, false, Der.sequence(names(60)))
                    .build();
            mesh.add(last.certificate());
        }
        X509Certificate mallory = last.issue("CN=Mallory")
                .expired()
                .extension(SUBJECT_ALTERNATIVE_NAMES, false, Der.sequence(names(700)))
                .build()
                .certificate();
        return HostileInput.of(
                        "expired, below 30 CAs of the anchor's name with 60 names each",
                        LIMIT_EXCEEDED,
                        ANCHOR,
                        mallory)
                .beside(mesh);
    }

    private static HostileInput equalKeys() {
        TestAuthority issuer = TestAuthority.root("CN=Nobody");
        TestAuthority ca = issuer.intermediate("CN=Equal");
        KeyPair key = new KeyPair(ca.certificate().getPublicKey(), ca.privateKey());
        List<X509Certificate> copies = IntStream.range(0, 120)
                .mapToObj(i -> issuer.intermediateBuilder("CN=Equal").key(key).build())
                .map(TestAuthority::certificate)
                .toList();
        return HostileInput.of("120 certificates of one CA and key", LIMIT_EXCEEDED, ANCHOR, mallory(ca))
                .beside(copies);
    }

    // A certificate that issued itself and has no key identifiers is taken for a root and dropped; so there are two
    // names.
    private static HostileInput withoutKeyIdentifiers() {
        TestAuthority last = TestAuthority.root("CN=Left");
        List<X509Certificate> mesh = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            last = last.intermediateBuilder(i % 2 == 0 ? "CN=Right" : "CN=Left")
                    .withoutExtension(SUBJECT_KEY_IDENTIFIER)
                    .withoutExtension(AUTHORITY_KEY_IDENTIFIER)
                    .build();
            mesh.add(last.certificate());
        }
        return HostileInput.of("60 CAs of two names without key identifiers", LIMIT_EXCEEDED, ANCHOR, mallory(last))
                .beside(mesh);
    }

    // Each candidate is short, so that the most of them fit into the limit on signatures.
    private static HostileInput oneStepBelowTheAnchor() {
        TestAuthority forged = TestAuthority.root(ANCHOR_NAME);
        List<X509Certificate> cas = IntStream.range(0, 120)
                .mapToObj(i -> forged.intermediate("CN=Issuing CA").certificate())
                .toList();
        X509Certificate mallory = mallory(TestAuthority.root("CN=Issuing CA"));
        return HostileInput.of("120 CAs of one name that the anchor did not sign", LIMIT_EXCEEDED, ANCHOR, mallory)
                .beside(cas);
    }

    private static HostileInput crossSigned(String name, List<TestAuthority> above) {
        List<TestAuthority> cas = IntStream.range(0, 10)
                .mapToObj(i -> TestAuthority.root("CN=CA " + i))
                .toList();
        List<X509Certificate> mesh = new ArrayList<>();
        for (TestAuthority subject : cas) {
            cas.stream()
                    .filter(issuer -> issuer != subject)
                    .forEach(issuer -> mesh.add(subject.crossSignedBy(issuer).certificate()));
            above.forEach(issuer -> mesh.add(subject.crossSignedBy(issuer).certificate()));
        }
        return HostileInput.of(name, LIMIT_EXCEEDED, ANCHOR, mallory(cas.get(0)))
                .beside(mesh);
    }
}
