package dev.viewpass.cli.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.viewpass.cli.process.LogLevel;
import dev.viewpass.cli.process.Logging;
import dev.viewpass.config.ConfigurationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code verify --batch}: answers cases on standard input, line by line. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verifies path-validation cases (JSON lines on standard input) by the rules of the product.")
public final class VerifyCommand implements Callable<Integer> {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final List<String> VARIABLE = List.of(
            "algorithms",
            "clock-skew",
            "profile.allow-any-eku",
            "profile.allow-nonconforming",
            "profile.eku",
            "revocation.max-age");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    // Required because there is no other way yet.
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--batch", required = true, description = "read one case a line, answer one line each")
    private boolean batch;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a setting that differs from its default, such as algorithms=rsa>=1024,sha256 (repeatable)")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        Map<String, String> all = new LinkedHashMap<>(Map.of("profile.eku", "if-present"));
        all.putAll(settings);
        BatchVerifier verifier = new BatchVerifier(all);
        requireGoodSettings(verifier);
        Logging.configure(LogLevel.ERROR);
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            out.println(json(verifier.answer(line)));
            out.flush();
        }
        return 0;
    }

    private void requireGoodSettings(BatchVerifier verifier) {
        for (String key : settings.keySet()) {
            if (!VARIABLE.contains(key)) {
                throw new ParameterException(
                        spec.commandLine(), "--set takes " + String.join(", ", VARIABLE) + ", and not " + key);
            }
        }
        try {
            verifier.requireGoodSettings(Instant.EPOCH);
        } catch (ConfigurationException e) {
            throw new ParameterException(spec.commandLine(), "--set " + e.getMessage());
        }
    }

    private static String json(BatchAnswer answer) {
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
