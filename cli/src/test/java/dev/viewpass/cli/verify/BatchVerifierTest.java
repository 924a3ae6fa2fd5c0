package dev.viewpass.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchVerifierTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestAuthority root = TestAuthority.root("CN=Root,O=Acme");
    private final TestAuthority issuing = root.intermediate("CN=Issuing,O=Acme");
    private final TestCertificate alice = issuing.issue("CN=alice").build();
    private final BatchVerifier verifier = new BatchVerifier(Map.of("profile.eku", "if-present"));

    private ObjectNode caseOf(TestCertificate certificate) {
        ObjectNode line = JSON.createObjectNode()
                .put("id", "test/one")
                .put("purpose", "client")
                .put("time", Instant.now().toString())
                .put("leaf", certificate.pem());
        line.putArray("anchors").add(root.pem());
        line.putArray("intermediates").add(issuing.pem());
        line.putArray("crls");
        line.putObject("revocation").put("mode", "none");
        line.putNull("policies");
        line.putNull("maxDepth");
        return line;
    }

    private BatchAnswer answer(ObjectNode line) {
        return verifier.answer(line.toString());
    }

    @Test
    void goodCaseIsAccepted() {
        assertThat(answer(caseOf(alice)))
                .isEqualTo(new BatchAnswer("ACCEPT", "OK: CN=alice <- CN=Issuing,O=Acme <- CN=Root,O=Acme"));
    }

    @Test
    void badCaseIsRejectedWithItsCode() {
        ObjectNode late = caseOf(alice).put("time", "2099-01-01T00:00:00Z");

        assertThat(answer(late).verdict()).isEqualTo("REJECT");
        assertThat(answer(caseOf(alice.selfSignedLookAlike())).reason()).startsWith("UNKNOWN_ISSUER: ");
    }

    private BatchAnswer answerUnder(TestAuthority anchor) {
        ObjectNode line = caseOf(alice);
        line.putArray("anchors").add(anchor.pem());
        return answer(line);
    }

    @Test
    void whyNoAnchorRemainsIsTheCode() {
        Instant now = Instant.now();
        TestAuthority.Builder weak = TestAuthority.builder("CN=Root,O=Acme").rsa(1024);
        TestAuthority.Builder young =
                TestAuthority.builder("CN=Root,O=Acme").validity(now.plusSeconds(60), now.plusSeconds(120));
        TestAuthority.Builder lax =
                TestAuthority.builder("CN=Root,O=Acme").extension("2.5.29.19", false, new byte[] {0x30, 3, 1, 1, -1});
        TestAuthority.Builder none = TestAuthority.builder("CN=Root,O=Acme").withoutExtensions();

        assertThat(answer(caseOf(alice).put("time", "2099-01-01T00:00:00Z")).reason())
                .startsWith("EXPIRED: anchors: no anchor remains of 1; CN=Root,O=Acme is left out: it expired at");
        assertThat(answerUnder(young.root()).reason()).startsWith("NOT_YET_VALID: ");
        assertThat(answerUnder(weak.root()).reason()).startsWith("WEAK_KEY: ");
        assertThat(answerUnder(lax.root()).reason()).startsWith("ANCHOR_CONSTRAINTS: ");
        assertThat(answerUnder(none.root()).reason()).startsWith("ANCHOR_CONSTRAINTS: ");
    }

    @Test
    void anchorsOfALaxFormPassWhenTheSettingsSaySo() {
        TestAuthority lax = TestAuthority.builder("CN=Lax")
                .extension("2.5.29.19", false, new byte[] {0x30, 3, 1, 1, -1})
                .root();
        ObjectNode line = caseOf(lax.issue("CN=bob").build());
        line.putArray("anchors").add(lax.pem());

        assertThat(new BatchVerifier(Map.of("profile.allow-nonconforming", "true")).answer(line.toString()))
                .isEqualTo(new BatchAnswer("ACCEPT", "OK: CN=bob <- CN=Lax"));
    }

    @Test
    void serverPurposeDemandsServerUsage() {
        TestCertificate server = issuing.issue("CN=server").serverAuthOnly().build();

        assertThat(answer(caseOf(server)).reason()).startsWith("EXTENDED_KEY_USAGE: ");
        assertThat(answer(caseOf(server).put("purpose", "server")).verdict()).isEqualTo("ACCEPT");
        assertThat(answer(caseOf(server).put("purpose", "any")).verdict()).isEqualTo("ACCEPT");
    }

    @Test
    void depthCountsIntermediates() {
        assertThat(answer(caseOf(alice).put("maxDepth", 0)).reason()).startsWith("PATH_TOO_LONG: ");
        assertThat(answer(caseOf(alice).put("maxDepth", 1)).verdict()).isEqualTo("ACCEPT");
    }

    @Test
    void revocationFollowsItsBlock() {
        ObjectNode line = caseOf(alice);
        ((ArrayNode) line.get("crls")).add(issuing.crl().revoke(alice).pem());
        line.putObject("revocation").put("mode", "crl").put("scope", "leaf").put("unknown", "deny");
        assertThat(answer(line).reason()).startsWith("REVOKED: ");

        line.putObject("revocation").put("mode", "crl").put("scope", "chain").put("unknown", "deny");
        assertThat(answer(line).reason()).startsWith("REVOCATION_UNKNOWN: ");

        line.putArray("crls").add("-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n");
        assertThat(answer(line).reason()).startsWith("REVOCATION_UNUSABLE: ");

        line.putObject("revocation").put("mode", "ocsp").put("scope", "leaf").put("unknown", "allow");
        assertThat(answer(line).verdict()).isEqualTo("ACCEPT");

        line.putObject("revocation").put("mode", "ocsp").put("scope", "leaf").put("unknown", "deny");
        assertThat(answer(line).reason()).startsWith("REVOCATION_UNKNOWN: ");
        line.putObject("revocation").put("mode", "ocsp").put("scope", "leaf").put("unknown", "allow");
        for (String broken : List.of("", "AAAA", "MAMKAQM=", "no base64")) {
            line.putArray("ocsp").add(broken);
            assertThat(answer(line).reason()).as(broken).startsWith("REVOCATION_UNUSABLE: ");
        }
    }

    @Test
    void settingsVaryThePolicy() {
        TestCertificate weak = issuing.issue("CN=weak").rsa(1024).build();

        assertThat(answer(caseOf(weak)).reason()).startsWith("WEAK_KEY: ");
        assertThat(new BatchVerifier(Map.of("profile.eku", "if-present", "algorithms", "rsa>=1024,p256,sha256"))
                        .answer(caseOf(weak).toString())
                        .verdict())
                .isEqualTo("ACCEPT");
    }

    @Test
    void brokenIntermediateIsLeftOutAndBrokenLeafIsRejected() {
        ObjectNode line = caseOf(alice);
        ((ArrayNode) line.get("intermediates"))
                .insert(0, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThat(answer(line).verdict()).isEqualTo("ACCEPT");

        line.put("leaf", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThat(answer(line).reason()).startsWith("MALFORMED_CERTIFICATE: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{}", "{\"purpose\":\"client\"}", "no json", "{\"purpose\":\"client\"} x"})
    void lineThatIsNoCaseIsUnsupported(String line) {
        assertThat(verifier.answer(line).verdict()).isEqualTo("UNSUPPORTED");
    }

    @Test
    void caseWithUnknownWordsIsUnsupported() {
        assertThat(answer(caseOf(alice).put("purpose", "mail")).verdict()).isEqualTo("UNSUPPORTED");
        assertThat(answer(caseOf(alice).put("time", "yesterday")).verdict()).isEqualTo("UNSUPPORTED");
        assertThat(answer(caseOf(alice).putNull("leaf")).verdict()).isEqualTo("UNSUPPORTED");
        ObjectNode many = caseOf(alice);
        ArrayNode pool = many.putArray("intermediates");
        for (int i = 0; i <= BatchCase.MAX_INTERMEDIATES; i++) {
            pool.add(issuing.pem());
        }
        assertThat(answer(many).verdict()).isEqualTo("UNSUPPORTED");
    }
}
