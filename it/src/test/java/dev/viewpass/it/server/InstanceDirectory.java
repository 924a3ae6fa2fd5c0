package dev.viewpass.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories in which instances of servers live. They stay after the test, for whoever looks for the cause. */
final class InstanceDirectory {
    private InstanceDirectory() {}

    /** Makes the directory, without anything that an earlier run left in it. */
    static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            for (Path path :
                    below(directory).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        Files.createDirectories(directory);
    }

    /** Makes directories in another. */
    static void create(Path base, String... names) throws IOException {
        for (String name : names) {
            Files.createDirectory(base.resolve(name));
        }
    }

    /** Copies the files of a directory, not those of its subdirectories. */
    static void copyFiles(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Everything in a directory, the directory itself included. */
    static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.toList();
        }
    }
}
