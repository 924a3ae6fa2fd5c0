package dev.viewpass.cli.process;

/** A command cannot do what was asked. The message is one sentence for the person at the terminal. */
public final class CommandFailure extends RuntimeException {
    /** Refused, findings, or the start failed. */
    public static final int FAILED = 1;
    /** The command was not called as it can be, or asks for what this version does not have. */
    public static final int NOT_AVAILABLE = 2;

    private static final long serialVersionUID = 1;

    /** 1 or 2. */
    private final int exitCode;

    private CommandFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    private CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /**
     * Something did not start or was refused.
     *
     * @param message a sentence
     * @param cause what went wrong
     * @return a failure with exit code 1
     */
    public static CommandFailure failed(String message, Throwable cause) {
        return new CommandFailure(FAILED, message, cause);
    }

    /**
     * Something was refused for a reason of our own.
     *
     * @param message a sentence
     * @return a failure with exit code 1
     */
    public static CommandFailure failed(String message) {
        return new CommandFailure(FAILED, message);
    }

    /**
     * Something is not in this version or not called so.
     *
     * @param message a sentence
     * @return a failure with exit code 2
     */
    public static CommandFailure notAvailable(String message) {
        return new CommandFailure(NOT_AVAILABLE, message);
    }

    /**
     * Returns what the process answers to whoever started it.
     *
     * @return 1 or 2
     */
    public int exitCode() {
        return exitCode;
    }
}
