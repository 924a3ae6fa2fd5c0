package dev.viewpass.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientCertFieldsTest {
    private EdgeFixture fixture;

    @BeforeAll
    void start() throws Exception {
        fixture = new EdgeFixture();
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void leafAndChainArriveByteForByte(String protocol) throws Exception {
        TestCertificate alice = fixture.people.issue("CN=Alice").build();

        Viewer.Answer answer = fixture.viewer(alice, protocol).get();

        assertThat(answer.values("Client-Cert")).containsExactly(alice.clientCert());
        assertThat(answer.values("Client-Cert-Chain")).containsExactly(alice.clientCertChain());
        assertThat(alice.issuers()).hasSize(2);
    }

    @Test
    void chainKeepsTheOrderInWhichItWasPresented() throws Exception {
        TestCertificate alice = fixture.people
                .issue("CN=Alice")
                .build()
                .withIssuers(
                        List.of(fixture.root.certificate(), fixture.people.certificate(), fixture.upper.certificate()));

        assertThat(fixture.viewer(alice).get().values("Client-Cert-Chain")).containsExactly(alice.clientCertChain());
    }

    @Test
    void singleCertificateHasNoChainField() throws Exception {
        TestCertificate alice = fixture.root.issue("CN=Alice").build();

        Viewer.Answer answer = fixture.viewer(alice).get();

        assertThat(answer.values("Client-Cert")).containsExactly(alice.clientCert());
        assertThat(answer.values("Client-Cert-Chain")).isEmpty();
    }

    @Test
    void clientWithoutCertificateHasNeitherField() throws Exception {
        Viewer.Answer answer = fixture.anonymous().get();

        assertThat(answer.status()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer.values("Client-Cert")).isEmpty();
        assertThat(answer.values("Client-Cert-Chain")).isEmpty();
    }

    static Stream<TestCertificate> unverifiable() {
        return Stream.of(
                TestCertificate.selfSigned("CN=Self").build(),
                TestCertificate.selfSigned("CN=Expired").expired().build(),
                TestCertificate.selfSigned("CN=Early").notYetValid().build(),
                TestCertificate.selfSigned("CN=Weak")
                        .rsa(1024)
                        .signatureAlgorithm("SHA1withRSA")
                        .build(),
                TestCertificate.selfSigned("CN=Authority")
                        .certificateAuthority()
                        .build(),
                TestCertificate.selfSigned("CN=Server").serverAuthOnly().build(),
                TestCertificate.selfSigned("CN=No usage").keyUsage(0).build(),
                TestCertificate.selfSigned("CN=Version 1").withoutExtensions().build(),
                TestCertificate.selfSigned("CN=Ed25519").ed25519().build(),
                TestCertificate.selfSigned("CN=P-521").ec("P-521").build());
    }

    @ParameterizedTest
    @MethodSource("unverifiable")
    void nothingIsVerifiedButThePossessionOfTheKey(TestCertificate certificate) throws Exception {
        assertThat(fixture.viewer(certificate).get().values("Client-Cert")).containsExactly(certificate.clientCert());
    }

    @Test
    void certificateWithoutItsKeyIsRefusedInTls() {
        TestCertificate alice = fixture.root.issue("CN=Alice").build();
        TestCertificate mallory = TestCertificate.selfSigned("CN=Alice")
                .key(new KeyPair(alice.certificate().getPublicKey(), fixture.root.privateKey()))
                .build();
        int before = fixture.origin.requests();

        assertThatThrownBy(() -> fixture.viewer(mallory).get()).isInstanceOf(IOException.class);
        assertThat(fixture.origin.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void fiveCertificatesAreRefusedInTls(String protocol) {
        TestCertificate deep = fixture.people
                .intermediate("CN=Lower CA")
                .intermediate("CN=Lowest CA")
                .issue("CN=Deep")
                .build();
        int before = fixture.origin.requests();

        assertThat(deep.chain()).hasSize(5);
        assertThatThrownBy(() -> fixture.viewer(deep, protocol).get()).isInstanceOf(IOException.class);
        assertThat(fixture.origin.requests()).isEqualTo(before);
    }

    @Test
    void fourRsa4096CertificatesArriveWhole() throws Exception {
        // One key for all four: only the size counts here, and making such a key takes seconds.
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(4096);
        KeyPair keys = generator.generateKeyPair();
        TestCertificate alice = fixture.root
                .intermediateBuilder("CN=Upper CA")
                .key(keys)
                .build()
                .intermediateBuilder("CN=Middle CA")
                .key(keys)
                .build()
                .intermediateBuilder("CN=Lower CA")
                .key(keys)
                .build()
                .issue("CN=Alice")
                .key(keys)
                .build();

        Viewer.Answer answer = fixture.viewer(alice).get("Cookie: " + "c".repeat(20_000));

        assertThat(alice.chain()).hasSize(4);
        assertThat(answer.values("Client-Cert")).containsExactly(alice.clientCert());
        assertThat(answer.values("Client-Cert-Chain")).containsExactly(alice.clientCertChain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void resumedSessionStillForwardsTheWholeChain(String protocol) throws Exception {
        TestCertificate alice = fixture.people.issue("CN=Alice").build();
        Viewer viewer = fixture.viewer(alice, protocol);

        Viewer.Answer first = viewer.get();
        Thread.sleep(5);
        Viewer.Answer second = viewer.get();

        assertThat(second.sessionCreated()).as("session is resumed").isEqualTo(first.sessionCreated());
        assertThat(second.values("Client-Cert")).containsExactly(alice.clientCert());
        assertThat(second.values("Client-Cert-Chain")).containsExactly(alice.clientCertChain());
    }

    @Test
    void chainCanBeForwardedInOneLinePerCertificate() throws Exception {
        try (EdgeFixture lines = new EdgeFixture(edge -> edge.chainLines(ChainLines.ONE_PER_CERTIFICATE))) {
            TestCertificate alice = lines.people.issue("CN=Alice").build();
            TestCertificate direct = lines.root.issue("CN=Direct").build();

            assertThat(lines.viewer(alice).get().values("Client-Cert-Chain"))
                    .containsExactly(alice.clientCertChain().split(", ", -1))
                    .hasSize(2);
            assertThat(lines.viewer(direct).get().values("Client-Cert-Chain")).isEmpty();
            assertThat(lines.anonymous().get().values("Client-Cert-Chain")).isEmpty();
        }
    }
}
