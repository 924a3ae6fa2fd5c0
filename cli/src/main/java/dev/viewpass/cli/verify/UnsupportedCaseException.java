package dev.viewpass.cli.verify;

/** A line that is not a case. */
final class UnsupportedCaseException extends Exception {
    private static final long serialVersionUID = 1;

    UnsupportedCaseException(String message) {
        super(message);
    }
}
