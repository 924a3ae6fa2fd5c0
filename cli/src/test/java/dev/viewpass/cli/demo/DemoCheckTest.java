package dev.viewpass.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.cli.container.Container;
import dev.viewpass.cli.process.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCheckTest {
    private static DemoCheck check;

    @TempDir
    private Path directory;

    @BeforeAll
    static void prepare() throws IOException {
        check = DemoCheck.prepare(Container.values());
    }

    @AfterAll
    static void close() {
        Path files = check.world().directory().path();
        check.close();
        assertThat(files).doesNotExist();
    }

    @Test
    void everyScenarioIsAsExpected() {
        CheckReport report = check.run();

        assertThat(report.rows()).hasSizeGreaterThanOrEqualTo(40).allMatch(Row::ok);
        assertThat(report.rows())
                .extracting(row -> row.container() + " " + row.id())
                .doesNotHaveDuplicates();
        assertThat(rows(report, Container.TOMCAT)).isEqualTo(rows(report, Container.JETTY));
        assertThat(report.failed()).isZero();
    }

    @Test
    void scenariosFindOutThatRevocationIsOff() throws IOException {
        assertThat(failures("revocation=crl\n", "revocation=off\n", "revocation.crl.locations=.*\n", ""))
                .containsExactly("revoked", "revoked-issuer", "no-revocation-list", "forged-revocation-list");
    }

    @Test
    void scenariosFindOutThatNoPurposeIsDemanded() throws IOException {
        assertThat(failures("certificate=optional\n", "certificate=optional\nprofile.eku=if-present\n"))
                .containsExactly("no-purpose");
    }

    @Test
    void scenariosFindOutThatWeakAlgorithmsPass() throws IOException {
        assertThat(failures("certificate=optional\n", "certificate=optional\nalgorithms=rsa>=1024,p256,sha1,sha256\n"))
                .containsExactly("weak-key", "sha1-signature");
    }

    @Test
    void scenariosFindOutThatTheApplicationSeesTheFields() throws IOException {
        assertThat(failures("certificate=optional\n", "certificate=optional\nsource.expose-fields=true\n"))
                .contains("admin-identity", "chain-shuffled", "second-live-secret")
                .doesNotContain("admin-page", "expired");
    }

    @Test
    void aWrongSettingIsToldByItsName() throws IOException {
        Path settings = settings("revocation=crl\n", "revocation=perhaps\n");

        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> check.run(settings))
                .withMessageContaining("revocation")
                .extracting(CommandFailure::exitCode)
                .isEqualTo(CommandFailure.FAILED);
    }

    private static List<String> rows(CheckReport report, Container container) {
        return report.rows().stream()
                .filter(row -> row.container().equals(container.toString()))
                .map(Row::id)
                .toList();
    }

    private List<String> failures(String... replacements) throws IOException {
        return check.run(settings(replacements)).rows().stream()
                .filter(row -> !row.ok())
                .map(Row::id)
                .distinct()
                .toList();
    }

    private Path settings(String... replacements) throws IOException {
        String text = Files.readString(check.world().settingsFile());
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).containsPattern(replacements[i]);
            text = text.replaceAll(replacements[i], replacements[i + 1]);
        }
        return Files.writeString(directory.resolve("viewpass.properties"), text);
    }
}
