package dev.viewpass.config;

import dev.viewpass.testkit.TestAuthority;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** A settings file with which an application starts, to be spoiled one key at a time. */
record WorkingSettings(Map<String, String> entries) {
    static final String SECRET = "8Rf!kQ2x/Zp-74wLm0Tq.yB6&nVs3Hd$e9";
    static final String SECRET_FIELD = "X-Origin-Secret";

    /** Writes the anchor into the directory. */
    static WorkingSettings in(Path directory, TestAuthority anchor) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("source", "cloudfront-passthrough");
        entries.put("gateway.secret.field", SECRET_FIELD);
        entries.put("gateway.secret.values", SECRET);
        entries.put("anchors", write(directory, "anchors.pem", anchor.pem()));
        entries.put("revocation", "off");
        return new WorkingSettings(entries);
    }

    /** Writes a file and returns its absolute path. */
    static String write(Path directory, String name, String content) {
        return write(directory, name, content.getBytes(StandardCharsets.UTF_8));
    }

    static String write(Path directory, String name, byte[] content) {
        try {
            return Files.write(directory.resolve(name), content)
                    .toAbsolutePath()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WorkingSettings with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(entries);
        more.put(key, value);
        return new WorkingSettings(more);
    }

    WorkingSettings without(String key) {
        Map<String, String> fewer = new LinkedHashMap<>(entries);
        fewer.remove(key);
        return new WorkingSettings(fewer);
    }

    /** The text of the file. */
    String text() {
        Properties properties = new Properties();
        properties.putAll(entries);
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A builder that has read the file and nothing else. */
    ConfigurationBuilder builder() {
        try {
            return Configuration.builder().file(new StringReader(text()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Configuration configuration() {
        return builder().build();
    }
}
