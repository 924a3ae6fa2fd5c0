package dev.viewpass.cli;

import dev.viewpass.cli.process.CommandFailure;
import dev.viewpass.cli.process.RootCause;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what went wrong; stack traces are for {@code --log-level debug}. */
final class Failures {
    private static final Logger LOG = System.getLogger(Failures.class.getName());

    private Failures() {}

    static int executing(Exception failure, CommandLine command, ParseResult parsed) {
        String sentence =
                failure instanceof CommandFailure ? String.valueOf(failure.getMessage()) : RootCause.sentence(failure);
        say(command, sentence);
        LOG.log(Level.DEBUG, "the command failed", failure);
        return failure instanceof CommandFailure known ? known.exitCode() : CommandFailure.FAILED;
    }

    static int parsing(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        say(command, sentence(failure));
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return CommandFailure.NOT_AVAILABLE;
    }

    // Behind an option that is misspelt may stand a secret.
    private static String sentence(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> options = unmatched.getUnmatched().stream()
                    .filter(argument -> argument.startsWith("-"))
                    .map(option -> option.replaceFirst("=.*", ""))
                    .toList();
            return options.isEmpty()
                    ? "there is an unknown command or a surplus argument"
                    : "unknown option " + options.get(0);
        }
        return String.valueOf(failure.getMessage());
    }

    private static void say(CommandLine command, String sentence) {
        PrintWriter error = command.getErr();
        error.println(command.getCommandSpec().qualifiedName() + ": " + sentence);
        error.flush();
    }
}
