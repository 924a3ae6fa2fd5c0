package dev.viewpass.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.cli.demo.Gateway;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers behind the installed HAProxy, honest ones and others, with the programs that callers use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HaproxyCallersIT {
    private Origins origins;
    private Acme acme;
    private Gateway gateway;

    @BeforeAll
    void start() throws IOException {
        HaproxyLauncher haproxy = HaproxyLauncher.installed();
        origins = Origins.start();
        acme = origins.acme();
        gateway = Origins.launch(haproxy, origins.chainPresented());
    }

    @AfterAll
    void stop() {
        if (gateway != null) {
            gateway.close();
        }
        if (origins != null) {
            origins.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void callerIsKnown(Client client) throws Exception {
        Answer answer = client.get(gateway, "/whoami", acme.alice());

        assertThat(answer.summary()).isEqualTo("200 alice");
        assertThat(answer.version()).isEqualTo(client.version());
    }

    @ParameterizedTest
    @EnumSource
    void callerReachesProtectedPage(Client client) throws Exception {
        assertThat(client.get(gateway, "/admin", acme.alice()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void expiredCertificateReachesTheApplicationAndIsRefused(Client client) throws Exception {
        assertThat(client.get(gateway, "/whoami", acme.expired()).summary()).isEqualTo("403 EXPIRED");
    }

    @ParameterizedTest
    @EnumSource
    void selfSignedLookAlikeReachesTheApplicationAndIsRefused(Client client) throws Exception {
        TestCertificate impostor = acme.alice().selfSignedLookAlike();

        assertThat(client.get(gateway, "/whoami", impostor).summary()).isEqualTo("403 UNKNOWN_ISSUER");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsAnonymous(Client client) throws Exception {
        assertThat(client.get(gateway, "/public").status()).isEqualTo(200);
        assertThat(client.get(gateway, "/admin").summary()).isEqualTo("403 CERTIFICATE_REQUIRED");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyWhoWritesTheFieldsStaysNobody(Client client) throws Exception {
        String[] forged = {
            "Client-Cert",
            acme.alice().clientCert(),
            "Client-Cert-Chain",
            acme.alice().clientCertChain(),
            Acme.SECRET_FIELD,
            Acme.SECRET
        };

        assertThat(client.get(gateway, "/whoami", forged).summary()).isEqualTo("200");
    }

    @ParameterizedTest
    @EnumSource
    void chainThatTheCallerWritesDoesNotCount(Client client) throws Exception {
        Answer answer = client.get(
                gateway,
                "/whoami",
                acme.aliceWithoutChain(),
                "Client-Cert-Chain",
                acme.alice().clientCertChain());

        assertThat(answer.summary()).isEqualTo("403 UNKNOWN_ISSUER");
    }

    @ParameterizedTest
    @EnumSource
    void lookAlikeNameThatHaproxyLetsThroughIsRefused(Client client) throws Exception {
        Answer answer =
                client.get(gateway, "/whoami", "Client_Cert", acme.alice().clientCert());

        assertThat(answer.summary()).isEqualTo("400 CONFLICTING_FIELDS");
    }
}
