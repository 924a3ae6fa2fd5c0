package dev.viewpass.path;

import dev.viewpass.path.revocation.RevocationPolicy;
import dev.viewpass.refusal.Rejection;
import java.time.Instant;
import java.util.Optional;

/** Asks the revocation policy about the certificates of a path whose signatures are verified. */
final class RevocationCheck implements PathCheck {
    private final RevocationPolicy policy;

    RevocationCheck(RevocationPolicy policy) {
        this.policy = policy;
    }

    @Override
    public String name() {
        return "revocation (" + policy.text() + ")";
    }

    @Override
    public boolean reliesOnOthers() {
        return true;
    }

    @Override
    public Optional<Rejection> check(CandidatePath path, Instant at) {
        return policy.check(path.withAnchor(), at);
    }
}
