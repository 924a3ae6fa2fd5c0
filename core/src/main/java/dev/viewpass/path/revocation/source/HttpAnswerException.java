package dev.viewpass.path.revocation.source;

import java.io.IOException;

/** An answer that was read and may not be used; the message completes the sentence that the address begins. */
final class HttpAnswerException extends IOException {
    private static final long serialVersionUID = 1;

    HttpAnswerException(String message) {
        super(message);
    }
}
