package dev.viewpass.cli.demo;

import dev.viewpass.cli.process.TemporaryDirectory;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What lasts as long as a demo: keys, secrets, and the files of the application's operator. */
final class DemoWorld implements AutoCloseable {
    private final DemoPki pki = new DemoPki();
    private final GatewaySecrets secrets = GatewaySecrets.random();
    private final TemporaryDirectory directory;
    private final Path settings;

    private DemoWorld(TemporaryDirectory directory) throws IOException {
        this.directory = directory;
        this.settings = directory.file("viewpass.properties", settings());
    }

    static DemoWorld create() throws IOException {
        TemporaryDirectory directory = TemporaryDirectory.create("demo");
        try {
            return new DemoWorld(directory);
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    TestCertificate of(Persona persona) {
        return pki.of(persona);
    }

    GatewaySecrets secrets() {
        return secrets;
    }

    TemporaryDirectory directory() {
        return directory;
    }

    /** The file of the application's settings. */
    Path settingsFile() {
        return settings;
    }

    private String settings() throws IOException {
        List<Path> lists = new ArrayList<>();
        for (Map.Entry<String, String> list : pki.revocationLists().entrySet()) {
            lists.add(directory.file(list.getKey(), list.getValue()));
        }
        return """
                source=cloudfront-passthrough
                gateway.secret.field=%s
                gateway.secret.values=%s
                gateway.secret.expires=%s
                anchors=%s
                intermediates=%s
                deny.file=%s
                revocation=crl
                revocation.crl.locations=%s

                # Without a certificate the caller is anonymous, but not on /session; /health looks at none.
                certificate=optional
                paths.session.pattern=/session
                paths.session.certificate=required
                paths.health.pattern=/health
                paths.health.certificate=ignore

                # The name of a caller is the one common name of the subject.
                principal=subject.cn
                group.user=subject.o=Acme
                group.admin=subject.ou=Operations
                """.formatted(
                GatewaySecrets.FIELD,
                secrets.values(),
                secrets.expires(),
                value(directory.file("anchors.pem", pki.authorities().anchors())),
                value(directory.file("intermediates.pem", pki.authorities().intermediates())),
                value(directory.file("denied.txt", pki.deniedKeys())),
                lists.stream().map(DemoWorld::value).collect(Collectors.joining(",")));
    }

    // In a properties file a backslash escapes.
    private static String value(Path file) {
        return file.toString().replace('\\', '/');
    }

    @Override
    public void close() {
        directory.close();
    }
}
