package dev.viewpass.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathDrawingTest {
    private final TestAuthority root = TestAuthority.root("CN=Root");
    private final TestAuthority people = root.intermediate("CN=People");

    @Test
    void leadsFromTheCallerToTheAnchor() {
        TestCertificate alice = people.issue("CN=alice").build();

        assertThat(PathDrawing.draw(alice.chain()))
                .containsSubsequence(
                        "Certificate of the caller",
                        "CN=alice",
                        "Certification authority",
                        "CN=People",
                        "Trust anchor",
                        "CN=Root");
    }

    @Test
    void drawsTheAnchorOnceWhenThePathHasItAlready() {
        X509Certificate alice = people.issue("CN=alice").build().certificate();

        assertThat(PathDrawing.draw(List.of(alice, people.certificate(), root.certificate())))
                .containsOnlyOnce("Trust anchor")
                .containsOnlyOnce("CN=Root");
    }

    @Test
    void escapesNames() {
        TestCertificate mallory = people.issue("CN=\\<script\\>").build();

        assertThat(PathDrawing.draw(mallory.chain())).contains("&lt;script").doesNotContain("<script");
    }

    @Test
    void tellsTheKindsOfKeys() {
        assertThat(PathDrawing.draw(people.issue("CN=a").rsa(2048).build().chain()))
                .contains("RSA 2048", "EC 256");
        assertThat(PathDrawing.draw(people.issue("CN=a").ed25519().build().chain()))
                .contains("EdDSA");
    }

    @Test
    void saysThatThereIsNone() {
        assertThat(PathDrawing.draw(List.of())).contains("No certificate was presented");
    }
}
