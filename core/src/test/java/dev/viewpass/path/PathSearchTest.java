package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.refusal.Check;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.RejectionReason;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PathSearchTest {
    private final TestAuthority root = TestAuthority.root("CN=Acme Root CA");
    private final TestAuthority one = root.intermediate("CN=One");
    private final TestAuthority two = one.intermediate("CN=Two");
    private final TestAuthority three = two.intermediate("CN=Three");
    private final TestCertificate alice = three.issue("CN=Alice").build();
    private final Verification verification = Verification.anchoredAt(root);

    @Test
    void orderOfTheChainDoesNotMatter() {
        List<X509Certificate> chain = new ArrayList<>(alice.issuers());
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(chain, random);

            assertThat(verification.path(alice.withIssuers(chain)).certificates())
                    .isEqualTo(alice.chain());
        }
    }

    @Test
    void strangersAndRepetitionsDoNotMatter() {
        TestAuthority stranger = TestAuthority.root("CN=Stranger").intermediate("CN=Stranger CA");
        TestCertificate bob = stranger.issue("CN=Bob").build();
        List<X509Certificate> chain = Stream.of(
                        bob.chain(), alice.issuers(), List.of(root.certificate()), alice.chain(), bob.issuers())
                .flatMap(List::stream)
                .toList();

        assertThat(verification.path(alice.withIssuers(chain)).certificates()).isEqualTo(alice.chain());
    }

    @Test
    void missingIssuersComeFromTheConfiguredOnes() {
        assertThat(verification
                        .knowing(three, two, one)
                        .path(alice.withIssuers(List.of()))
                        .certificates())
                .isEqualTo(alice.chain());
        assertThat(verification
                        .knowing(two)
                        .path(alice.withIssuers(List.of(one.certificate(), three.certificate())))
                        .certificates())
                .isEqualTo(alice.chain());
    }

    @Test
    void configuredIssuerIsNoAnchor() {
        TestAuthority other = TestAuthority.root("CN=Other Root");
        TestCertificate bob = other.issue("CN=Bob").build();

        assertThat(verification.knowing(other).refusal(bob).reason()).isEqualTo(RejectionReason.UNKNOWN_ISSUER);
    }

    @Test
    void lastCertificateOfTheLineThatBreaksOffIsNamed() {
        List<X509Certificate> withoutOne = List.of(three.certificate(), two.certificate());

        assertThat(verification.refusal(alice.withIssuers(withoutOne)).explanation())
                .isEqualTo("the issuer CN=One is not among the 1 anchors and 0 intermediates configured;"
                        + " the gateway sent 2 chain certificates");
    }

    @Test
    void ofSeveralLinesThatBreakOffTheLongestIsNamed() {
        TestAuthority stranger = TestAuthority.root("CN=Stranger");
        TestAuthority cross = three.crossSignedBy(stranger);
        List<X509Certificate> lineOfTwo = List.of(three.certificate(), two.certificate());

        for (List<X509Certificate> chain : List.of(
                Stream.concat(lineOfTwo.stream(), Stream.of(cross.certificate()))
                        .toList(),
                Stream.concat(Stream.of(cross.certificate()), lineOfTwo.stream())
                        .toList())) {
            assertThat(verification.refusal(alice.withIssuers(chain)).explanation())
                    .startsWith("the issuer CN=One is not among");
        }
    }

    @Test
    void crossCertifiedCaLeadsToEitherRoot() {
        TestAuthority newRoot = TestAuthority.root("CN=New Root CA");
        TestAuthority cross = one.crossSignedBy(newRoot);
        List<X509Certificate> both = new ArrayList<>(alice.issuers());
        both.add(0, cross.certificate());
        List<X509Certificate> last = new ArrayList<>(alice.issuers());
        last.add(cross.certificate());

        for (List<X509Certificate> chain : List.of(both, last)) {
            assertThat(verification.path(alice.withIssuers(chain)).anchor()).isEqualTo(root.certificate());
            assertThat(Verification.anchoredAt(newRoot)
                            .path(alice.withIssuers(chain))
                            .withAnchor())
                    .containsExactly(
                            alice.certificate(),
                            three.certificate(),
                            two.certificate(),
                            cross.certificate(),
                            newRoot.certificate());
        }
    }

    @Test
    void expiredCertificateOfACaIsLeftForTheRenewedOne() {
        Instant past = Instant.parse("2020-01-01T00:00:00Z");
        TestAuthority renewed = root.intermediate("CN=Issuing");
        X509Certificate expired = root.intermediateBuilder("CN=Issuing")
                .key(new KeyPair(renewed.certificate().getPublicKey(), renewed.privateKey()))
                .validity(past, past.plusSeconds(3600))
                .build()
                .certificate();
        TestCertificate bob = renewed.issue("CN=Bob").build();

        for (List<X509Certificate> chain :
                List.of(List.of(expired, renewed.certificate()), List.of(renewed.certificate(), expired))) {
            assertThat(verification.path(bob.withIssuers(chain)).issuer()).isEqualTo(renewed.certificate());
        }
        assertThat(verification.refusal(bob.withIssuers(List.of(expired))).reason())
                .isEqualTo(RejectionReason.EXPIRED);
    }

    @Test
    void listenerThatWantsAllChecksDoesNotChangeTheVerdict() {
        Instant past = Instant.parse("2020-01-01T00:00:00Z");
        TestAuthority renewed = root.intermediate("CN=Issuing");
        KeyPair key = new KeyPair(renewed.certificate().getPublicKey(), renewed.privateKey());
        List<X509Certificate> chain = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            chain.add(root.intermediateBuilder("CN=Issuing")
                    .key(key)
                    .validity(past, past.plusSeconds(3600))
                    .build()
                    .certificate());
        }
        chain.add(renewed.certificate());
        X509Certificate bob = renewed.issue("CN=Bob").build().certificate();
        List<Check> heard = new ArrayList<>();

        PathVerdict quiet = verification.verdict(bob, chain, Instant.now(), CheckListener.silent());
        PathVerdict explained = verification.verdict(bob, chain, Instant.now(), AllChecks.collectedIn(heard));

        assertThat(quiet).isInstanceOf(PathVerdict.Verified.class);
        assertThat(explained).isInstanceOf(PathVerdict.Verified.class);
        assertThat(heard).filteredOn(check -> !check.passed()).hasSizeGreaterThan(20);
    }

    @Test
    void depthIsCountedWithoutTheAnchor() {
        assertThat(verification.under(p -> p.maxIntermediates(3)).path(alice).certificates())
                .hasSize(4);
        assertThat(verification.under(p -> p.maxIntermediates(2)).refusal(alice).reason())
                .isEqualTo(RejectionReason.PATH_TOO_LONG);
        assertThat(verification.under(p -> p.maxIntermediates(0)).refusal(alice).explanation())
                .isEqualTo("the path has more than 0 CA certificates");
        assertThat(verification
                        .under(p -> p.maxIntermediates(0))
                        .path(root.issue("CN=Direct").build())
                        .certificates())
                .hasSize(1);
    }

    @Test
    void changeOfAKeyDoesNotCountAsDepth() {
        TestAuthority renewed = root.intermediate("CN=Acme Root CA");
        TestCertificate bob = renewed.issue("CN=Bob").build();

        assertThat(verification.under(p -> p.maxIntermediates(0)).path(bob).certificates())
                .containsExactly(bob.certificate(), renewed.certificate());
    }

    @Test
    void caIsNotPassedTwice() {
        TestAuthority left = root.intermediate("CN=Left");
        TestAuthority right = left.intermediate("CN=Right");
        TestAuthority leftAgain = left.crossSignedBy(right);
        TestCertificate bob = left.issue("CN=Bob").build();
        List<X509Certificate> circle = List.of(leftAgain.certificate(), right.certificate());

        assertThat(verification.refusal(bob.withIssuers(circle)).reason()).isEqualTo(RejectionReason.UNKNOWN_ISSUER);
    }
}
