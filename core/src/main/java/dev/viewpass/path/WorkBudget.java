package dev.viewpass.path;

/** Caps the work that one request can cause, whatever certificates it brings. */
final class WorkBudget {
    static final int MAX_VISITS = 64;
    static final int MAX_SIGNATURES = 32;

    private int visits;
    private int signatures;
    private boolean exceeded;

    /** Counts one certificate or anchor that the search looks at; false when the budget is spent. */
    boolean visit() {
        exceeded |= ++visits > MAX_VISITS;
        return !exceeded;
    }

    /** Counts the signatures of a path that is to be validated; false when the budget is spent. */
    boolean verify(int number) {
        signatures += number;
        exceeded |= signatures > MAX_SIGNATURES;
        return !exceeded;
    }

    boolean exceeded() {
        return exceeded;
    }
}
