package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.AuthenticationOutcome;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.path.DenyList;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DenyFileTest {
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acm\u00e9");
    private static final TestCertificate ALICE = ROOT.issue("CN=Alice").build();
    private static final TestCertificate BOB = ROOT.issue("CN=Bob").build();
    private static final String KEY = "deny.file";

    @TempDir
    private Path directory;

    private WorkingSettings settings;

    @BeforeEach
    void makeSettings() {
        settings = WorkingSettings.in(directory, ROOT);
    }

    private WorkingSettings denying(String content) {
        return denying(content.getBytes(StandardCharsets.UTF_8));
    }

    private WorkingSettings denying(byte[] content) {
        return settings.with(KEY, WorkingSettings.write(directory, "deny.txt", content));
    }

    private static AuthenticationOutcome outcome(WorkingSettings settings, TestCertificate presented) {
        return BriefAssembly.authenticator(settings.configuration())
                .authenticate(
                        new PresentedChain(presented.certificate(), List.of()), Instant.now(), CheckListener.silent());
    }

    private static void assertDenied(WorkingSettings settings) {
        assertThat(outcome(settings, ALICE))
                .isInstanceOfSatisfying(
                        AuthenticationOutcome.Rejected.class,
                        rejected -> assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.DENIED));
        assertThat(outcome(settings, BOB)).isInstanceOf(AuthenticationOutcome.Authenticated.class);
    }

    @Test
    void withoutTheSettingNobodyIsDenied() {
        assertThat(outcome(settings, ALICE)).isInstanceOf(AuthenticationOutcome.Authenticated.class);
    }

    @Test
    void entriesOfTheFileDeny() {
        for (String entry : DenyList.entriesFor(ALICE.certificate())) {
            assertDenied(denying(entry));
            assertDenied(denying("\ufeff" + entry + "\r\n"));
        }
    }

    @Test
    void theNumberOfEntriesIsLogged() {
        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION)) {
            outcome(denying("# nobody yet\n"), ALICE);

            assertThat(log.lines()).anyMatch(line -> line.startsWith("INFO: deny.file: 0 entries in "));
        }
    }

    @Test
    void aWrongLineFailsTheStartWithItsNumber() {
        StartFails.with(KEY, denying("# one\n\n2a CN=Acme\nAlice\n"), "deny.txt: line 4 is no entry: 'Alice'");
    }

    @Test
    void aFileThatCanNotBeReadFailsTheStart() {
        StartFails.with(KEY, settings.with(KEY, "/nowhere/deny.txt"), "/nowhere/deny.txt does not exist");
        StartFails.with(KEY, denying(new byte[] {'#', (byte) 0xe9}), "deny.txt is not UTF-8 text");
    }

    @Test
    void theSizeIsLimited() {
        byte[] comment = "#".repeat(16 * 1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8);

        StartFails.with(KEY, denying(comment), "deny.txt is larger than 16777216 bytes");
        StartFails.with(KEY, denying("#\n".repeat(DenyList.MAX_LINES + 1)), "there are more than 100000 lines");
    }
}
