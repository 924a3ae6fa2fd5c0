package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.gateway.SentRequest;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Rfc9440HeaderFuzzTest {
    private static final int MUTANTS = 20_000;
    private static final Set<RejectionReason> EXPECTED =
            EnumSet.of(RejectionReason.MALFORMED_CERTIFICATE, RejectionReason.MALFORMED_FIELD);

    private final Random random = new Random(20_260_101);
    private final ClientCertificateHeader header =
            Formats.rfc9440("Client-Cert", "Client-Cert-Chain", HeaderLimits.ofCertificates(4));
    private final TestCertificate alice = TestAuthority.root("CN=Acme Root CA,O=Acme")
            .issue("CN=Alice,OU=Ops,O=Acme")
            .email("alice@acme.example")
            .uri("spiffe://acme.example/alice")
            .policies("1.2.3.4")
            .crlDistributionPoint("http://acme.example/crl")
            .ocspResponder("http://acme.example/ocsp")
            .build();

    @Test
    void mutantsOfACertificateAreReadOrRefusedAndNothingIsThrown() throws Exception {
        byte[] genuine = alice.certificate().getEncoded();
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = genuine.clone();
            int at = random.nextInt(mutant.length);
            mutant[at] = (byte) random.nextInt(256);
            HeaderContent content = read(":" + Base64.getEncoder().encodeToString(mutant) + ":");

            assertReadAsSentOrRefused(content, mutant);
        }
    }

    @Test
    void truncatedAndExtendedCertificatesAreRefused() throws Exception {
        byte[] genuine = alice.certificate().getEncoded();
        for (int length = 0; length < genuine.length + 20; length++) {
            if (length != genuine.length) {
                byte[] resized = Arrays.copyOf(genuine, length);

                assertThat(read(":" + Base64.getEncoder().encodeToString(resized) + ":"))
                        .isInstanceOf(HeaderContent.Malformed.class);
            }
        }
    }

    @Test
    void mutantsOfTheFieldTextAreReadOrRefusedAndNothingIsThrown() throws Exception {
        String genuine = alice.clientCert();
        byte[] encoded = alice.certificate().getEncoded();
        for (int i = 0; i < MUTANTS / 4; i++) {
            StringBuilder text = new StringBuilder(genuine);
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(0x180));
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, (char) random.nextInt(0x180));
            }
            HeaderContent content = read(text.toString());

            if (content instanceof HeaderContent.Presented presented
                    && Arrays.equals(presented.chain().endEntity().getEncoded(), encoded)) {
                assertThat(text.toString().strip()).startsWith(genuine);
            }
        }
    }

    private HeaderContent read(String field) {
        return header.read(SentRequest.empty().with("Client-Cert", field).proven());
    }

    private static void assertReadAsSentOrRefused(HeaderContent content, byte[] sent) throws Exception {
        if (content instanceof HeaderContent.Presented presented) {
            assertThat(presented.chain().endEntity().getEncoded()).isEqualTo(sent);
        } else {
            assertThat(content).isInstanceOf(HeaderContent.Malformed.class);
            assertThat(((HeaderContent.Malformed) content).rejection().reason()).isIn(EXPECTED);
        }
    }
}
