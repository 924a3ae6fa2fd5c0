package dev.viewpass.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.path.VerifiedPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalSelectorTest {
    private final VerifiedPath alice = Caller.named(
            "CN=Alice,OU=Ops,O=Acme",
            certificate -> certificate
                    .email("alice@acme.example")
                    .uri("spiffe://acme.example/alice")
                    .dns("alice.acme.example"));

    @Test
    void eachSelectorTakesItsPartOfTheCertificate() throws DerException {
        assertThat(PrincipalSelector.SUBJECT.names(alice)).containsExactly("CN=Alice,OU=Ops,O=Acme");
        assertThat(PrincipalSelector.SUBJECT_CN.names(alice)).containsExactly("Alice");
        assertThat(PrincipalSelector.SAN_EMAIL.names(alice)).containsExactly("alice@acme.example");
        assertThat(PrincipalSelector.SAN_URI.names(alice)).containsExactly("spiffe://acme.example/alice");
        assertThat(PrincipalSelector.FINGERPRINT.names(alice))
                .containsExactly(CertificateText.fingerprint(alice.endEntity()));
    }

    @Test
    void subjectIsNeverCut() throws DerException {
        String longName = "CN=" + "x".repeat(1_000);

        assertThat(PrincipalSelector.SUBJECT.names(Caller.named(longName))).containsExactly(longName);
    }

    @Test
    void whatIsNotThereYieldsNothing() throws DerException {
        VerifiedPath nameless = Caller.named("", certificate -> certificate.dns("host.acme.example"));

        assertThat(PrincipalSelector.SUBJECT.names(nameless)).isEmpty();
        assertThat(PrincipalSelector.SUBJECT_CN.names(nameless)).isEmpty();
        assertThat(PrincipalSelector.SAN_EMAIL.names(nameless)).isEmpty();
        assertThat(PrincipalSelector.SAN_URI.names(nameless)).isEmpty();
    }

    @Test
    void allCandidatesAreYieldedSoThatAmbiguityIsSeen() throws DerException {
        VerifiedPath twice = Caller.named(
                "CN=alice,CN=admin",
                certificate -> certificate
                        .email("alice@acme.example")
                        .email("admin@acme.example")
                        .uri("spiffe://acme.example/alice")
                        .uri("spiffe://acme.example/admin"));

        assertThat(PrincipalSelector.SUBJECT_CN.names(twice)).containsExactlyInAnyOrder("admin", "alice");
        assertThat(PrincipalSelector.SAN_EMAIL.names(twice)).hasSize(2);
        assertThat(PrincipalSelector.SAN_URI.names(twice)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2.5.4.13=\"CN=admin\",CN=bob", "O=\"x, CN=admin\",CN=bob", "CN=bob,OU=CN\\=admin"})
    void textThatLooksLikeACommonNameIsNone(String subject) throws DerException {
        assertThat(PrincipalSelector.SUBJECT_CN.names(Caller.named(subject))).containsExactly("bob");
    }

    @Test
    void lineEndsInASubjectAreEscaped() throws DerException {
        assertThat(PrincipalSelector.SUBJECT.names(Caller.named("CN=bob\r\nadmin")))
                .containsExactly("CN=bob\\0d\\0aadmin");
        assertThat(PrincipalSelector.SUBJECT.names(Caller.named("CN=bob\\\\0d\\\\0aadmin")))
                .containsExactly("CN=bob\\\\0d\\\\0aadmin");
    }

    @ParameterizedTest
    @CsvSource({"CN=#0c01ff", "CN=#0c02c328", "CN=#1302c3a9"})
    void subjectThatIsNoTextHasNoName(String subject) {
        VerifiedPath broken = Caller.named(subject);

        assertThatExceptionOfType(DerException.class).isThrownBy(() -> PrincipalSelector.SUBJECT_CN.names(broken));
        assertThatExceptionOfType(DerException.class)
                .as("two such subjects would have one text")
                .isThrownBy(() -> PrincipalSelector.SUBJECT.names(broken));
    }

    @Test
    void nameComesFromTheCallerAndNeverFromAnIssuer() throws DerException {
        for (PrincipalSelector selector : PrincipalSelector.values()) {
            assertThat(selector.names(alice)).noneMatch(name -> name.contains("People"));
        }
    }

    @Test
    void everySelectorIsFoundByItsKeyOnly() {
        for (PrincipalSelector selector : PrincipalSelector.values()) {
            assertThat(PrincipalSelector.of(selector.key())).hasValue(selector);
            assertThat(selector).hasToString(selector.key());
        }
        assertThat(PrincipalSelector.of("Subject")).isEmpty();
        assertThat(PrincipalSelector.of("")).isEmpty();
    }
}
