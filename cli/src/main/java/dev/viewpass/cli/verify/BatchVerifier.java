package dev.viewpass.cli.verify;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.DerException;
import dev.viewpass.config.Configuration;
import dev.viewpass.config.ConfigurationException;
import dev.viewpass.config.VerificationSettings;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.path.CertificationPathVerifier;
import dev.viewpass.path.IntermediateCertificates;
import dev.viewpass.path.PathPolicy;
import dev.viewpass.path.PathPolicy.CertificatePolicies;
import dev.viewpass.path.PathPolicy.Purpose;
import dev.viewpass.path.PathVerdict;
import dev.viewpass.path.TrustAnchors;
import dev.viewpass.path.VerifiedPath;
import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.path.revocation.RevocationPolicy.Scope;
import dev.viewpass.path.revocation.ocsp.OcspResponse;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Decides about cases by step 3 of the product and nothing else; every line gets exactly one answer. */
final class BatchVerifier {
    private static final String ANY_POLICY = "2.5.29.32.0";

    private final Map<String, String> settings;

    /**
     * Makes a verifier.
     *
     * @param settings settings of step 3 that differ from the defaults
     */
    BatchVerifier(Map<String, String> settings) {
        this.settings = settings;
    }

    BatchAnswer answer(String line) {
        try {
            return decide(BatchCase.parse(line));
        } catch (UnsupportedCaseException e) {
            return BatchAnswer.unsupported(String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            return BatchAnswer.reject(RejectionReason.INTERNAL, "a fault inside: " + e);
        }
    }

    private BatchAnswer decide(BatchCase batchCase) throws UnsupportedCaseException {
        Instant at = batchCase.instant();
        VerificationSettings verification = new VerificationSettings(configuration(at));
        X509Certificate leaf;
        try {
            leaf = BatchMaterial.certificate(batchCase.leaf());
        } catch (DerException e) {
            return BatchAnswer.reject(RejectionReason.MALFORMED_CERTIFICATE, e.getMessage());
        }
        TrustAnchors anchors;
        try {
            anchors = verification.anchors(BatchMaterial.usable(batchCase.anchors()));
        } catch (ConfigurationException e) {
            return BatchAnswer.reject(
                    e.reason().orElse(RejectionReason.UNKNOWN_ISSUER), String.valueOf(e.getMessage()));
        }
        RevocationPolicy revocation;
        try {
            revocation = revocation(batchCase, leaf, verification);
        } catch (DerException e) {
            return BatchAnswer.reject(RejectionReason.REVOCATION_UNUSABLE, e.getMessage());
        }
        CertificationPathVerifier verifier = new CertificationPathVerifier(
                anchors,
                IntermediateCertificates.of(BatchMaterial.usable(batchCase.intermediates())),
                policy(batchCase, verification, revocation));
        return answer(verifier.verify(new PresentedChain(leaf, List.of()), at, CheckListener.silent()));
    }

    /** Fails with the key when a setting is wrong. */
    void requireGoodSettings(Instant at) {
        VerificationSettings verification = new VerificationSettings(configuration(at));
        verification.policy(Purpose.CLIENT, new RevocationPolicy.Off());
        verification.crls(List.of());
    }

    private Configuration configuration(Instant at) {
        return Configuration.builder()
                .initParameters(settings)
                .clock(Clock.fixed(at, ZoneOffset.UTC))
                .build();
    }

    private static RevocationPolicy revocation(
            BatchCase batchCase, X509Certificate leaf, VerificationSettings verification) throws DerException {
        Scope scope = batchCase.leafScope() ? Scope.LEAF : Scope.PATH;
        return switch (batchCase.revocation().mode()) {
            case "none" -> new RevocationPolicy.Off();
            case "ocsp" -> {
                List<OcspResponse> responses = BatchMaterial.ocspResponses(batchCase.ocspResponses());
                yield new RevocationPolicy.Ocsp(
                        (certificate, issuer) -> certificate.equals(leaf) ? responses : List.of(),
                        verification.ocspRules(),
                        scope,
                        batchCase.allowUnknown());
            }
            default ->
                new RevocationPolicy.Crl(
                        verification.crls(BatchMaterial.revocationLists(batchCase.revocationLists())),
                        scope,
                        batchCase.allowUnknown());
        };
    }

    private static PathPolicy policy(
            BatchCase batchCase, VerificationSettings verification, RevocationPolicy revocation) {
        Purpose purpose = Purpose.valueOf(batchCase.purpose().toUpperCase(Locale.ROOT));
        PathPolicy.Builder policy = verification.policy(purpose, revocation);
        if (batchCase.maxDepth() != null) {
            policy.maxIntermediates(batchCase.maxDepth());
        }
        BatchCase.Policies inputs = batchCase.policies();
        if (inputs != null) {
            policy.certificatePolicies(new CertificatePolicies(
                    initial(inputs), inputs.explicit(), inputs.inhibitMapping(), inputs.inhibitAny()));
        }
        return policy.build();
    }

    private static Set<String> initial(BatchCase.Policies inputs) {
        List<String> initial = inputs.initial();
        return initial == null || initial.contains(ANY_POLICY) ? Set.of() : Set.copyOf(initial);
    }

    private static BatchAnswer answer(PathVerdict verdict) {
        if (verdict instanceof PathVerdict.Refused refused) {
            return BatchAnswer.reject(refused.rejection());
        }
        VerifiedPath path = ((PathVerdict.Verified) verdict).path();
        return BatchAnswer.accept(String.join(
                " <- ",
                path.withAnchor().stream()
                        .map(certificate -> CertificateText.name(certificate.getSubjectX500Principal()))
                        .toList()));
    }
}
