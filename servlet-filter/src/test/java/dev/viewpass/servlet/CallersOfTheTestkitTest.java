package dev.viewpass.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.AuthenticationService;
import dev.viewpass.config.Assembly;
import dev.viewpass.config.Configuration;
import dev.viewpass.config.ConfigurationBuilder;
import dev.viewpass.testkit.junit.ForwardedCaller;
import dev.viewpass.testkit.junit.ForwardedCallers;
import dev.viewpass.testkit.junit.Impostor;
import jakarta.annotation.security.RolesAllowed;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The testkit's callers before the real filter: however the settings are handed over, and refused for the right reason. */
class CallersOfTheTestkitTest {
    private static final String OWN = """
            principal=san.email
            group.admin=subject.ou=Operations & issuer=CN=Acme People CA,O=Acme
            refusal.detail=code
            # What production says and tests replace:
            source=rfc9440
            gateway.secret.field=X-Origin-Verify
            gateway.secret.values=0123456789abcdef0123456789abcdef, fedcba9876543210fedcba9876543210
            gateway.secret.expires=2001-01-01T00:00:00Z, never
            anchors=/nowhere/anchors.pem
            intermediates=/nowhere/intermediates.pem
            revocation=crl
            revocation.crl.locations=/nowhere/crls
            """;

    @RegisterExtension
    static final ForwardedCallers CALLERS = ForwardedCallers.builder()
            .authorities("CN=Acme Root CA,O=Acme", "CN=Acme People CA,O=Acme")
            .caller(
                    "alice",
                    "CN=Alice,OU=Operations,O=Acme",
                    certificate -> certificate.rsa(2048).email("alice@acme.example"))
            .caller("bob", "CN=Bob,OU=Sales,O=Acme", certificate -> certificate.email("bob@acme.example"))
            .revokedCaller("carol", "CN=Carol,OU=Operations,O=Acme")
            .build();

    @TempDir
    private Path directory;

    @RolesAllowed("admin")
    private static final class Admin extends Page {
        private static final long serialVersionUID = 1;
    }

    private enum Way {
        INIT_PARAMETERS {
            @Override
            Configuration configuration() throws Exception {
                return file("").initParameters(CALLERS.settings()).build();
            }
        },
        SYSTEM_PROPERTIES {
            @Override
            Configuration configuration() throws Exception {
                return file("").process(Map.of(), CALLERS.systemProperties()).build();
            }
        },
        SYSTEM_PROPERTIES_OF_AN_APPLICATION {
            @Override
            Configuration configuration() throws Exception {
                return file("application=shop\n")
                        .process(Map.of(), CALLERS.systemProperties("shop"))
                        .build();
            }
        };

        abstract Configuration configuration() throws Exception;

        private static ConfigurationBuilder file(String name) throws Exception {
            return Configuration.builder().file(new StringReader(name + OWN));
        }
    }

    private Application application() {
        return Application.in(directory).servlet(new Admin(), "/admin");
    }

    private static String body(Application running, ForwardedCaller caller) {
        return caller.get(running.address("/admin")).body();
    }

    @ParameterizedTest
    @EnumSource
    void theSettingsReplaceThoseOfTheApplicationAndItsOwnStay(Way way) throws Exception {
        try (AuthenticationService service = Assembly.service(way.configuration());
                Application running = application().start(new ClientCertificateFilter(service))) {
            assertThat(body(running, CALLERS.as("alice"))).isEqualTo("caller=alice@acme.example");
            assertThat(body(running, CALLERS.as("bob"))).contains("\"reason\":\"ROLE_REQUIRED\"");
        }
    }

    @Test
    void aCopyOfTheFileReplacesTheApplicationsOwn() throws Exception {
        Application.write(directory, "own.properties", OWN.replace("0123456789abcdef0123456789abcdef", "${env:NONE}"));
        String copy = CALLERS.settingsFile(directory.resolve("own.properties")).toString();
        try (AuthenticationService service =
                        Assembly.service(Configuration.builder().file(copy).build());
                Application running = application().start(new ClientCertificateFilter(service))) {
            assertThat(body(running, CALLERS.as("alice"))).isEqualTo("caller=alice@acme.example");
        }
    }

    private Application withReasons() throws Exception {
        return Application.in(directory, CALLERS)
                .with("certificate", "optional")
                .with("refusal.detail", "code")
                .page("/admin", (request, response) -> Page.callerOf(request))
                .start();
    }

    @ParameterizedTest
    @CsvSource({
        "SELF_SIGNED, UNKNOWN_ISSUER",
        "FOREIGN_AUTHORITY, BAD_SIGNATURE",
        "EXPIRED, EXPIRED",
        "SERVER_CERTIFICATE, EXTENDED_KEY_USAGE",
        "PAST_THE_GATEWAY, GATEWAY_NOT_TRUSTED",
        "WRONG_SECRET, GATEWAY_NOT_TRUSTED"
    })
    void eachImpostorIsRefusedForItsOwnReasonEvenWhereNobodyNeedsACertificate(Impostor kind, String reason)
            throws Exception {
        try (Application running = withReasons()) {
            HttpResponse<String> answer = CALLERS.impostor(kind, "alice").get(running.address("/admin"));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("\"reason\":\"" + reason + "\"");
        }
    }

    @Test
    void theRevokedOneIsRefusedAsRevokedAndTheOthersAreNot() throws Exception {
        try (Application running = withReasons()) {
            assertThat(body(running, CALLERS.as("carol"))).contains("\"reason\":\"REVOKED\"");
            assertThat(body(running, CALLERS.as("alice"))).isEqualTo("caller=CN=Alice,OU=Operations,O=Acme");
            assertThat(body(running, CALLERS.as("bob"))).isEqualTo("caller=CN=Bob,OU=Sales,O=Acme");
            assertThat(body(running, CALLERS.anonymous())).isEqualTo("caller=null");
        }
    }

    @Test
    void theChainIsNotNeededBecauseTheIssuerIsConfigured() throws Exception {
        try (Application running = withReasons()) {
            assertThat(body(running, CALLERS.as(CALLERS.certificate("alice").withIssuers(List.of()))))
                    .isEqualTo("caller=CN=Alice,OU=Operations,O=Acme");
        }
    }
}
