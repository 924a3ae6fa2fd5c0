package dev.viewpass.cli.demo;

import dev.viewpass.cli.process.TemporaryDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** Commands to paste: who calls what, and what comes of it. */
final class CurlLines {
    // OpenSSL does not load these, whatever ciphers curl is told to take.
    private static final Set<Persona> UNUSABLE = EnumSet.of(Persona.WEAK, Persona.SHA1);

    private final DemoWorld world;
    private final URI edge;
    private final URI origin;
    private final Path directory;
    private final PrintWriter out;

    private CurlLines(DemoWorld world, URI edge, URI origin, PrintWriter out) {
        this.world = world;
        this.edge = edge;
        this.origin = origin;
        this.directory = world.directory().path();
        this.out = out;
    }

    /** Writes the files that the commands name, and prints the commands. */
    static void print(DemoWorld world, Gateway edge, URI origin, PrintWriter out) throws IOException {
        TemporaryDirectory directory = world.directory();
        directory.file("edge.pem", pem(edge.trustedServerCertificate()));
        for (Persona persona : Persona.values()) {
            directory.file(persona.file() + ".pem", world.of(persona).chainPem());
            directory.file(persona.file() + ".key", world.of(persona).privateKeyPem());
        }
        new CurlLines(world, edge.uri(), origin, out).print();
    }

    private void print() {
        line("200", "nobody, on an open page", "/public", "");
        line("403", "nobody, on a page for users", "/user", "");
        line("200", Persona.ALICE, "/whoami");
        line("200", Persona.ALICE, "/admin");
        line("200", Persona.BOB, "/user");
        line("403", Persona.BOB, "/admin");
        line("200", Persona.CAROL, "/whoami");
        line("200", Persona.DORA, "/whoami");
        line("200", Persona.SHUFFLED, "/whoami");
        for (Persona persona : Persona.values()) {
            if (persona.compareTo(Persona.SHUFFLED) > 0 && !UNUSABLE.contains(persona)) {
                line("403", persona, "/whoami");
            }
        }
        out.println("# 403: anybody past the edge, although the certificate is the administrator's genuine one");
        out.println("curl -si " + origin.resolve("/whoami") + " -H 'Client-Cert: "
                + world.of(Persona.ALICE).clientCert() + "'");
    }

    private void line(String status, Persona persona, String path) {
        String options = " --cert " + directory.resolve(persona.file() + ".pem") + " --key "
                + directory.resolve(persona.file() + ".key");
        line(status, persona.description(), path, options);
    }

    private void line(String status, String who, String path, String options) {
        out.println("# " + status + ": " + who);
        out.println("curl -si " + edge.resolve(path) + " --cacert " + directory.resolve("edge.pem") + options);
    }

    private static String pem(X509Certificate certificate) {
        try {
            byte[] newLine = "\n".getBytes(StandardCharsets.US_ASCII);
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, newLine).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("The certificate of the edge has no encoding.", e);
        }
    }
}
