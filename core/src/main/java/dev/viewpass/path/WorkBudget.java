package dev.viewpass.path;

/**
 * Caps the work that one request can cause, whatever certificates it brings. The counters tell what was allowed: work
 * beyond a limit is refused before it begins and is not counted.
 */
final class WorkBudget {
    static final int MAX_VISITS = 64;
    static final int MAX_SIGNATURES = 32;

    private int visits;
    private int signatures;
    private boolean exceeded;

    /** Counts one certificate or anchor that the search looks at; false when the budget is spent. */
    boolean visit() {
        exceeded |= visits == MAX_VISITS;
        if (!exceeded) {
            visits++;
        }
        return !exceeded;
    }

    /**
     * Counts the signatures of a path that is to be validated; false when the budget is spent. The number of its
     * certificates is the most that the JDK verifies: it begins at the anchor, verifies each certificate once by the key
     * of the one above, and stops at the first that fails.
     *
     * <p>Signatures of CRLs are not counted. They are verified after those of the path, by keys of the path, once for a
     * list and a key: later requests find the result remembered, unless more keys of one CA name than are remembered take
     * part. Those of OCSP responses and of their responders have a bound of their own. Nothing else in a decision verifies
     * signatures.
     */
    boolean verify(int number) {
        exceeded |= number > MAX_SIGNATURES - signatures;
        if (!exceeded) {
            signatures += number;
        }
        return !exceeded;
    }

    boolean exceeded() {
        return exceeded;
    }

    /** Returns how many certificates and anchors the search has looked at. */
    int visits() {
        return visits;
    }

    /** Returns how many signatures of certificates were verified at most. */
    int signatures() {
        return signatures;
    }
}
