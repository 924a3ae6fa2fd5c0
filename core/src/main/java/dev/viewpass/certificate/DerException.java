package dev.viewpass.certificate;

/** Bytes are not the DER encoding that was expected. The message says what was found and never holds the bytes. */
public final class DerException extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong with the encoding. */
    private final String message;

    /**
     * Makes the exception.
     *
     * @param message what is wrong with the encoding
     */
    public DerException(String message) {
        super(message);
        this.message = message;
    }

    /**
     * Makes the exception with the fault that the JDK reported.
     *
     * @param message what is wrong with the encoding
     * @param cause the JDK's exception
     */
    public DerException(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
