package dev.viewpass.header;

import dev.viewpass.refusal.RejectionReason;

/** Where and why the parsing of a field stopped. The message never holds what was sent. */
final class MalformedFieldException extends Exception {
    private static final long serialVersionUID = 1;

    private final RejectionReason reason;
    private final String message;

    MalformedFieldException(String message) {
        this(RejectionReason.MALFORMED_FIELD, message);
    }

    MalformedFieldException(RejectionReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }

    RejectionReason reason() {
        return reason;
    }
}
