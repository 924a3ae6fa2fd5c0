package dev.viewpass.cli;

import dev.viewpass.cli.process.LogLevel;
import dev.viewpass.cli.process.Logging;
import picocli.CommandLine.Option;

/** The option {@code --log-level}, the same for all commands that log. */
final class LoggingOption {
    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "What is logged to standard error: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private LogLevel level = LogLevel.INFO;

    void configure() {
        Logging.configure(level);
    }
}
