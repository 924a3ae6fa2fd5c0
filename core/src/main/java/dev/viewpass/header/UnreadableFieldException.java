package dev.viewpass.header;

import dev.viewpass.refusal.Rejection;

/** A field of several that can not be read; knows which one. */
final class UnreadableFieldException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Rejection rejection;

    UnreadableFieldException(Rejection rejection) {
        super(rejection.explanation(), null, false, false);
        this.rejection = rejection;
    }

    /** What the request has in the place of certificates. */
    HeaderContent content() {
        return new HeaderContent.Malformed(rejection);
    }
}
