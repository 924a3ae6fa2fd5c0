package dev.viewpass.path;

import dev.viewpass.header.PresentedChain;
import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A verifier with the settings of one test; now is the time of its decisions unless another is given. */
public final class Verification {
    private final List<X509Certificate> anchors;
    private final List<X509Certificate> intermediates;
    private final PathPolicy policy;

    private Verification(List<X509Certificate> anchors, List<X509Certificate> intermediates, PathPolicy policy) {
        this.anchors = anchors;
        this.intermediates = intermediates;
        this.policy = policy;
    }

    public static Verification anchoredAt(TestAuthority... roots) {
        return anchoredAt(Arrays.stream(roots).map(TestAuthority::certificate).toArray(X509Certificate[]::new));
    }

    public static Verification anchoredAt(X509Certificate... anchors) {
        return new Verification(
                List.of(anchors),
                List.of(),
                PathPolicy.builder(new RevocationPolicy.Off()).build());
    }

    public Verification knowing(TestAuthority... issuers) {
        List<X509Certificate> certificates =
                Arrays.stream(issuers).map(TestAuthority::certificate).toList();
        return new Verification(anchors, certificates, policy);
    }

    public Verification under(UnaryOperator<PathPolicy.Builder> changes) {
        return under(
                changes.apply(PathPolicy.builder(new RevocationPolicy.Off())).build());
    }

    public Verification under(PathPolicy other) {
        return new Verification(anchors, intermediates, other);
    }

    public VerifiedPath path(TestCertificate presented) {
        return path(presented.certificate(), presented.issuers(), Instant.now());
    }

    public VerifiedPath path(X509Certificate leaf, List<X509Certificate> others, Instant at) {
        PathVerdict verdict = verdict(leaf, others, at, CheckListener.silent());
        if (verdict instanceof PathVerdict.Verified verified) {
            return verified.path();
        }
        throw new AssertionError("refused: " + verdict);
    }

    public Rejection refusal(TestCertificate presented) {
        return refusal(presented.certificate(), presented.issuers(), Instant.now());
    }

    public Rejection refusal(X509Certificate leaf, List<X509Certificate> others, Instant at) {
        PathVerdict verdict = verdict(leaf, others, at, CheckListener.silent());
        if (verdict instanceof PathVerdict.Refused refused) {
            return refused.rejection();
        }
        throw new AssertionError("falsely accepted: " + leaf.getSubjectX500Principal());
    }

    public PathVerdict verdict(X509Certificate leaf, List<X509Certificate> others, Instant at, CheckListener listener) {
        return verifier().verify(new PresentedChain(leaf, others), at, listener);
    }

    public CertificationPathVerifier verifier() {
        return new CertificationPathVerifier(
                TrustAnchors.of(anchors), IntermediateCertificates.of(intermediates), policy);
    }
}
