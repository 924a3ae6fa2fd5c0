package dev.viewpass.testkit.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Text files in a temporary directory of their own, which come back when the same test runs again. */
@SuppressWarnings("deprecation") // JUnit before 5.13 closes nothing but CloseableResource, later ones AutoCloseable.
final class TemporaryFiles implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    private final Path directory;
    private final Map<Path, String> contents = new LinkedHashMap<>();

    private TemporaryFiles(Path directory) {
        this.directory = directory;
    }

    static TemporaryFiles create() {
        try {
            return new TemporaryFiles(Files.createTempDirectory("viewpass-callers-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a new file and returns its absolute path. */
    synchronized Path add(String name, String content) {
        Path file = directory.resolve(contents.size() + "-" + name).toAbsolutePath();
        contents.put(file, content);
        restore();
        return file;
    }

    /** Writes what is missing. */
    synchronized void restore() {
        try {
            Files.createDirectories(directory);
            for (Map.Entry<Path, String> file : contents.entrySet()) {
                if (Files.notExists(file.getKey())) {
                    Files.writeString(file.getKey(), file.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            for (Path file : contents.keySet()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
