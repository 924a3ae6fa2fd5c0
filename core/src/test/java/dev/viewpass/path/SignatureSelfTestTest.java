package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SignatureSelfTestTest {
    private static final AlgorithmPolicy EVERYTHING =
            AlgorithmPolicy.parse("rsa>=2048,p256,p384,p521,ed25519,ed448,dsa,sha1,sha224,sha256,sha384,sha512");

    @Test
    void theVerifierOfThisJvmRefusesEveryForgery() {
        assertThat(ofThisJvm(EVERYTHING).falselyAccepted()).isEmpty();
        assertThat(ofThisJvm(AlgorithmPolicy.DEFAULT).falselyAccepted()).isEmpty();
    }

    @Test
    void theVerifierOfThisJvmKnowsEveryDefaultAlgorithm() {
        assertThat(ofThisJvm(AlgorithmPolicy.DEFAULT).unavailable()).isEmpty();
    }

    @Test
    void everyAcceptedAlgorithmIsTestedInThreeWays() {
        SignatureSelfTest test = accepting(AlgorithmPolicy.DEFAULT, path -> true);

        // RSA with three digests in two paddings, three curves with three digests each, Ed25519 and Ed448.
        assertThat(test.falselyAccepted()).hasSize(3 * (6 + 9 + 2));
        assertThat(accepting(EVERYTHING, path -> true).falselyAccepted()).hasSize(3 * (8 + 15 + 2 + 3));
    }

    @Test
    void algorithmsThatTheSettingsDoNotAcceptAreNotTested() {
        assertThat(accepting(AlgorithmPolicy.parse("p256,sha256"), path -> true).falselyAccepted())
                .containsExactly(
                        "SHA256withECDSA by a key of kind P-256 with a signature of zeros",
                        "SHA256withECDSA by a key of kind P-256 with a signature that is cut short",
                        "SHA256withECDSA by a key of kind P-256 with another key's signature");
    }

    @Test
    void aVerifierThatAcceptsSignaturesOfZerosIsFoundOut() {
        assertThat(accepting(AlgorithmPolicy.parse("p256,sha256"), path -> isPairOfZeros(path.endEntity()))
                        .falselyAccepted())
                .containsExactly("SHA256withECDSA by a key of kind P-256 with a signature of zeros");
    }

    @Test
    void aFaultSaysWhatItMeans() {
        assertThat(ofThisJvm(AlgorithmPolicy.DEFAULT).fault()).isEmpty();
        assertThat(accepting(AlgorithmPolicy.parse("ed25519"), path -> true).fault())
                .contains("this JVM takes forged signatures for good, so that anybody could be anybody; update it:"
                        + " Ed25519 by a key of kind Ed25519 with a signature of zeros,"
                        + " Ed25519 by a key of kind Ed25519 with a signature that is cut short,"
                        + " Ed25519 by a key of kind Ed25519 with another key's signature");
    }

    @Test
    void aVerifierThatDoesNotKnowAnAlgorithmIsReported() {
        SignatureSelfTest test = accepting(
                AlgorithmPolicy.parse("ed25519,ed448"),
                path -> path.endEntity().getSigAlgName().equals("Ed25519"));

        assertThat(test.unavailable()).containsExactly("Ed448 by a key of kind Ed448");
    }

    private static boolean isPairOfZeros(X509Certificate certificate) {
        return certificate.getSignature().length == 8;
    }

    private static SignatureSelfTest ofThisJvm(AlgorithmPolicy algorithms) {
        return SignatureSelfTest.of(PathPolicy.builder(new RevocationPolicy.Off())
                .algorithms(algorithms)
                .build());
    }

    private static SignatureSelfTest accepting(AlgorithmPolicy algorithms, Predicate<CandidatePath> accepted) {
        return new SignatureSelfTest(
                new PathCheck() {
                    @Override
                    public String name() {
                        return "a verifier with a fault";
                    }

                    @Override
                    public Optional<Rejection> check(CandidatePath path, Instant at) {
                        return accepted.test(path)
                                ? Optional.empty()
                                : Optional.of(new Rejection(RejectionReason.BAD_SIGNATURE, "refused"));
                    }
                },
                algorithms);
    }
}
