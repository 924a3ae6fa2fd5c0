package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.CertificateParts;
import dev.viewpass.certificate.Der;
import dev.viewpass.gateway.SentRequest;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** One certificate has one encoding: what the JDK's factory would read all the same is refused in either field. */
class Rfc9440HeaderEncodingTest {
    private final TestCertificate alice =
            TestAuthority.root("CN=Acme Root CA").issue("CN=Alice").build();

    @Test
    void octetsAfterTheCertificateAreRefused() throws Exception {
        byte[] encoded = alice.certificate().getEncoded();

        assertRefused(Der.concat(encoded, Der.bytes(0)));
        assertRefused(Der.concat(encoded, encoded));
        assertRefused(Der.concat(encoded, "\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void textIsRefused() {
        assertRefused(alice.pem().getBytes(StandardCharsets.US_ASCII));
        assertRefused(alice.chainPem().getBytes(StandardCharsets.US_ASCII));
        assertRefused(alice.clientCert().getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void indefiniteAndLongLengthsAreRefused() throws Exception {
        byte[] encoded = alice.certificate().getEncoded();
        byte[] contents = Arrays.copyOfRange(encoded, 4, encoded.length);

        assertRefused(Der.concat(Der.bytes(0x30, 0x80), contents, Der.bytes(0, 0)));
        assertRefused(Der.concat(Der.bytes(0x30, 0x83, 0, encoded[2], encoded[3]), contents));
    }

    @Test
    void changedSignatureEncodingIsRefused() throws Exception {
        byte[] signature = alice.certificate().getSignature();
        CertificateParts parts = CertificateParts.of(alice.certificate());

        assertRefused(
                parts.withSignature(0, Der.concat(signature, Der.bytes(0))).encoded());
        assertRefused(parts.withSignature(0, new byte[0]).encoded());
        assertRefused(parts.withSignature(0, Der.hex("30 06 02 01 00 02 01 00")).encoded());
    }

    private void assertRefused(byte[] encoded) {
        String item = ":" + Base64.getEncoder().encodeToString(encoded) + ":";
        SentRequest asLeaf = SentRequest.empty().with("Client-Cert", item);
        SentRequest inChain =
                SentRequest.empty().with("Client-Cert", alice.clientCert()).with("Client-Cert-Chain", item);
        ClientCertificateHeader header =
                Formats.rfc9440("Client-Cert", "Client-Cert-Chain", HeaderLimits.ofCertificates(4));

        for (SentRequest sent : new SentRequest[] {asLeaf, inChain}) {
            HeaderContent content = header.read(sent.proven());
            assertThat(content).isInstanceOf(HeaderContent.Malformed.class);
            assertThat(((HeaderContent.Malformed) content).rejection().reason())
                    .isEqualTo(RejectionReason.MALFORMED_CERTIFICATE);
        }
    }
}
