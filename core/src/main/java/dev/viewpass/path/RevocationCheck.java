package dev.viewpass.path;

import dev.viewpass.path.revocation.ExaminedPath;
import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.refusal.Rejection;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks the revocation policy about the certificates of a path whose signatures are verified. */
final class RevocationCheck implements PathCheck {
    private final RevocationPolicy policy;
    private final List<PathCheck> signerChecks;

    /**
     * Makes the check.
     *
     * @param signerChecks what the certificate of a CRL's signer must pass when it is not part of the path
     */
    RevocationCheck(RevocationPolicy policy, List<PathCheck> signerChecks) {
        this.policy = policy;
        this.signerChecks = List.copyOf(signerChecks);
    }

    @Override
    public String name() {
        return "revocation (" + policy.text() + ")";
    }

    @Override
    public String found() {
        return policy instanceof RevocationPolicy.Off ? "nothing is asked" : PathCheck.super.found();
    }

    @Override
    public boolean reliesOnOthers() {
        return true;
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        return policy.check(
                new ExaminedPath(path.withAnchor(), path.pool(), signer -> isAcceptable(signer, path, at)), at);
    }

    private boolean isAcceptable(X509Certificate signer, CandidatePath path, Instant at) {
        CandidatePath alone = new CandidatePath(List.of(signer), path.anchor());
        return signerChecks.stream().allMatch(check -> check.check(alone, at).isEmpty());
    }
}
