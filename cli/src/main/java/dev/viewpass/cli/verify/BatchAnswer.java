package dev.viewpass.cli.verify;

import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;

/**
 * The answer to one line.
 *
 * @param verdict {@code ACCEPT}, {@code REJECT} or {@code UNSUPPORTED}
 * @param reason {@code CODE: text}
 */
record BatchAnswer(String verdict, String reason) {

    static BatchAnswer accept(String path) {
        return new BatchAnswer("ACCEPT", "OK: " + path);
    }

    static BatchAnswer reject(Rejection rejection) {
        return new BatchAnswer("REJECT", rejection.reason() + ": " + rejection.explanation());
    }

    static BatchAnswer reject(RejectionReason reason, String explanation) {
        return reject(new Rejection(reason, explanation));
    }

    static BatchAnswer unsupported(String why) {
        return new BatchAnswer("UNSUPPORTED", "BAD_LINE: " + why);
    }
}
