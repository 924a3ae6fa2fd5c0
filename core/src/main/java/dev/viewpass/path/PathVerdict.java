package dev.viewpass.path;

import dev.viewpass.refusal.Rejection;

/** The result of step 3. */
public sealed interface PathVerdict {

    /**
     * A path was found that passes every check.
     *
     * @param path the path
     */
    record Verified(VerifiedPath path) implements PathVerdict {}

    /**
     * No candidate passed.
     *
     * @param rejection why the candidate that got furthest failed
     */
    record Refused(Rejection rejection) implements PathVerdict {}
}
