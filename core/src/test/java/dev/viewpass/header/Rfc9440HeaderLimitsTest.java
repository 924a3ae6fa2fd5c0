package dev.viewpass.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.gateway.SentRequest;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Caps hold before anything is decoded: what exceeds one is refused for its size, not for its nonsense. */
class Rfc9440HeaderLimitsTest {
    private final TestAuthority people =
            TestAuthority.root("CN=Acme Root CA").intermediate("CN=Acme CA").intermediate("CN=People CA");
    private final TestCertificate alice = people.issue("CN=Alice").build();
    private final SentRequest request = SentRequest.empty()
            .with("Client-Cert", alice.clientCert())
            .with("Client-Cert-Chain", alice.clientCertChain());

    @Test
    void leafCountsAmongTheCertificates() {
        assertThat(refused(request, 3, 16_384, 65_536)).isNull();
        assertThat(refused(request, 2, 16_384, 65_536)).isEqualTo(RejectionReason.TOO_MANY_CERTIFICATES);
        assertThat(refused(request, 1, 16_384, 65_536)).isEqualTo(RejectionReason.TOO_MANY_CERTIFICATES);
    }

    @Test
    void repeatedLinesCountTogether() {
        SentRequest twice = request.with("Client-Cert-Chain", alice.clientCertChain());

        assertThat(refused(twice, 5, 16_384, 65_536)).isNull();
        assertThat(refused(twice, 4, 16_384, 65_536)).isEqualTo(RejectionReason.TOO_MANY_CERTIFICATES);
    }

    @Test
    void droppedMembersCountAllTheSame() {
        SentRequest leafAgain = request.with("Client-Cert-Chain", alice.clientCert());

        assertThat(refused(leafAgain, 3, 16_384, 65_536)).isEqualTo(RejectionReason.TOO_MANY_CERTIFICATES);
    }

    @Test
    void certificateIsMeasuredInOctetsOfDer() throws Exception {
        int leaf = alice.certificate().getEncoded().length;
        int largest = Math.max(leaf, largestIssuer());
        SentRequest alone = SentRequest.empty().with("Client-Cert", alice.clientCert());

        assertThat(refused(alone, 4, leaf, 65_536)).isNull();
        assertThat(refused(alone, 4, leaf - 1, 65_536)).isEqualTo(RejectionReason.TOO_LARGE);
        assertThat(refused(request, 4, largest, 65_536)).isNull();
        assertThat(refused(request, 4, largest - 1, 65_536)).isEqualTo(RejectionReason.TOO_LARGE);
    }

    @Test
    void fieldIsMeasuredInCharactersOfAllItsLines() {
        int chain = alice.clientCertChain().length();

        assertThat(refused(request, 4, 16_384, chain)).isNull();
        assertThat(refused(request, 4, 16_384, chain - 1)).isEqualTo(RejectionReason.TOO_LARGE);
        assertThat(refused(request.with("Client-Cert-Chain", alice.clientCertChain()), 5, 16_384, 2 * chain - 1))
                .isEqualTo(RejectionReason.TOO_LARGE);
    }

    @Test
    void sizeIsJudgedBeforeSense() {
        SentRequest nonsense = SentRequest.empty().with("Client-Cert", "!".repeat(65_537));
        SentRequest nonsenseChain = SentRequest.empty()
                .with("Client-Cert", alice.clientCert())
                .with("Client-Cert-Chain", "!".repeat(40_000))
                .with("Client-Cert-Chain", "!".repeat(40_000));

        assertThat(refused(nonsense, 4, 16_384, 65_536)).isEqualTo(RejectionReason.TOO_LARGE);
        assertThat(refused(nonsenseChain, 4, 16_384, 65_536)).isEqualTo(RejectionReason.TOO_LARGE);
    }

    private int largestIssuer() throws Exception {
        int largest = 0;
        for (var issuer : alice.issuers()) {
            largest = Math.max(largest, issuer.getEncoded().length);
        }
        return largest;
    }

    private static @Nullable RejectionReason refused(
            SentRequest sent, int certificates, int certificateBytes, int fieldBytes) {
        HeaderLimits limits = new HeaderLimits(certificates, certificateBytes, fieldBytes);
        HeaderContent content =
                Formats.rfc9440("Client-Cert", "Client-Cert-Chain", limits).read(sent.proven());
        return content instanceof HeaderContent.Malformed malformed
                ? malformed.rejection().reason()
                : null;
    }
}
