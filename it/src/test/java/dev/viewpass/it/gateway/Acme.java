package dev.viewpass.it.gateway;

import dev.viewpass.cli.process.TemporaryDirectory;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A company with an application behind a gateway: its authorities, its people, its settings. */
final class Acme {
    static final String SECRET_FIELD = "X-Gateway-Secret";
    /** What HAProxy's own syntax could take for something else. */
    static final String SECRET = "9f0c%[src]\"${HOME}\\'#41d7a6b2e85c3";

    private static final int LARGE = 7_000;

    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private final TestAuthority policy = root.intermediate("CN=Acme Policy CA,O=Acme");
    private final TestAuthority people = policy.intermediate("CN=Acme People CA,O=Acme");
    private final TestAuthority large = large(large(root, "CN=Acme Large CA 1"), "CN=Acme Large CA 2");

    private final TestCertificate alice = people.issue("CN=alice,O=Acme").build();

    // Most of the certificate is an extension that nobody knows and that is not critical.
    private static TestAuthority large(TestAuthority issuer, String name) {
        return issuer.intermediateBuilder(name)
                .extension("1.3.6.1.4.1.32473.2", false, new byte[LARGE])
                .build();
    }

    /** Somebody two issuers below the root, both of which have to be presented or configured. */
    TestCertificate alice() {
        return alice;
    }

    /** Alice, who presents nothing but her own certificate. */
    TestCertificate aliceWithoutChain() {
        return alice.withIssuers(List.of());
    }

    /** Somebody whose certificates take more than 16 KiB in the fields. */
    TestCertificate dora() {
        return large.issue("CN=dora,O=Acme").build();
    }

    TestCertificate expired() {
        return people.issue("CN=mallory,O=Acme").expired().build();
    }

    /** Writes the settings of an application that has to be sent the issuing authorities. */
    Path settings(TemporaryDirectory directory) throws IOException {
        return directory.file("chain-presented.properties", text(directory, "chain-presented.pem"));
    }

    /** Writes the settings of an application that knows the issuing authorities. */
    Path settingsWithIntermediates(TemporaryDirectory directory) throws IOException {
        Path intermediates = directory.file("intermediates.pem", policy.pem() + people.pem());
        return directory.file(
                "chain-configured.properties",
                text(directory, "chain-configured.pem") + "intermediates=" + intermediates + "\n");
    }

    private String text(TemporaryDirectory directory, String anchors) throws IOException {
        return """
                source=rfc9440
                gateway.secret.field=%s
                gateway.secret.values=${file:%s}
                anchors=%s
                revocation=off
                certificate=optional
                refusal.detail=code
                principal=subject.cn
                group.user=subject.o=Acme
                group.admin=subject.o=Acme
                """.formatted(
                        SECRET_FIELD, directory.file(anchors + ".secret", SECRET), directory.file(anchors, root.pem()));
    }
}
