package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.gateway.SentRequest;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PercentEncodedPemHeaderFuzzTest {
    private static final String FIELD = "CloudFront-Viewer-Cert-Pem";
    private static final int MUTANTS = 5_000;
    private static final Set<RejectionReason> EXPECTED =
            EnumSet.of(RejectionReason.MALFORMED_CERTIFICATE, RejectionReason.MALFORMED_FIELD);
    private static final String[] TOKENS = {
        "%",
        "%%",
        "%0A",
        "%0a",
        "%0D",
        "%00",
        "%09",
        "%20",
        "%2B",
        "%25",
        "%7F",
        "%80",
        "+",
        "/",
        "=",
        "==",
        "-",
        "-----",
        " ",
        ",",
        "\t",
        "\n",
        "A",
        "-----BEGIN%20CERTIFICATE-----",
        "-----END%20CERTIFICATE-----"
    };

    private final Random random = new Random(20_260_102);
    private final ClientCertificateHeader header = Formats.percentPem(FIELD, HeaderLimits.ofCertificates(1));
    private final TestCertificate alice = TestAuthority.root("CN=Acme Root CA,O=Acme")
            .issue("CN=Alice,OU=Ops,O=Acme")
            .email("alice@acme.example")
            .build();
    private final String genuine = ViewerCertPem.of(alice);

    @Test
    void mutantsOfACertificateAreReadAsSentOrRefusedAndNothingIsThrown() throws Exception {
        byte[] encoded = alice.certificate().getEncoded();
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = encoded.clone();
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            HeaderContent content = read(ViewerCertPem.of(mutant));

            if (content instanceof HeaderContent.Presented presented) {
                assertThat(presented.chain().endEntity().getEncoded()).isEqualTo(mutant);
            } else {
                assertRefused(content);
            }
        }
    }

    @Test
    void truncatedFieldsAreRefused() {
        int lineEnd = "%0A".length();
        for (int length = 1; length < genuine.length() - lineEnd; length++) {
            assertRefused(read(genuine.substring(0, length)));
        }
        assertRefused(read(genuine.substring(0, genuine.length() - 1)));
        assertRefused(read(genuine.substring(0, genuine.length() - 2)));
    }

    /** A mutant that still yields the certificate differs from it in nothing but escapes and line ends. */
    @Test
    void mutantsOfTheFieldTextAreReadOrRefusedAndNothingIsThrown() throws Exception {
        byte[] encoded = alice.certificate().getEncoded();
        for (int i = 0; i < MUTANTS; i++) {
            String mutant = mutant();
            HeaderContent content = read(mutant);

            if (content instanceof HeaderContent.Presented presented
                    && Arrays.equals(presented.chain().endEntity().getEncoded(), encoded)) {
                assertThat(withoutLineEnds(mutant)).isEqualTo(withoutLineEnds(genuine));
            } else if (!(content instanceof HeaderContent.Presented)) {
                assertRefused(content);
            }
        }
    }

    private String mutant() {
        StringBuilder text = new StringBuilder(genuine);
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(0x180));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, (char) random.nextInt(0x180));
                default -> text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
            }
        }
        return text.toString();
    }

    private static String withoutLineEnds(String text) {
        return text.replaceAll("(?i)%0[ad]", "")
                .replaceAll("(?i)%2b", "+")
                .replaceAll("(?i)%2f", "/")
                .replaceAll("(?i)%3d", "=")
                .replaceAll("%20", " ");
    }

    private HeaderContent read(String field) {
        return header.read(SentRequest.empty().with(FIELD, field).proven());
    }

    private static void assertRefused(HeaderContent content) {
        assertThat(content).isInstanceOf(HeaderContent.Malformed.class);
        assertThat(((HeaderContent.Malformed) content).rejection().reason()).isIn(EXPECTED);
    }
}
