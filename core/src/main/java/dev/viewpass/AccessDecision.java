package dev.viewpass;

import dev.viewpass.AuthenticationOutcome.Authenticated;

/** What an adapter does with a request. */
public sealed interface AccessDecision {

    /**
     * The request goes on with a caller.
     *
     * @param outcome the caller and the verified path
     */
    record SignedIn(Authenticated outcome) implements AccessDecision {}

    /** The request goes on without a caller. */
    record Anonymous() implements AccessDecision {}

    /** The request goes on without a caller and nothing else is touched, its session neither. */
    record Ignored() implements AccessDecision {}

    /**
     * The request ends here.
     *
     * @param refusal what to answer
     */
    record Refused(Refusal refusal) implements AccessDecision {}
}
