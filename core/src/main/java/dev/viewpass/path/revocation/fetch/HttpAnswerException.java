package dev.viewpass.path.revocation.fetch;

import java.io.IOException;

/** An answer that was read and may not be used; the message completes the sentence that the address begins. */
final class HttpAnswerException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean outage;

    HttpAnswerException(String message) {
        this(message, false);
    }

    /** Makes one that may be due to the server as a whole. */
    HttpAnswerException(String message, boolean isOutage) {
        super(message);
        this.outage = isOutage;
    }

    /** Whether another question would fare the same. */
    boolean isOutage() {
        return outage;
    }
}
