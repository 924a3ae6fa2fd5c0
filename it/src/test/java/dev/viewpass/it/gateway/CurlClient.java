package dev.viewpass.it.gateway;

import dev.viewpass.cli.demo.Gateway;
import dev.viewpass.cli.process.TemporaryDirectory;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The installed {@code curl}; without it the test is skipped or fails.
 *
 * @param version the option for the version of HTTP
 */
record CurlClient(String version) implements Client.Sender {
    private static final String TIMEOUT_SECONDS = "10";

    @Override
    public Answer get(Gateway gateway, String path, Optional<TestCertificate> caller, String... fields)
            throws IOException, InterruptedException {
        Path curl = RequiredProgram.require("curl");
        try (TemporaryDirectory directory = TemporaryDirectory.create("curl")) {
            List<String> command = new ArrayList<>(List.of(
                    curl.toString(),
                    "--disable",
                    "--silent",
                    "--show-error",
                    "--noproxy",
                    "*",
                    "--max-time",
                    TIMEOUT_SECONDS,
                    version,
                    "--cacert",
                    directory
                            .file("gateway.pem", pem(gateway.trustedServerCertificate()))
                            .toString(),
                    "--write-out",
                    "\n%{http_version} %{http_code}"));
            if (caller.isPresent()) {
                TestCertificate certificate = caller.get();
                command.add("--cert");
                command.add(directory.file("caller.pem", certificate.chainPem()).toString());
                command.add("--key");
                command.add(directory
                        .file("caller.key", certificate.privateKeyPem())
                        .toString());
            }
            for (int i = 0; i < fields.length; i += 2) {
                command.add("--header");
                command.add(fields[i] + ": " + fields[i + 1]);
            }
            command.add(gateway.uri().resolve(path).toString());
            return run(command);
        }
    }

    private static Answer run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("curl failed: " + out);
        }
        int end = out.lastIndexOf('\n');
        String[] result = out.substring(end + 1).split(" ", -1);
        return new Answer(result[0], Integer.parseInt(result[1]), out.substring(0, end));
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
