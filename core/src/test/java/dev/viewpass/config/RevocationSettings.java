package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.viewpass.AuthenticationOutcome;
import dev.viewpass.AuthenticationOutcome.Rejected;
import dev.viewpass.ClientCertificateAuthenticator;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Settings of revocation that differ in a line. */
abstract class RevocationSettings {
    static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");

    static final String LOCATIONS = "revocation.crl.locations";

    @TempDir
    Path directory;

    WorkingSettings settings;

    @BeforeEach
    void makeSettings() {
        settings = WorkingSettings.in(directory, ROOT);
    }

    WorkingSettings crl(String locations) {
        return settings.with("revocation", "crl").with(LOCATIONS, locations);
    }

    WorkingSettings crlFile(String content) {
        return crl(WorkingSettings.write(directory, "acme.crl", content));
    }

    WorkingSettings crlFile(byte[] content) {
        return crl(WorkingSettings.write(directory, "acme.crl", content));
    }

    static void starts(WorkingSettings settings) {
        assertThatNoException().isThrownBy(() -> BriefAssembly.authenticator(settings.configuration()));
    }

    static AuthenticationOutcome outcome(ClientCertificateAuthenticator authenticator, X509Certificate certificate) {
        return authenticator.authenticate(
                new PresentedChain(certificate, List.of()), Instant.now(), CheckListener.silent());
    }

    static RejectionReason reason(AuthenticationOutcome outcome) {
        return ((Rejected) outcome).rejection().reason();
    }
}
