package dev.viewpass.cli;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.DerException;
import dev.viewpass.certificate.Pem;
import dev.viewpass.cli.Choice.ChainLayout;
import dev.viewpass.cli.Choice.EdgeMode;
import dev.viewpass.cli.process.CommandFailure;
import dev.viewpass.cli.process.Interruption;
import dev.viewpass.cli.process.ListenAddress;
import dev.viewpass.edge.ChainLines;
import dev.viewpass.edge.PassthroughEdge;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edge}: the stand-in for CloudFront alone. */
@Command(
        name = "edge",
        description =
                "Ends TLS as CloudFront does: forwards client certificates unverified (passthrough), or verifies them.",
        mixinStandardHelpOptions = true)
final class EdgeCommand implements Callable<Integer> {
    private static final String SECRET_VARIABLE = "VIEWPASS_EDGE_SECRET";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LoggingOption logging = new LoggingOption();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            required = true,
            description = "Where to serve; port 0 takes a free one.")
    private ListenAddress listen = new ListenAddress("127.0.0.1", 0);

    @Option(
            names = "--origin",
            paramLabel = "URL",
            required = true,
            description = "Where requests go: http://host:port or https://host:port.")
    private URI origin = URI.create("");

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "passthrough",
            description = "passthrough: any certificate or none; required: a verified one; optional: a verified one"
                    + " or none (default: ${DEFAULT-VALUE}).")
    private EdgeMode mode = EdgeMode.PASSTHROUGH;

    @Option(
            names = "--server-pem",
            paramLabel = "FILE",
            description = "Key and chain of the edge itself; without it, throwaway ones are made.")
    private Optional<Path> serverPem = Optional.empty();

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "CA certificates in PEM that the modes required and optional verify against.")
    private Optional<Path> trust = Optional.empty();

    @Option(
            names = "--secret-field",
            paramLabel = "NAME",
            description = "Field in which the edge proves itself to the origin.")
    private Optional<String> secretField = Optional.empty();

    @Option(
            names = "--secret-value",
            paramLabel = "VALUE",
            description = "The secret in that field; by default the environment variable " + SECRET_VARIABLE
                    + ", which other users of the machine cannot see.")
    private Optional<String> secretValue = Optional.empty();

    @Option(
            names = "--chain-lines",
            paramLabel = "LAYOUT",
            defaultValue = "one",
            description = "In passthrough mode, the chain in one field line or each certificate in one: one or each"
                    + " (default: one).")
    private ChainLayout chainLines = ChainLayout.ONE;

    @Override
    public Integer call() {
        logging.configure();
        PassthroughEdge.Builder builder = builder();
        try (Interruption interruption = Interruption.watch();
                PassthroughEdge edge = start(builder.build())) {
            spec.commandLine().getOut().println("ready " + edge.uri());
            spec.commandLine().getOut().flush();
            interruption.await();
        }
        return 0;
    }

    private PassthroughEdge.Builder builder() {
        PassthroughEdge.Builder builder = PassthroughEdge.builder()
                .listen(listen.host(), listen.port())
                .chainLines(chainLines == ChainLayout.ONE ? ChainLines.ONE : ChainLines.ONE_PER_CERTIFICATE);
        try {
            builder.origin(origin);
            secretField.ifPresent(field -> builder.secret(field, secret()));
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
        if (secretValue.isPresent() && secretField.isEmpty()) {
            throw usage("--secret-value needs --secret-field");
        }
        if (chainLines == ChainLayout.EACH && mode.verifies()) {
            throw usage("--mode " + mode + " forwards no chain, so it takes no --chain-lines");
        }
        applyMode(builder);
        serverPem.map(ServerPem::read).ifPresent(server -> builder.serverKey(server.key(), server.chain()));
        return builder;
    }

    private void applyMode(PassthroughEdge.Builder builder) {
        if (!mode.verifies()) {
            if (trust.isPresent()) {
                throw usage("--mode " + mode + " verifies no certificate, so it takes no --trust");
            }
            return;
        }
        Path file = trust.orElseThrow(() -> usage("--mode " + mode + " needs --trust"));
        List<X509Certificate> authorities = certificates(file);
        try {
            if (mode == EdgeMode.REQUIRED) {
                builder.required(authorities);
            } else {
                builder.optional(authorities);
            }
        } catch (IllegalArgumentException e) {
            throw CommandFailure.failed("--trust " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            List<X509Certificate> certificates = new ArrayList<>();
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (byte[] encoded : Pem.blocks(text, "CERTIFICATE")) {
                certificates.add(CertificateDecoder.decode(encoded));
            }
            return certificates;
        } catch (IOException | DerException e) {
            throw CommandFailure.failed("--trust " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static PassthroughEdge start(PassthroughEdge edge) {
        try {
            edge.start();
            return edge;
        } catch (IOException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    private String secret() {
        return secretValue
                .or(() -> Optional.ofNullable(System.getenv(SECRET_VARIABLE)))
                .orElseThrow(() ->
                        usage("--secret-field needs --secret-value or the environment variable " + SECRET_VARIABLE));
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
