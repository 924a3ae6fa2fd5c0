package dev.viewpass.path;

import dev.viewpass.certificate.CertificateText;
import dev.viewpass.refusal.CheckListener;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The candidates of one request: the accepted one, or the failure of the one that got furthest. */
final class Judgement {
    private final List<PathCheck> checks;
    private final Instant at;
    private final CheckListener listener;
    private final WorkBudget budget;
    private final WorkBudget budgetOfListener = new WorkBudget();
    private @Nullable CandidatePath accepted;
    private @Nullable Rejection furthest;
    private int furthestDistance = -1;

    Judgement(List<PathCheck> checks, Instant at, CheckListener listener, WorkBudget budget) {
        this.checks = checks.stream().map(PathCheck::forOneRequest).toList();
        this.at = at;
        this.listener = listener;
        this.budget = budget;
    }

    /** Makes the checks in their order, up to the first that fails unless the listener wants to hear of all. */
    boolean accepts(CandidatePath path) {
        listener.passed("certification path", () -> describe(path));
        boolean failed = false;
        for (int i = 0; i < checks.size(); i++) {
            PathCheck check = checks.get(i);
            boolean affordable = !check.isCostly() || mayVerify(path, failed);
            if (failed && (check.reliesOnOthers() || !affordable)) {
                listener.notReached(check.name());
                continue;
            }
            if (!affordable) {
                return false;
            }
            Optional<Rejection> rejection = check.check(path, at);
            rejection.ifPresentOrElse(
                    r -> listener.result(check.name(), rejection), () -> listener.passed(check.name(), check::found));
            if (rejection.isPresent() && !failed) {
                failed = true;
                remember(i, rejection.get());
                if (!listener.wantsAllChecks()) {
                    return false;
                }
            }
        }
        if (!failed) {
            accepted = path;
        }
        return !failed;
    }

    // A candidate that has failed is checked further for the listener only, and must not cost a later one its turn.
    private boolean mayVerify(CandidatePath path, boolean failed) {
        return (failed ? budgetOfListener : budget).verify(path.certificates().size());
    }

    // What one key did not sign is no path, however many checks it passed before.
    private void remember(int check, Rejection rejection) {
        int distance = rejection.reason() == RejectionReason.BAD_SIGNATURE ? 0 : check + 1;
        if (distance > furthestDistance) {
            furthestDistance = distance;
            furthest = rejection;
        }
    }

    /** Returns the candidate that passed all checks. */
    Optional<CandidatePath> accepted() {
        return Optional.ofNullable(accepted);
    }

    /** Returns why the candidate that got furthest failed, or nothing when there was no candidate. */
    Optional<Rejection> furthest() {
        return Optional.ofNullable(furthest);
    }

    private static String describe(CandidatePath path) {
        return String.join(
                " <- ", path.withAnchor().stream().map(CertificateText::subject).toList());
    }
}
