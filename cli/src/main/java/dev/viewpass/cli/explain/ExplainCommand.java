package dev.viewpass.cli.explain;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.Pem;
import dev.viewpass.cli.process.CommandFailure;
import dev.viewpass.cli.process.LogLevel;
import dev.viewpass.cli.process.Logging;
import dev.viewpass.config.Configuration;
import dev.viewpass.config.ResourceLocations;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code explain}: one certificate through steps 2 to 4. */
@Command(
        name = "explain",
        description =
                "Explains what the settings make of a certificate: every check, the path found, principal, groups.",
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The file of settings.")
    private Path config = Path.of("");

    @Option(
            names = "--leaf",
            paramLabel = "PEM",
            required = true,
            description = "The certificate of the caller; certificates after it count as sent with it.")
    private Path leaf = Path.of("");

    @Option(
            names = "--chain",
            paramLabel = "PEM",
            description = "Further certificates, as the gateway would send them.")
    private @Nullable Path chain;

    @Option(names = "--at", paramLabel = "INSTANT", description = "The time of the decision (default: now).")
    private @Nullable Instant at;

    @Option(names = "--webapp", paramLabel = "DIR", description = "Where /WEB-INF/... of the settings is found.")
    private @Nullable Path webapp;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Logging.configure(LogLevel.ERROR);
        Instant time = at == null ? Instant.now() : at;
        List<byte[]> certificates = new ArrayList<>(read(leaf));
        if (chain != null) {
            certificates.addAll(read(chain));
        }
        Explanation explanation = new Explainer(configuration(time)).explain(certificates, time);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? JSON.writeValueAsString(explanation) : ExplanationTable.of(explanation));
        out.flush();
        return explanation.isAuthenticated() ? 0 : CommandFailure.FAILED;
    }

    private Configuration configuration(Instant time) {
        return Configuration.builder()
                .locations(new ResourceLocations(ExplainCommand.class.getClassLoader(), path -> {
                    Path file = webapp == null ? null : webapp.resolve(path.substring(1));
                    return file != null && Files.isRegularFile(file)
                            ? Optional.of(Files.newInputStream(file))
                            : Optional.empty();
                }))
                .file(config.toAbsolutePath().toString())
                .currentProcess()
                .clock(Clock.fixed(time, ZoneOffset.UTC))
                .build();
    }

    private static List<byte[]> read(Path file) {
        try {
            List<byte[]> certificates = Pem.blocks(Files.readString(file, StandardCharsets.ISO_8859_1), "CERTIFICATE");
            if (certificates.isEmpty()) {
                throw CommandFailure.notAvailable(file + " holds no PEM certificate");
            }
            return certificates;
        } catch (IOException e) {
            throw CommandFailure.notAvailable(file + " can not be read");
        } catch (DerException e) {
            throw CommandFailure.notAvailable(file + ": " + e.getMessage());
        }
    }
}
