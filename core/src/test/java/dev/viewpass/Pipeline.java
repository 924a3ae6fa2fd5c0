package dev.viewpass;

import dev.viewpass.gateway.GatewaySecret;
import dev.viewpass.gateway.SentRequest;
import dev.viewpass.gateway.TrustedGateway;
import dev.viewpass.header.ClientCertificateHeader;
import dev.viewpass.header.Formats;
import dev.viewpass.header.HeaderLimits;
import dev.viewpass.path.Verification;
import dev.viewpass.principal.GroupRule;
import dev.viewpass.principal.GroupRules;
import dev.viewpass.principal.GroupsMapper;
import dev.viewpass.principal.PrincipalMapper;
import dev.viewpass.principal.PrincipalSelection;
import dev.viewpass.principal.PrincipalSelector;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The four steps with the settings of most tests: one secret, RFC 9440 fields, one root, the common name. */
final class Pipeline {
    static final String SECRET = "Zk3mWq8vT1xY6bN4cR7dE2fG5hJ9kL0p";
    static final TestAuthority ROOT = TestAuthority.root("CN=Acme Root CA,O=Acme");
    static final TestCertificate ALICE = ROOT.issue("CN=Alice,OU=Ops,O=Acme").build();

    private Pipeline() {}

    static SentRequest fromGateway() {
        return SentRequest.empty().with("X-Gateway-Secret", SECRET);
    }

    static SentRequest presenting(TestCertificate certificate) {
        return fromGateway().with("Client-Cert", certificate.clientCert());
    }

    static ClientCertificateAuthenticator authenticator() {
        return authenticator(
                Formats.rfc9440("Client-Cert", "Client-Cert-Chain", HeaderLimits.ofCertificates(4)),
                PrincipalSelector.SUBJECT_CN,
                Clock.systemUTC());
    }

    static ClientCertificateAuthenticator authenticator(
            ClientCertificateHeader header, PrincipalMapper principal, Clock clock) {
        GroupsMapper groups = new GroupRules(Map.of("admin", GroupRule.parse("subject.ou=Ops")));
        return new ClientCertificateAuthenticator(
                TrustedGateway.builder()
                        .require(GatewaySecret.of("X-Gateway-Secret", List.of(SECRET)))
                        .build(),
                header,
                Verification.anchoredAt(ROOT).verifier(),
                new PrincipalSelection(List.of(principal)),
                groups,
                clock);
    }

    static AuthenticationService service(ClientCertificateAuthenticator authenticator, Clock clock) {
        PathRules paths = new PathRules(
                Map.of("/public/*", CertificateRule.OPTIONAL, "/health", CertificateRule.IGNORE),
                CertificateRule.REQUIRED);
        return new AuthenticationService(
                authenticator, paths, Set.of("X-Gateway-Secret", "Client-Cert"), false, clock, () -> {});
    }
}
