package dev.viewpass.path;

import static dev.viewpass.refusal.RejectionReason.BAD_SIGNATURE;
import static dev.viewpass.refusal.RejectionReason.CA_CERTIFICATE;
import static dev.viewpass.refusal.RejectionReason.LIMIT_EXCEEDED;
import static dev.viewpass.refusal.RejectionReason.PATH_TOO_LONG;
import static dev.viewpass.refusal.RejectionReason.UNKNOWN_ISSUER;

import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Lines of certificates that are long, run in a circle, or end at anchors that many share a name with. */
final class HostileLines {
    private static final TestAuthority ANCHOR = TestAuthority.root("CN=Acme Root CA");

    private HostileLines() {}

    static List<HostileInput> all() {
        return List.of(
                line("genuine line of 128 CAs", PATH_TOO_LONG, i -> "CN=CA " + i),
                line("genuine line of 128 CAs of one name", LIMIT_EXCEEDED, i -> "CN=Rollover"),
                line("genuine line of 128 CAs of the anchor's name", LIMIT_EXCEEDED, i -> "CN=Acme Root CA"),
                circle(2),
                circle(3),
                circle(50),
                issuedByItself(),
                repetitions(),
                anchorWithAnotherKey(),
                anchorsOfOneName(),
                intermediatesOfOneName(),
                anchorAsClient());
    }

    private static HostileInput line(String name, RejectionReason reason, IntFunction<String> caName) {
        TestAuthority last = ANCHOR;
        for (int i = 0; i < 128; i++) {
            last = last.intermediate(caName.apply(i));
        }
        TestCertificate mallory = last.issue("CN=Mallory").build();
        return HostileInput.of(name, reason, ANCHOR, mallory.certificate()).beside(mallory.issuers());
    }

    private static HostileInput circle(int size) {
        List<TestAuthority> cas = IntStream.range(0, size)
                .mapToObj(i -> TestAuthority.root("CN=CA " + i))
                .toList();
        List<X509Certificate> circle = IntStream.range(0, size)
                .mapToObj(i -> cas.get(i).crossSignedBy(cas.get((i + 1) % size)).certificate())
                .toList();
        return HostileInput.of(
                        "circle of " + size + " CAs",
                        size > PathPolicy.DEFAULT_MAX_INTERMEDIATES ? PATH_TOO_LONG : UNKNOWN_ISSUER,
                        ANCHOR,
                        cas.get(0).issue("CN=Mallory").build().certificate())
                .beside(circle);
    }

    private static HostileInput issuedByItself() {
        X509Certificate mallory =
                TestCertificate.selfSigned("CN=Acme Root CA").build().certificate();
        return HostileInput.of(
                "client certificate of the anchor's name, signed by itself", BAD_SIGNATURE, ANCHOR, mallory);
    }

    private static HostileInput repetitions() {
        TestCertificate mallory = TestAuthority.root("CN=Nobody")
                .intermediate("CN=CA")
                .issue("CN=Mallory")
                .build();
        return HostileInput.of("one CA certificate 120 times", UNKNOWN_ISSUER, ANCHOR, mallory.certificate())
                .beside(Collections.nCopies(120, mallory.issuers().get(0)));
    }

    private static HostileInput anchorWithAnotherKey() {
        TestCertificate mallory = TestAuthority.root("CN=Acme Root CA")
                .intermediate("CN=CA")
                .issue("CN=Mallory")
                .build();
        return HostileInput.of("anchor's name with another key", BAD_SIGNATURE, ANCHOR, mallory.certificate())
                .beside(mallory.issuers());
    }

    private static HostileInput anchorsOfOneName() {
        TestAuthority[] anchors = IntStream.range(0, 120)
                .mapToObj(i -> TestAuthority.root("CN=Acme Root CA"))
                .toArray(TestAuthority[]::new);
        return HostileInput.of("120 anchors of one name", LIMIT_EXCEEDED, ANCHOR, impostor())
                .under(Verification.anchoredAt(anchors));
    }

    private static HostileInput intermediatesOfOneName() {
        TestAuthority[] configured = IntStream.range(0, 120)
                .mapToObj(i -> TestAuthority.root("CN=Nobody").intermediate("CN=Acme Root CA"))
                .toArray(TestAuthority[]::new);
        return HostileInput.of("120 configured intermediates of the anchor's name", LIMIT_EXCEEDED, ANCHOR, impostor())
                .under(Verification.anchoredAt(ANCHOR).knowing(configured));
    }

    private static X509Certificate impostor() {
        return TestAuthority.root("CN=Acme Root CA").issue("CN=Mallory").build().certificate();
    }

    private static HostileInput anchorAsClient() {
        return HostileInput.of("anchor as client certificate", CA_CERTIFICATE, ANCHOR, ANCHOR.certificate());
    }
}
