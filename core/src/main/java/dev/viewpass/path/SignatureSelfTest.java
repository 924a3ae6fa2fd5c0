package dev.viewpass.path;

import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.Pem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the signature verifier in use, once at the start, about signatures of every accepted algorithm that are known to
 * be bad: zeros (for ECDSA r = s = 0, which JDKs accepted before April 2022, CVE-2022-21449), another key's, and one
 * that is cut short. A JVM that takes any of them for good can not protect anything.
 */
public final class SignatureSelfTest {
    private static final String CERTIFICATES = "self-test.pem";
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final PathCheck verifier;
    private final List<SignedSample> samples;

    SignatureSelfTest(PathCheck verifier, AlgorithmPolicy algorithms) {
        this.verifier = verifier;
        this.samples = samples().stream()
                .filter(sample -> sample.isAccepted(algorithms))
                .toList();
    }

    /**
     * Makes the test of the verifier that a policy leads to.
     *
     * @param policy whose algorithms are tested
     * @return a test that has not run yet
     */
    public static SignatureSelfTest of(PathPolicy policy) {
        return new SignatureSelfTest(
                new PkixValidation(policy, new ValidityPeriod(policy.clockSkew())), policy.algorithms());
    }

    /** Returns what the verifier takes for good and must not. */
    List<String> falselyAccepted() {
        List<String> accepted = new ArrayList<>();
        for (SignedSample sample : samples) {
            if (accepts(sample.withSignatureOfZeros(), sample.signer())) {
                accepted.add(sample.algorithm() + " with a signature of zeros");
            }
            if (accepts(sample.withSignatureCutShort(), sample.signer())) {
                accepted.add(sample.algorithm() + " with a signature that is cut short");
            }
            if (accepts(sample.certificate(), sample.stranger())) {
                accepted.add(sample.algorithm() + " with another key's signature");
            }
        }
        return accepted;
    }

    /**
     * Runs the test and says what it found.
     *
     * @return why signatures prove nothing here, or nothing when the verifier can be relied on
     */
    public Optional<String> fault() {
        List<String> accepted = falselyAccepted();
        return accepted.isEmpty()
                ? Optional.empty()
                : Optional.of("this JVM takes forged signatures for good, so that anybody could be anybody; update it: "
                        + String.join(", ", accepted));
    }

    /**
     * Names the algorithms that the settings accept and the verifier does not, because the JVM lacks or disables them.
     * Certificates with them are refused; that is safe, and worth a warning.
     *
     * @return names of algorithms, empty when all work
     */
    public List<String> unavailable() {
        return samples.stream()
                .filter(sample -> !accepts(sample.certificate(), sample.signer()))
                .map(SignedSample::algorithm)
                .toList();
    }

    private boolean accepts(X509Certificate certificate, X509Certificate signer) {
        return verifier.check(new CandidatePath(List.of(certificate), signer), AT)
                .isEmpty();
    }

    /** All samples: after two CA certificates of one name, the first of which signed, those that it signed. */
    private static List<SignedSample> samples() {
        try (InputStream file = SignatureSelfTest.class.getResourceAsStream(CERTIFICATES)) {
            if (file == null) {
                throw new IllegalStateException(CERTIFICATES + " is missing beside " + SignatureSelfTest.class);
            }
            CertificateFactory factory = CertificateFactory.getInstance("X.509", "SUN");
            List<SignedSample> samples = new ArrayList<>();
            List<X509Certificate> signers = new ArrayList<>();
            for (byte[] encoded :
                    Pem.blocks(new String(file.readAllBytes(), StandardCharsets.US_ASCII), "CERTIFICATE")) {
                X509Certificate certificate =
                        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
                if (certificate.getBasicConstraints() < 0) {
                    samples.add(new SignedSample(certificate, signers.get(0), signers.get(1)));
                } else if (signers.size() == 2) {
                    signers = new ArrayList<>(List.of(certificate));
                } else {
                    signers.add(certificate);
                }
            }
            return samples;
        } catch (IOException | GeneralSecurityException | DerException e) {
            throw new IllegalStateException(CERTIFICATES + " can not be read", e);
        }
    }
}
