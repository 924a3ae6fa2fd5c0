package dev.viewpass.testkit.junit;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The settings by which an application takes these callers for real, and the ways to hand them over. */
final class ApplicationSettings {
    private final TemporaryFiles files;
    private final Map<String, String> settings = new LinkedHashMap<>();

    ApplicationSettings(TemporaryFiles files, OriginSecret secret, Certification authorities, String crls) {
        this.files = files;
        settings.put("source", "cloudfront-passthrough");
        // What these callers send, in case the application's own file names other fields or another encoding.
        settings.put("source.certificate-field", "Client-Cert");
        settings.put("source.chain-field", "Client-Cert-Chain");
        settings.put("source.encoding", "rfc9440");
        settings.put("gateway.secret.field", secret.field());
        settings.put("gateway.secret.values", secret.value());
        // The application's own file may name instants, one for each of its own secrets.
        settings.put("gateway.secret.expires", "never");
        settings.put("anchors", file("anchors.pem", authorities.root().pem()));
        settings.put(
                "intermediates", file("intermediates.pem", authorities.issuer().pem()));
        // Not "off", which would contradict the locations of an application that has some.
        settings.put("revocation", "crl");
        settings.put("revocation.crl.locations", file("crls.pem", crls));
    }

    private String file(String name, String content) {
        return files.add(name, content).toString();
    }

    Map<String, String> asMap() {
        return Collections.unmodifiableMap(settings);
    }

    Map<String, String> withPrefix(String prefix) {
        return settings.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(setting -> prefix + setting.getKey(), Map.Entry::getValue));
    }

    Path asFile() {
        return write(new Properties());
    }

    Path asFileOver(Path own) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(own)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return write(properties);
    }

    private Path write(Properties properties) {
        properties.putAll(settings);
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.add("viewpass.properties", text.toString());
    }
}
