package dev.viewpass.cli.container;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files inside the jar of this program, by their names in it, and the way out of it. */
final class NestedFiles {
    private static final ClassLoader JAR = NestedFiles.class.getClassLoader();

    private NestedFiles() {}

    /** Copies all files that an index lists into a directory; returns them in the order of the index. */
    static List<Path> unpackAll(String index, Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (InputStream list = open(index)) {
            String names = new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
            for (String name : names.split(",", -1)) {
                files.add(unpack(name, directory));
            }
        }
        return files;
    }

    /** Copies one file into a directory. */
    static Path unpack(String name, Path directory) throws IOException {
        Path file = directory.resolve(name.substring(name.lastIndexOf('/') + 1));
        try (InputStream nested = open(name)) {
            Files.copy(nested, file);
        }
        return file;
    }

    static InputStream open(String name) throws IOException {
        InputStream nested = JAR.getResourceAsStream(name);
        if (nested == null) {
            throw new FileNotFoundException("this build of viewpass.jar lacks " + name);
        }
        return nested;
    }
}
