package dev.viewpass.cli;

import dev.viewpass.cli.process.ListenAddress;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The program {@code viewpass.jar}. */
public final class Viewpass {
    private Viewpass() {}

    /**
     * Runs a command and ends the JVM with its exit code: 0 fine, 1 refused, findings or not started, 2 usage or not
     * available.
     *
     * @param arguments the command and its options
     */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /**
     * Makes the command line.
     *
     * @return the top command with all others below it
     */
    static CommandLine commandLine() {
        return new CommandLine(new ViewpassCommand())
                .registerConverter(ListenAddress.class, Viewpass::listenAddress)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Failures::executing)
                .setParameterExceptionHandler(Failures::parsing);
    }

    private static ListenAddress listenAddress(String text) {
        try {
            return ListenAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
