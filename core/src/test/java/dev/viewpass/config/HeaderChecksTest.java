package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.AuthenticationOutcome;
import dev.viewpass.AuthenticationOutcome.Authenticated;
import dev.viewpass.AuthenticationOutcome.Rejected;
import dev.viewpass.ClientCertificateAuthenticator;
import dev.viewpass.certificate.CertificateText;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside the certificate may refuse a request, and never lets one in. */
class HeaderChecksTest {
    private static final String CROSS_CHECK = "source.cross-check";
    private static final String FAMILIES = "source.strict-families";
    private static final String SERIAL = "CloudFront-Viewer-Cert-Serial-Number";
    private static final String DIGEST = "CloudFront-Viewer-Cert-Sha256";
    private static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    private static final TestCertificate ALICE =
            ROOT.issue("CN=Alice").serialNumber(new BigInteger("00f3a5b1", 16)).build();

    private WorkingSettings settings;

    @BeforeEach
    void makeSettings(@TempDir Path directory) {
        settings = WorkingSettings.in(directory, ROOT);
    }

    private static ReceivedRequest alice() {
        return ReceivedRequest.fromGateway().with(ALICE);
    }

    private static String outcome(WorkingSettings settings, ReceivedRequest request) {
        return outcome(BriefAssembly.authenticator(settings.configuration()), request);
    }

    private static String outcome(ClientCertificateAuthenticator authenticator, ReceivedRequest request) {
        AuthenticationOutcome outcome = authenticator.authenticate(request);
        if (outcome instanceof Rejected rejected) {
            return rejected.rejection().toString();
        }
        return outcome instanceof Authenticated authenticated
                ? authenticated.caller().getName()
                : "nobody";
    }

    @ParameterizedTest
    @ValueSource(strings = {"f3:a5:b1", "00:f3:a5:b1", "F3A5B1", "00f3a5b1", "0f3a5b1"})
    void serialNumberIsComparedAsANumber(String serial) {
        assertThat(outcome(settings, alice().with(SERIAL, serial))).isEqualTo("CN=Alice");
    }

    @Test
    void statementAboutAnotherCertificateIsRefused() {
        assertThat(outcome(settings, alice().with(SERIAL, "f3:a5:b2")))
                .contains("CONFLICTING_FIELDS", SERIAL + " is about another certificate");
        assertThat(outcome(settings.with(CROSS_CHECK, "false"), alice().with(SERIAL, "f3:a5:b2")))
                .isEqualTo("CN=Alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-f3a5b1", "f3 a5 b1", "f3:a5:b1:", "f3a5b1,f3a5b1", "0xf3a5b1", "15967665x"})
    void statementInAnotherFormIsRefused(String serial) {
        assertThat(outcome(settings, alice().with(SERIAL, serial))).contains("MALFORMED_FIELD", SERIAL);
    }

    @Test
    void statementOnTwoLinesIsRefused() {
        assertThat(outcome(settings, alice().with(SERIAL, "f3a5b1").with(SERIAL, "f3a5b1")))
                .contains("MALFORMED_FIELD");
    }

    @Test
    void digestCountsWhereTheOperatorSaysSo() {
        String digest = CertificateText.fingerprint(ALICE.certificate()).substring("sha256:".length());
        WorkingSettings all = settings.with(CROSS_CHECK, "true");

        assertThat(outcome(all, alice().with(DIGEST, digest))).isEqualTo("CN=Alice");
        assertThat(outcome(all, alice().with(DIGEST, "00".repeat(32)))).contains("CONFLICTING_FIELDS", DIGEST);
        assertThat(outcome(settings, alice().with(DIGEST, "00".repeat(32)))).isEqualTo("CN=Alice");
    }

    @Test
    void statementAloneIsNobody() {
        assertThat(outcome(settings, ReceivedRequest.fromGateway().with(SERIAL, "f3a5b1")))
                .isEqualTo("nobody");
    }

    @Test
    void gatewayWithoutStatementsHasNothingToCompare() {
        StartFails.with(CROSS_CHECK, settings.with("source", "rfc9440").with(CROSS_CHECK, "true"), "states nothing");
    }

    @Test
    void fieldOfAnotherGatewayIsWarnedOfOnceAndNotRead() {
        ReceivedRequest both = alice().with("X-Forwarded-Client-Cert", "Subject=\"CN=Bob\"");
        try (LoggedLines log = new LoggedLines(LoggedLines.CONFIGURATION)) {
            ClientCertificateAuthenticator authenticator = BriefAssembly.authenticator(settings.configuration());

            assertThat(outcome(authenticator, both)).isEqualTo("CN=Alice");
            assertThat(outcome(authenticator, both)).isEqualTo("CN=Alice");
            assertThat(outcome(authenticator, ReceivedRequest.fromGateway().with("x-arr-clientcert", "MIIB")))
                    .isEqualTo("nobody");
            assertThat(log.lines().stream().filter(line -> line.contains("another gateway")))
                    .singleElement()
                    .asString()
                    .contains("x-forwarded-client-cert", "source.strict-families=true");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Forwarded-Client-Cert", "x-amzn-mtls-clientcert", "X-SSL-CLIENT-CERT", "X-ARR-ClientCert"})
    void fieldOfAnotherGatewayIsRefusedWhereTheOperatorSaysSo(String field) {
        WorkingSettings strict = settings.with(FAMILIES, "true");

        assertThat(outcome(strict, alice().with(field, "any"))).contains("CONFLICTING_FIELDS", field);
        assertThat(outcome(strict, ReceivedRequest.fromGateway().with(field, "any")))
                .contains("CONFLICTING_FIELDS");
        assertThat(outcome(strict, alice())).isEqualTo("CN=Alice");
    }
}
