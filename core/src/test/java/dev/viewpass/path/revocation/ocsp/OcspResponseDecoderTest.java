package dev.viewpass.path.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.viewpass.certificate.DerException;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OcspResponseDecoderTest {
    private final Instant now = Instant.now();
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final TestCertificate alice = root.issue("CN=Alice").build();

    private Responder responder(int answers, CertificateStatus status) {
        Responder responder = Responder.byName(root.certificate(), root.privateKey(), now);
        for (int i = 0; i < answers; i++) {
            responder.answer(Responder.id(alice.certificate(), root.certificate(), Responder.SHA_1), status, now, now);
        }
        return responder;
    }

    private static void assertRefused(String message, byte[] encoded) {
        assertThatThrownBy(() -> OcspResponseDecoder.decode(encoded))
                .isInstanceOf(DerException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "1,malformedRequest (1)",
        "2,internalError (2)",
        "3,tryLater (3)",
        "5,sigRequired (5)",
        "6,unauthorized (6)",
        "9,status (9)"
    })
    void refusalOfTheResponderIsNamed(int status, String text) {
        assertRefused(
                "the OCSP responder answered " + text + " in place of a status",
                new byte[] {0x30, 3, 0x0a, 1, (byte) status});
    }

    @Test
    void onlyTheBasicTypeIsKnown() throws Exception {
        OCSPResponse nonce = new OCSPResponse(
                new OCSPResponseStatus(0),
                new ResponseBytes(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, new DEROctetString(new byte[] {5, 0})));

        assertRefused("OCSP response of the type 1.3.6.1.5.5.7.48.1.2; only id-pkix-ocsp-basic", nonce.getEncoded());
        assertRefused("tag 0xa0 expected", new byte[] {0x30, 3, 0x0a, 1, 0});
        assertRefused("status that is not one octet", new byte[] {0x30, 4, 0x0a, 2, 0, 0});
    }

    @Test
    void numberOfPartsIsBounded() {
        Responder crowded = responder(1, CertificateStatus.GOOD);
        for (int i = 0; i < 9; i++) {
            crowded.enclosing(alice.certificate());
        }
        assertThat(responder(64, CertificateStatus.GOOD).response().data().responses())
                .hasSize(64);
        assertRefused(
                "more than 64 answers", responder(65, CertificateStatus.GOOD).encoded());
        assertRefused("more than 8 certificates", crowded.encoded());
        assertRefused("more than 65536 octets", new byte[65_537]);
    }

    @Test
    void reasonMustExist() {
        assertThat(responder(1, new RevokedStatus(Date.from(now)))
                        .response()
                        .data()
                        .responses())
                .hasSize(1);
        assertRefused(
                "reason of revocation that does not exist",
                responder(1, new RevokedStatus(Date.from(now), 7)).encoded());
        assertRefused(
                "reason of revocation that does not exist",
                responder(1, new RevokedStatus(Date.from(now), 11)).encoded());
    }

    @Test
    void everyCutAndEveryChangeIsReadOrRefusedInAnOrderlyWay() {
        byte[] encoded = responder(1, CertificateStatus.GOOD)
                .enclosing(alice.certificate())
                .encoded();
        assertRefused("end-of-contents octets", Arrays.copyOf(encoded, encoded.length + 1));
        for (int i = 0; i < encoded.length; i++) {
            assertRefused("", Arrays.copyOf(encoded, i));
            byte[] changed = encoded.clone();
            changed[i] ^= 0x21;
            Throwable thrown = catchThrowable(() -> OcspResponseDecoder.decode(changed));
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(DerException.class);
            }
        }
    }
}
