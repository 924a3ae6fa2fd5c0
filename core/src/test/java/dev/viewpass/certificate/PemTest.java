package dev.viewpass.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.testkit.TestAuthority;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----\n";
    private static final String END = "-----END CERTIFICATE-----\n";

    @Test
    void readsCertificatesAmongTextInTheirOrder() throws Exception {
        TestAuthority one = TestAuthority.root("CN=One");
        TestAuthority two = TestAuthority.root("CN=Two");
        String file = "# our roots - keep -- in order\n" + one.pem() + "\nSubject: CN=Two\n" + two.pem() + "end\n";

        assertThat(Pem.blocks(file, "CERTIFICATE"))
                .containsExactly(
                        one.certificate().getEncoded(), two.certificate().getEncoded());
    }

    @Test
    void readsTheLineEndsAndBlanksOfEveryEditor() throws DerException {
        String pem = BEGIN + "MAEC\nMAEC\n" + END;
        byte[] content = Der.hex("30 01 02 30 01 02");

        assertThat(Pem.blocks(pem.replace("\n", "\r\n"), "CERTIFICATE")).containsExactly(content);
        assertThat(Pem.blocks(pem.replace("\n", "\r"), "CERTIFICATE")).containsExactly(content);
        assertThat(Pem.blocks(pem.replace("MAEC", " MAEC\t"), "CERTIFICATE")).containsExactly(content);
        assertThat(Pem.blocks(pem.stripTrailing(), "CERTIFICATE")).containsExactly(content);
        assertThat(Pem.blocks("\ufeff" + pem, "CERTIFICATE")).containsExactly(content);
    }

    @Test
    void ignoresBlocksWithOtherLabels() throws DerException {
        String other = "-----BEGIN X509 CRL-----\nMAEC\n-----END X509 CRL-----\n";

        assertThat(Pem.blocks(other, "CERTIFICATE")).isEmpty();
        assertThat(Pem.blocks(other + BEGIN + "MAEC\n" + END, "CERTIFICATE")).hasSize(1);
        assertThat(Pem.blocks(other, "X509 CRL")).hasSize(1);
    }

    @Test
    void textWithoutBlocksHasNone() throws DerException {
        assertThat(Pem.blocks("", "CERTIFICATE")).isEmpty();
        assertThat(Pem.blocks("-----", "CERTIFICATE")).isEmpty();
        assertThat(Pem.blocks(END, "CERTIFICATE")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BEGIN,
                BEGIN + "MAEC\n",
                BEGIN + "MAEC\n-----END CERTIFICATE----",
                BEGIN + "MAEC\n-----END X509 CRL-----\n",
                "-----BEGIN X509 CRL-----\nMAEC\n" + END + BEGIN,
                BEGIN + "MAEC\n" + BEGIN + "MAEC\n" + END,
                BEGIN + "MA-EC\n" + END,
                BEGIN + "MAEC\n" + END + BEGIN
            })
    void blockThatIsCutOffOrMismatchedIsAnError(String file) {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> Pem.blocks(file, "CERTIFICATE"))
                .withMessage("a block CERTIFICATE has no matching end line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MA*C\n", "MAE\u00e9\n", "M\n", "MAEC\u00a0\n", "MA==EC\n", "Proc-Type: 4\n", "MA_C\n"})
    void blockThatIsNotBase64IsAnError(String body) {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> Pem.blocks(BEGIN + body + END, "CERTIFICATE"))
                .withMessageStartingWith("a block CERTIFICATE ");
    }

    @Test
    void hugeInputTakesLinearTime() {
        String begins = BEGIN.repeat(50_000);
        String dashes = "-".repeat(2_000_000);
        String body = BEGIN + "MAEC\n".repeat(400_000) + END;
        String labels = "-----BEGIN A A A A A A A A A A A A A A A A A A A A-".repeat(40_000);

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            assertThatExceptionOfType(DerException.class).isThrownBy(() -> Pem.blocks(begins, "CERTIFICATE"));
            assertThat(Pem.blocks(dashes, "CERTIFICATE")).isEmpty();
            assertThat(Pem.blocks(body, "CERTIFICATE").get(0)).hasSize(1_200_000);
            assertThat(Pem.blocks(labels, "CERTIFICATE")).isEmpty();
        });
    }
}
