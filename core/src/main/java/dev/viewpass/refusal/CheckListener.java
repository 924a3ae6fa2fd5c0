package dev.viewpass.refusal;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Hears every check of a decision in the order in which it was made. Requests are decided with {@link #silent()};
 * {@code explain} listens.
 */
@FunctionalInterface
public interface CheckListener {

    /**
     * Hears one check.
     *
     * @param check the check and its result
     */
    void checked(Check check);

    /**
     * Reports a check that held.
     *
     * @param name what was checked
     * @param text tells what was found; asked only when somebody listens
     */
    default void passed(String name, Supplier<String> text) {
        checked(new Check(name, true, text.get()));
    }

    /**
     * Reports the result of a check that either holds or refuses.
     *
     * @param name what was checked
     * @param rejection the refusal, or nothing when the check held
     */
    default void result(String name, Optional<Rejection> rejection) {
        checked(new Check(
                name,
                rejection.isEmpty(),
                rejection.map(r -> r.reason() + ": " + r.explanation()).orElse("holds")));
    }

    /**
     * Reports a check that was not made, because it relies on one that failed.
     *
     * @param name what would have been checked
     */
    default void notReached(String name) {
        checked(new Check(name, false, "not checked: it relies on a check that failed"));
    }

    /**
     * Tells whether the checks after a failed one are to be made too, as far as they do not rely on it. The decision is
     * the same; a request does not pay for what cannot change it.
     *
     * @return false unless the listener says otherwise
     */
    default boolean wantsAllChecks() {
        return false;
    }

    /**
     * Returns the listener that ignores everything.
     *
     * @return a listener without effect
     */
    static CheckListener silent() {
        return SilentCheckListener.INSTANCE;
    }
}
