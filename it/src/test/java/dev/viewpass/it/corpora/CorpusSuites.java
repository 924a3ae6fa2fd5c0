package dev.viewpass.it.corpora;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of third-party cases, which are not part of the repository. */
final class CorpusSuites {
    private static final Path FOLDER = Path.of(System.getProperty("viewpass.corpora", "../shared/corpora"));

    private CorpusSuites() {}

    /** Skips a test where the files are not there; in continuous integration that is a failure. */
    static void requirePresence() {
        if (!Files.isDirectory(FOLDER)) {
            String message =
                    "the validation cases are not at " + FOLDER.toAbsolutePath().normalize();
            if (System.getenv("CI") != null) {
                throw new AssertionError(message);
            }
            abort(message);
        }
    }

    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jsonl") && !file.endsWith("index.jsonl"))
                    .sorted()
                    .toList();
        }
    }

    static Path named(String suite) {
        return FOLDER.resolve(suite + ".jsonl");
    }
}
