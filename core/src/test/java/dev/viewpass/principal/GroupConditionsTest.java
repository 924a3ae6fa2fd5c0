package dev.viewpass.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.path.Verification;
import dev.viewpass.path.VerifiedPath;
import dev.viewpass.testkit.TestAuthority;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupConditionsTest {
    private final VerifiedPath alice = Caller.named(
            "CN=Alice,OU=Ops,OU=Night Shift,O=Acme,1.2.840.113549.1.9.1=alice@acme.example",
            certificate -> certificate
                    .email("alice@acme.example")
                    .email("alice@lab.acme.example")
                    .dns("alice.acme.example")
                    .uri("spiffe://acme.example/ns/billing"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject.cn=Alice",
                "subject.CN=Alice",
                "subject.2.5.4.3=Alice",
                "subject.ou=Ops",
                "subject.ou=Night Shift",
                "subject.ou=Night*",
                "subject.emailaddress=alice@acme.example",
                "subject.1.2.840.113549.1.9.1=alice@acme.example",
                "san.email=alice@acme.example",
                "san.email=*@lab.acme.example",
                "san.dns=alice.acme.example",
                "san.dns=*.acme.example",
                "san.uri=spiffe://acme.example/ns/*",
                "principal=Alice",
                "principal=Al*",
                "issuer=CN=People CA,O=Acme",
                "anchor=CN=Acme Root CA,O=Acme"
            })
    void holds(String condition) throws DerException {
        assertThat(holds(condition, alice)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject.cn=alice",
                "subject.cn=Bob",
                "subject.ou=ops",
                "subject.ou=Ops,Night Shift",
                "subject.l=Ops",
                "san.email=*@acme",
                "san.email=ALICE@acme.example",
                "san.dns=*.example",
                "san.dns=alice@acme.example",
                "san.uri=spiffe://acme.example/*",
                "principal=alice",
                "issuer=CN=Acme Root CA,O=Acme",
                "issuer=CN=Alice",
                "anchor=CN=People CA,O=Acme",
                "issuer=O=Acme,CN=People CA",
                "issuer=CN=People CA"
            })
    void doesNotHold(String condition) throws DerException {
        assertThat(holds(condition, alice)).isFalse();
    }

    @Test
    void commonNameMustBeSingleValued() throws DerException {
        for (String subject : new String[] {"CN=alice,CN=admin", "CN=admin+CN=alice", "CN=admin,CN=admin"}) {
            VerifiedPath twice = Caller.named(subject);

            assertThat(holds("subject.cn=admin", twice)).isFalse();
            assertThat(holds("subject.CN=**", twice)).isFalse();
            assertThat(holds("subject.2.5.4.3=admin", twice)).isFalse();
        }
        assertThat(holds("subject.cn=**", Caller.named("O=Acme"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=People CA,O=Acme",
                "cn=people ca,o=ACME",
                "CN=People   CA, O=Acme",
                "CN=\"People CA\",O=Acme",
                "2.5.4.3=People CA,2.5.4.10=Acme",
                "CN=#130950656f706c65204341,O=Acme"
            })
    void namesCompareByTheRulesOfRfc5280(String name) throws DerException {
        assertThat(holds("issuer=" + name, alice)).isTrue();
    }

    @Test
    void escapesOfDistinguishedNamesAreKept() throws DerException {
        TestAuthority odd = Caller.ROOT.intermediate("CN=R&D\\, A|B*,O=Acme");
        VerifiedPath path =
                Verification.anchoredAt(Caller.ROOT).path(odd.issue("CN=Bob").build());

        assertThat(GroupRule.parse("issuer=CN=R\\&D\\, A\\|B\\*,O=Acme").holds(path, "Bob"))
                .isTrue();
        assertThat(GroupRule.parse("issuer=CN=R\\&D,O=Acme").holds(path, "Bob")).isFalse();
    }

    @Test
    void fingerprintsNameCallerAndAnchor() throws DerException {
        String leaf = CertificateText.fingerprint(alice.endEntity());
        String anchor = CertificateText.fingerprint(alice.anchor());

        assertThat(holds("fingerprint=" + leaf, alice)).isTrue();
        assertThat(holds("fingerprint=" + anchor, alice)).isFalse();
        assertThat(holds("anchor=" + anchor, alice)).isTrue();
        assertThat(holds("anchor=" + leaf, alice)).isFalse();
    }

    @Test
    void anchorIsToldFromItsNamesakeByFingerprint() throws DerException {
        TestAuthority namesake = TestAuthority.root("CN=Acme Root CA,O=Acme");
        VerifiedPath foreign = Verification.anchoredAt(namesake)
                .path(namesake.issue("CN=Alice").build());
        String anchor = "anchor=" + CertificateText.fingerprint(alice.anchor());

        assertThat(holds("anchor=CN=Acme Root CA,O=Acme", foreign)).isTrue();
        assertThat(holds(anchor, foreign)).isFalse();
    }

    @Test
    void issuerOfACallerBelowTheAnchorIsTheAnchor() throws DerException {
        VerifiedPath direct = Verification.anchoredAt(Caller.ROOT)
                .path(Caller.ROOT.issue("CN=Direct").build());

        assertThat(holds("issuer=CN=Acme Root CA,O=Acme", direct)).isTrue();
    }

    @Test
    void brokenNameIsAnErrorAndNotAMismatch() {
        VerifiedPath broken = Caller.named("OU=#0c01ff,CN=Bob");

        assertThatExceptionOfType(DerException.class).isThrownBy(() -> holds("subject.cn=Bob", broken));
        assertThatExceptionOfType(DerException.class).isThrownBy(() -> holds("subject.ou=x", broken));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ou=Ops | 'ou' is not a kind of condition; write subject.<attribute>",
                "Subject.ou=Ops | 'Subject.ou' is not a kind of condition",
                "san.ip=192.0.2.7 | 'san.ip' is not a kind of condition",
                "subject.=Ops | '' is not a known attribute; write its object identifier",
                "subject.department=Ops | 'department' is not a known attribute",
                "subject.2=Ops | '2' is not a known attribute",
                "subject.3.1.2=Ops | '3.1.2' is not a known attribute",
                "subject.2.05=Ops | '2.05' is not a known attribute",
                "subject.cn=a\\ | 'a\\' ends with a single",
                "fingerprint=sha256:00 | 'sha256:00' is not a fingerprint",
                "anchor=sha256:00 | 'sha256:00' is not a fingerprint",
                "issuer=CN=* | '*' has no meaning in a distinguished name",
                "issuer=People CA | 'People CA' is not a distinguished name of RFC 4514",
                "anchor=CN | 'CN' is not a distinguished name of RFC 4514",
                "policy=1.2.3.4 | the condition 'policy' is not available in this version",
                "serial-issuer=1 | the condition 'serial-issuer' is not available in this version"
            })
    void unknownOrBrokenConditionIsAnError(String condition, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupConditions.parse(condition))
                .withMessageStartingWith(message);
    }

    @Test
    void fingerprintIsInLowerCase() {
        String upper = CertificateText.fingerprint(alice.endEntity())
                .toUpperCase(Locale.ROOT)
                .replace("SHA256", "sha256");

        assertThatIllegalArgumentException().isThrownBy(() -> GroupConditions.parse("fingerprint=" + upper));
    }

    private static boolean holds(String condition, VerifiedPath path) throws DerException {
        return GroupConditions.parse(condition).holds(path, "Alice");
    }
}
