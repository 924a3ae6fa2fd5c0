package dev.viewpass.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.testkit.TestCertificate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewerFieldsTest {
    private EdgeFixture fixture;
    private TestCertificate alice;
    private TestCertificate victim;

    @BeforeAll
    void start() throws Exception {
        fixture = new EdgeFixture();
        alice = fixture.people.issue("CN=Alice").build();
        victim = fixture.people.issue("CN=Victim").build();
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Client-Cert", "client-cert", "CLIENT-CERT", "cLiEnT-cErT"})
    void spoofedCertificateIsReplaced(String name) throws Exception {
        Viewer.Answer answer =
                fixture.viewer(alice).get(name + ": " + victim.clientCert(), name + ": " + victim.clientCert());

        assertThat(answer.values("Client-Cert")).containsExactly(alice.clientCert());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Client-Cert-Chain", "client-cert-chain", "CLIENT-CERT-CHAIN"})
    void spoofedChainIsReplaced(String name) throws Exception {
        Viewer.Answer answer = fixture.viewer(alice)
                .get(name + ": " + victim.clientCert(), name + ": :AAAA:", name + ": " + victim.clientCert());

        assertThat(answer.values("Client-Cert-Chain")).containsExactly(alice.clientCertChain());
    }

    @Test
    void spoofedFieldsAreDroppedWhenThereIsNothingToPutInTheirPlace() throws Exception {
        String[] spoofed = {
            "Client-Cert: " + victim.clientCert(),
            "client-cert: " + victim.clientCert(),
            "Client-Cert-Chain: " + victim.clientCertChain(),
            "CLIENT-CERT-CHAIN: " + victim.clientCertChain()
        };

        Viewer.Answer answer = fixture.anonymous().get(spoofed);

        assertThat(answer.status()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer.values("Client-Cert")).isEmpty();
        assertThat(answer.values("Client-Cert-Chain")).isEmpty();
    }

    @Test
    void spoofedChainIsDroppedBesideASingleCertificate() throws Exception {
        TestCertificate direct = fixture.root.issue("CN=Direct").build();

        Viewer.Answer answer = fixture.viewer(direct).get("Client-Cert-Chain: " + victim.clientCertChain());

        assertThat(answer.values("Client-Cert-Chain")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CloudFront-Viewer-Cert-Present",
                "cloudfront-viewer-cert-subject",
                "CLOUDFRONT-VIEWER-CERT-PEM",
                "CloudFront-Viewer-Cert-Anything-New"
            })
    void spoofedMetadataIsDropped(String name) throws Exception {
        assertThat(fixture.viewer(alice).get(name + ": 1").values(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Origin-Verify", "x-origin-verify", "X-ORIGIN-VERIFY"})
    void spoofedSecretIsReplaced(String name) throws Exception {
        for (Viewer viewer : List.of(fixture.viewer(alice), fixture.anonymous())) {
            assertThat(viewer.get(name + ": guess", name + ": guess").values(EdgeFixture.SECRET_FIELD))
                    .containsExactly(EdgeFixture.SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "close, Client-Cert, Client-Cert-Chain, X-Origin-Verify, X-Forwarded-For",
                "client-cert,client-cert-chain,x-origin-verify,close",
                "CLIENT-CERT, CLIENT-CERT-CHAIN, X-ORIGIN-VERIFY, close"
            })
    void connectionFieldCannotStripWhatTheEdgeAdds(String connection) throws Exception {
        Viewer.Answer answer = fixture.viewer(alice).get("Connection: " + connection);

        assertThat(answer.values("Client-Cert")).containsExactly(alice.clientCert());
        assertThat(answer.values("Client-Cert-Chain")).containsExactly(alice.clientCertChain());
        assertThat(answer.values(EdgeFixture.SECRET_FIELD)).containsExactly(EdgeFixture.SECRET);
        assertThat(answer.values("X-Forwarded-For")).containsExactly("127.0.0.1");
    }

    @Test
    void lookAlikeNamesAndOtherFieldsPassUntouched() throws Exception {
        Viewer.Answer answer =
                fixture.viewer(alice).get("Client_Cert: a", "X-Client-Cert: b", "Accept: c", "Accept: d");

        assertThat(answer.values("Client_Cert")).containsExactly("a");
        assertThat(answer.values("X-Client-Cert")).containsExactly("b");
        assertThat(answer.values("Accept")).containsExactly("c", "d");
    }

    @Test
    void namesAreMatchedAlikeInEveryLocale() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(fixture.anonymous().get("CLIENT-CERT: :AAAA:", "X-ORIGIN-VERIFY: guess"))
                    .satisfies(
                            answer -> assertThat(answer.values("Client-Cert")).isEmpty())
                    .satisfies(answer ->
                            assertThat(answer.values(EdgeFixture.SECRET_FIELD)).containsExactly(EdgeFixture.SECRET));
        } finally {
            Locale.setDefault(before);
        }
    }
}
