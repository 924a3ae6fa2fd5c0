package dev.viewpass.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.testkit.TestCertificate;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImpostorTest {
    private static final Certification AUTHORITIES = Certification.named("CN=Root", "CN=Issuing");
    private static final OriginSecret SECRET = OriginSecret.random();
    private static final CertifiedCaller ALICE = CertifiedCaller.of(
            new Identity("CN=alice,O=Acme", builder -> builder.rsa(2048).email("alice@acme.example")), AUTHORITIES);

    private static TestCertificate presented(Impostor kind) {
        return kind.certificate(ALICE, AUTHORITIES);
    }

    private static X509Certificate issuer() {
        return AUTHORITIES.issuer().certificate();
    }

    @ParameterizedTest
    @EnumSource
    void eachSaysTheSameNamesAsTheCaller(Impostor kind) throws Exception {
        X509Certificate forged = presented(kind).certificate();
        X509Certificate genuine = ALICE.genuine().certificate();

        assertThat(forged.getSubjectX500Principal()).isEqualTo(genuine.getSubjectX500Principal());
        assertThat(forged.getSubjectAlternativeNames()).containsExactly(List.of(1, "alice@acme.example"));
    }

    @Test
    void theSelfSignedOneHasNoIssuer() throws Exception {
        TestCertificate forged = presented(Impostor.SELF_SIGNED);

        forged.certificate().verify(forged.certificate().getPublicKey());
        assertThat(forged.issuers()).isEmpty();
    }

    @Test
    void theForeignAuthorityHasTheRightNamesAndWrongKeys() {
        TestCertificate forged = presented(Impostor.FOREIGN_AUTHORITY);

        assertThat(forged.certificate().getIssuerX500Principal()).isEqualTo(issuer().getSubjectX500Principal());
        assertThat(forged.issuers())
                .singleElement()
                .extracting(X509Certificate::getIssuerX500Principal)
                .isEqualTo(AUTHORITIES.root().certificate().getSubjectX500Principal());
        assertThatExceptionOfType(SignatureException.class)
                .isThrownBy(() -> forged.certificate().verify(issuer().getPublicKey()));
        assertThatExceptionOfType(SignatureException.class)
                .isThrownBy(() -> forged.issuers()
                        .get(0)
                        .verify(AUTHORITIES.root().certificate().getPublicKey()));
    }

    @Test
    void theExpiredOneIsGenuineAndOver() throws Exception {
        X509Certificate expired = presented(Impostor.EXPIRED).certificate();

        expired.verify(issuer().getPublicKey());
        assertThat(expired.getNotAfter()).isBefore(Date.from(Instant.now()));
    }

    @Test
    void theServersOneIsGenuineAndForServersOnly() throws Exception {
        X509Certificate server = presented(Impostor.SERVER_CERTIFICATE).certificate();

        server.verify(issuer().getPublicKey());
        server.checkValidity();
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void twoSendTheGenuineOneWithoutTheSecretOrWithAnother() {
        assertThat(presented(Impostor.PAST_THE_GATEWAY)).isEqualTo(ALICE.genuine());
        assertThat(presented(Impostor.WRONG_SECRET)).isEqualTo(ALICE.genuine());
        assertThat(Impostor.PAST_THE_GATEWAY.secret(SECRET)).isEmpty();
        assertThat(Impostor.WRONG_SECRET.secret(SECRET)).hasValueSatisfying(guess -> {
            assertThat(guess.field()).isEqualTo(SECRET.field());
            assertThat(guess.value()).hasSameSizeAs(SECRET.value()).isNotEqualTo(SECRET.value());
        });
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PAST_THE_GATEWAY", "WRONG_SECRET"})
    void theOthersComeThroughTheGateway(Impostor kind) {
        try (ForwardedCallers callers =
                ForwardedCallers.builder().caller("alice", "CN=alice").build()) {
            Map<String, String> fields = callers.impostor(kind, "alice").fields();

            assertThat(fields).containsAllEntriesOf(callers.anonymous().fields());
            assertThat(fields.get("Client-Cert"))
                    .startsWith(":MII")
                    .isNotEqualTo(callers.certificate("alice").clientCert());
        }
    }
}
