package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.header.PresentedChain;
import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        this.checks = List.of(
                new AlgorithmCheck(policy.algorithms()),
                validity,
                new PkixValidation(policy, validity),
                new LeafProfile(policy),
                new IssuerProfile(policy),
                new RevocationCheck(policy.revocation()));
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
        X509Certificate endEntity = chain.endEntity();
        if (anchors.contains(endEntity)) {
            Rejection rejection = new Rejection(
                    RejectionReason.CA_CERTIFICATE, "the presented certificate is itself a configured anchor");
            listener.result("certification path", Optional.of(rejection));
            return new PathVerdict.Refused(rejection);
        }
        Judgement judgement = new Judgement(at, listener);
        PathSearch search = new PathSearch(
                anchors,
                intermediates,
                endEntity,
                chain.others(),
                policy.maxIntermediates(),
                judgement.budget,
                judgement::accepts);
        if (search.run(endEntity) && judgement.accepted != null) {
            return new PathVerdict.Verified(new VerifiedPath(judgement.accepted, at));
        }
        return new PathVerdict.Refused(judgement.rejection(search, chain));
    }

    /** The candidates of one request: the accepted one, or the failure of the one that got furthest. */
    private final class Judgement {
        private final Instant at;
        private final CheckListener listener;
        private final WorkBudget budget = new WorkBudget();
        private @Nullable CandidatePath accepted;
        private @Nullable Rejection furthest;
        private int furthestCheck = -1;

        Judgement(Instant at, CheckListener listener) {
            this.at = at;
            this.listener = listener;
        }

        boolean accepts(CandidatePath path) {
            listener.passed("certification path", () -> describe(path));
            for (int i = 0; i < checks.size(); i++) {
                PathCheck check = checks.get(i);
                if (check instanceof PkixValidation
                        && !budget.verify(path.certificates().size())) {
                    return false;
                }
                Optional<Rejection> rejection = check.check(path, at);
                listener.result(check.name(), rejection);
                if (rejection.isPresent()) {
                    if (i > furthestCheck) {
                        furthestCheck = i;
                        furthest = rejection.get();
                    }
                    return false;
                }
            }
            accepted = path;
            return true;
        }

        Rejection rejection(PathSearch search, PresentedChain chain) {
            if (budget.exceeded()) {
                return failed(RejectionReason.LIMIT_EXCEEDED, "the certificates lead to more paths than are tried");
            }
            if (furthest != null) {
                return furthest;
            }
            if (search.tooLong()) {
                return failed(
                        RejectionReason.PATH_TOO_LONG,
                        "the path has more than " + policy.maxIntermediates() + " CA certificates");
            }
            return failed(RejectionReason.UNKNOWN_ISSUER, unknownIssuer(search.dangling(), chain));
        }

        private Rejection failed(RejectionReason reason, String explanation) {
            Rejection rejection = new Rejection(reason, explanation);
            listener.result("certification path", Optional.of(rejection));
            return rejection;
        }
    }

    private String unknownIssuer(X509Certificate dangling, PresentedChain chain) {
        boolean selfIssued = dangling.getSubjectX500Principal().equals(dangling.getIssuerX500Principal());
        String advice =
                selfIssued ? "" : ", so that each issuing CA has to stand in the file of the setting intermediates";
        return (selfIssued ? "the certificate names itself as issuer; " : "the issuer ")
                + CertificateText.issuer(dangling) + " is not among the "
                + anchors.certificates().size()
                + " anchors and " + intermediates.size() + " intermediates configured; the gateway sent "
                + (chain.others().isEmpty()
                        ? "no chain" + advice
                        : chain.others().size() + " chain certificates");
    }

    private static String describe(CandidatePath path) {
        return String.join(
                " <- ", path.withAnchor().stream().map(CertificateText::subject).toList());
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
