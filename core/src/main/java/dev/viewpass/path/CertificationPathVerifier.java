package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.certificate.SelfIssued;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Turns what was presented into a path that can be believed, or says why not.
 *
 * <p>A <em>chain</em> is what the caller sent, in any order and with anything in it. A <em>path</em> leads from the
 * caller's certificate over its issuers to an anchor that the operator configured. Several paths may exist; each
 * candidate is judged whole, and the first that passes all checks wins. When none passes, the refusal is that of the
 * candidate that got furthest.
 *
 * <p>Immutable and safe for use by many threads. The decision depends on the chain, the settings, the revocation data
 * and the given time, and on nothing else.
 */
public final class CertificationPathVerifier {
    private final TrustAnchors anchors;
    private final IntermediateCertificates intermediates;
    private final PathPolicy policy;
    private final List<PathCheck> checks;

    /**
     * Makes a verifier.
     *
     * @param anchors where paths may end
     * @param intermediates configured CA certificates that may complete a path
     * @param policy what a path must satisfy
     */
    public CertificationPathVerifier(TrustAnchors anchors, IntermediateCertificates intermediates, PathPolicy policy) {
        this.anchors = anchors;
        this.intermediates = intermediates;
        this.policy = policy;
        ValidityPeriod validity = new ValidityPeriod(policy.clockSkew());
        ExtensionCheck extensions = new ExtensionCheck();
        AlgorithmCheck algorithms = new AlgorithmCheck(policy.algorithms());
        DenyListCheck denyList = new DenyListCheck(policy.denyList());
        this.checks = List.of(
                extensions,
                algorithms,
                validity,
                denyList,
                new IssuerProfile(),
                new NameConstraintsCheck(),
                new CertificatePolicyCheck(policy.certificatePolicies()),
                new PkixValidation(policy, validity),
                new AnchorConstraints(),
                new LeafProfile(),
                new KeyUsageCheck(),
                new ExtendedKeyUsageCheck(policy),
                new KeyIdentifierCheck(policy.allowNonconforming()),
                new RevocationCheck(policy.revocation(), List.of(extensions, algorithms, validity, denyList)));
    }

    /**
     * Verifies a chain.
     *
     * @param chain what was presented
     * @param at the time of the decision
     * @param listener hears every check
     * @return the verified path or the refusal
     */
    public PathVerdict verify(PresentedChain chain, Instant at, CheckListener listener) {
        return verify(chain, at, listener, new WorkBudget());
    }

    PathVerdict verify(PresentedChain chain, Instant at, CheckListener listener, WorkBudget budget) {
        X509Certificate endEntity = chain.endEntity();
        if (anchors.contains(endEntity)) {
            Rejection rejection = new Rejection(
                    RejectionReason.CA_CERTIFICATE, "the presented certificate is itself a configured anchor");
            listener.result("certification path", Optional.of(rejection));
            return new PathVerdict.Refused(rejection);
        }
        Judgement judgement = new Judgement(checks, at, listener, budget);
        PathSearch search = new PathSearch(
                anchors,
                intermediates,
                endEntity,
                chain.others(),
                policy.maxIntermediates(),
                budget,
                judgement::accepts);
        search.run(endEntity);
        if (judgement.accepted().isPresent()) {
            return new PathVerdict.Verified(
                    new VerifiedPath(judgement.accepted().get(), at));
        }
        if (!budget.exceeded() && judgement.furthest().isPresent()) {
            return new PathVerdict.Refused(judgement.furthest().get());
        }
        Rejection rejection = refusal(search, chain, budget);
        listener.result("certification path", Optional.of(rejection));
        return new PathVerdict.Refused(rejection);
    }

    private Rejection refusal(PathSearch search, PresentedChain chain, WorkBudget budget) {
        if (budget.exceeded()) {
            return new Rejection(RejectionReason.LIMIT_EXCEEDED, "the certificates lead to more paths than are tried");
        }
        if (search.tooLong()) {
            return new Rejection(
                    RejectionReason.PATH_TOO_LONG,
                    "the path has more than " + policy.maxIntermediates() + " CA certificates");
        }
        return new Rejection(RejectionReason.UNKNOWN_ISSUER, unknownIssuer(search.dangling(), chain));
    }

    private String unknownIssuer(X509Certificate dangling, PresentedChain chain) {
        String configured = "the " + anchors.certificates().size() + " anchors and " + intermediates.size()
                + " intermediates configured";
        if (SelfIssued.is(dangling)) {
            return "the certificate of " + CertificateText.subject(dangling)
                    + " names itself as its issuer and is not among " + configured + ", so that no CA vouches for it";
        }
        return "the issuer " + CertificateText.issuer(dangling) + " is not among " + configured + "; the gateway sent "
                + (chain.others().isEmpty()
                        ? "no chain, so that each issuing CA has to stand in the file of the setting intermediates"
                        : chain.others().size() + " chain certificates");
    }

    /**
     * Returns the anchors that paths may end at.
     *
     * @return the configured anchors
     */
    public TrustAnchors anchors() {
        return anchors;
    }

    /**
     * Returns how revocation is decided.
     *
     * @return the policy in force
     */
    public RevocationPolicy revocation() {
        return policy.revocation();
    }
}
