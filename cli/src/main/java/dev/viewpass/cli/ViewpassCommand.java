package dev.viewpass.cli;

import dev.viewpass.cli.explain.ExplainCommand;
import dev.viewpass.cli.verify.VerifyCommand;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top command, which does nothing without one of the others. */
@Command(
        name = "viewpass",
        description = "Authenticates callers by the client certificate that a gateway forwards.",
        mixinStandardHelpOptions = true,
        versionProvider = ViewpassCommand.Version.class,
        subcommands = {
            DemoCommand.class,
            EdgeCommand.class,
            OriginCommand.class,
            ExplainCommand.class,
            VerifyCommand.class
        })
final class ViewpassCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The version that stands in the manifest of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Viewpass.class.getPackage().getImplementationVersion())
                    .orElse("(not packaged)");
            return new String[] {"viewpass " + version};
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }
}
