package dev.viewpass.path.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.Der;
import dev.viewpass.path.AlgorithmPolicy;
import dev.viewpass.testkit.TestAuthority;
import java.io.Serial;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OcspResponseTest {
    private final Instant now = Instant.now();
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final OcspResponse response = Responder.byName(root.certificate(), root.privateKey(), now)
            .answer(
                    Responder.id(root.issue("CN=Alice").build().certificate(), root.certificate(), Responder.SHA_1),
                    CertificateStatus.GOOD,
                    now,
                    now)
            .response();

    /** A key that counts how often a signature is verified with it: a provider asks a foreign key for its octets. */
    private static final class CountedKey implements PublicKey {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient AtomicInteger uses = new AtomicInteger();
        private final PublicKey key;

        CountedKey(PublicKey key) {
            this.key = key;
        }

        @Override
        public String getAlgorithm() {
            return key.getAlgorithm();
        }

        @Override
        public String getFormat() {
            return key.getFormat();
        }

        @Override
        public byte[] getEncoded() {
            uses.incrementAndGet();
            return key.getEncoded();
        }
    }

    @Test
    void signatureIsVerifiedOnceForAKey() {
        CountedKey signer = new CountedKey(root.certificate().getPublicKey());
        CountedKey other =
                new CountedKey(TestAuthority.root("CN=Other").certificate().getPublicKey());

        assertThat(response.isSignedBy(signer)).isTrue();
        assertThat(response.isSignedBy(other)).isFalse();
        int first = signer.uses.get() + other.uses.get();
        assertThat(response.isSignedBy(signer)).isTrue();
        assertThat(response.isSignedBy(other)).isFalse();

        assertThat(first).isPositive();
        assertThat(signer.uses.get() + other.uses.get()).isEqualTo(first);
    }

    @Test
    void memoryIsBoundedAndTheResultStaysRight() {
        PublicKey other = TestAuthority.root("CN=Other").certificate().getPublicKey();
        for (int i = 0; i < 16; i++) {
            assertThat(response.isSignedBy(new CountedKey(other))).isFalse();
        }
        CountedKey signer = new CountedKey(root.certificate().getPublicKey());

        assertThat(response.isSignedBy(signer)).isTrue();
        int first = signer.uses.get();
        assertThat(response.isSignedBy(signer)).isTrue();

        assertThat(signer.uses.get()).isEqualTo(2 * first).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"02 04 7f ff ff ff", "02 04 40 00 00 00", "02 09 01 00 00 00 00 00 00 00 00", "02 01 ff"})
    void hostileSaltOfRsassaPssEndsInARefusal(String salt) {
        PublicKey rsa =
                TestAuthority.builder("CN=RSA").rsa(2048).root().certificate().getPublicKey();
        byte[] sha256 = Der.hex("30 0b 06 09 60 86 48 01 65 03 04 02 01");
        byte[] parameters = Der.sequence(
                Der.element(0xa0, sha256),
                Der.element(0xa1, Der.sequence(Der.hex("06 09 2a 86 48 86 f7 0d 01 01 08"), sha256)),
                Der.element(0xa2, Der.hex(salt)));
        OcspResponse hostile = new OcspResponse(
                response.data(), new byte[10], "1.2.840.113549.1.1.10", parameters, new byte[256], List.of());

        // Nothing but a refusal or an answer may come of it.
        AlgorithmPolicy.DEFAULT.checkSignature(hostile.signatureAlgorithm(), parameters);
        assertThat(hostile.isSignedBy(rsa)).isFalse();
    }
}
