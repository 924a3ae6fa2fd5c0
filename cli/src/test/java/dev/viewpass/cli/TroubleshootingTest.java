package dev.viewpass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.cli.TroubleshootingGuide.Block;
import dev.viewpass.cli.TroubleshootingGuide.Reason;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;

/**
 * The troubleshooting guide shows what the program prints. With {@code -Dguide.write=true} its blocks are replaced by
 * what the program prints.
 */
class TroubleshootingTest {
    private static final List<Situation> SITUATIONS = new Situations().all();
    private static final String COMMON_SETTINGS = "The settings of the examples";
    private static final Pattern FINGERPRINT = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern KEY_IDENTIFIER = Pattern.compile("\\b[0-9a-f]{40}\\b");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @FieldSource("SITUATIONS")
    void outputIsTheBlockOfTheGuide(Situation situation) throws Exception {
        TroubleshootingGuide guide = TroubleshootingGuide.read();
        Block block = guide.block(situation.title(), "console").orElseThrow();
        String output = explain(situation, guide.lines(COMMON_SETTINGS, "properties"));
        if (Boolean.getBoolean("guide.write")) {
            guide.write(block, output);
            return;
        }

        assertThat(output).isEqualTo(block.content());
    }

    @ParameterizedTest
    @FieldSource("SITUATIONS")
    void settingsAreThoseOfTheGuide(Situation situation) throws Exception {
        assertThat(TroubleshootingGuide.read().lines(situation.title(), "properties"))
                .isEqualTo(situation.settings());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The issuing CA is missing     | intermediates=/etc/acme/people-ca.pem
            No extended key usage         | profile.eku=if-present
            A weak key                    | algorithms=rsa>=1024,p256,p384,p521,ed25519,ed448,sha256,sha384,sha512
            No CRL of the issuing CA      | revocation.unknown=allow
            Key identifiers are missing   | profile.allow-nonconforming=true
            Two names where one is needed | principal=subject
            """)
    void settingThatTheGuideOffersAccepts(String title, String setting) throws Exception {
        TroubleshootingGuide guide = TroubleshootingGuide.read();
        Situation situation = SITUATIONS.stream()
                .filter(candidate -> candidate.title().equals(title))
                .findFirst()
                .orElseThrow();

        assertThat(guide.section(title)).contains("`" + setting + "`");
        assertThat(explain(situation.addSetting(setting), guide.lines(COMMON_SETTINGS, "properties")))
                .contains("\nauthenticated as ");
    }

    @Test
    void everyBlockOfTheGuideHasItsSituation() throws Exception {
        assertThat(TroubleshootingGuide.read().blocks("console"))
                .extracting(Block::heading)
                .containsExactlyElementsOf(
                        SITUATIONS.stream().map(Situation::title).toList());
    }

    @Test
    void tableHasEveryReasonWithItsStatus() throws Exception {
        assertThat(TroubleshootingGuide.read().reasons())
                .isEqualTo(Arrays.stream(RejectionReason.values())
                        .map(reason -> new Reason(reason.name(), reason.httpStatus()))
                        .toList());
    }

    @Test
    void shellCommandsMakeFilesOfFieldsAndPrintTheFingerprint() throws Exception {
        assumeTrue(System.getenv("CI") != null || isThere("openssl"), "there is no openssl");
        TestCertificate alice = TestAuthority.root("CN=Root")
                .intermediate("CN=Middle")
                .intermediate("CN=Issuing")
                .issue("CN=alice")
                .build();
        List<Block> commands = TroubleshootingGuide.read().blocks("sh");
        assertThat(commands).hasSize(2);

        shell(commands.get(1).content(), alice);

        assertThat(Files.readString(directory.resolve("leaf.pem")) + Files.readString(directory.resolve("chain.pem")))
                .isEqualTo(alice.chainPem());
        assertThat(shell(commands.get(0).content(), alice).strip())
                .isEqualTo(CertificateText.fingerprint(alice.certificate()));
    }

    private static boolean isThere(String program) {
        try {
            return new ProcessBuilder(program, "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String shell(String commands, TestCertificate certificate) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-ec", commands)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        shell.environment().put("CLIENT_CERT", certificate.clientCert());
        shell.environment().put("CLIENT_CERT_CHAIN", certificate.clientCertChain());
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** The command as the guide has it, and what the program prints to both of its streams. */
    private String explain(Situation situation, List<String> commonSettings) throws IOException {
        situation.write(directory, commonSettings);
        List<String> arguments = new ArrayList<>(List.of("explain"));
        situation
                .options()
                .forEach(option -> arguments.add(
                        Files.exists(directory.resolve(option))
                                ? directory.resolve(option).toString()
                                : option));
        StringWriter output = new StringWriter();
        CommandLine command =
                Viewpass.commandLine().setOut(new PrintWriter(output)).setErr(new PrintWriter(output));
        command.execute(arguments.toArray(String[]::new));
        String printed = output.toString().replace(directory.toString(), Situation.DIRECTORY);
        return "$ java -jar viewpass.jar explain " + String.join(" ", situation.options()) + "\n"
                + KEY_IDENTIFIER
                        .matcher(FINGERPRINT.matcher(printed).replaceAll("sha256:…"))
                        .replaceAll("…");
    }
}
