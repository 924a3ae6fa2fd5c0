package dev.viewpass.cli.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** A directory that only its owner may enter (mode 700) and that vanishes with everything in it when it is closed. */
public final class TemporaryDirectory implements AutoCloseable {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OWNER_READS_AND_WRITES = PosixFilePermissions.fromString("rw-------");

    private final Path path;

    private TemporaryDirectory(Path path) {
        this.path = path;
    }

    /**
     * Creates a directory.
     *
     * @param purpose beginning of its name
     * @return the directory
     * @throws IOException if it cannot be created
     */
    public static TemporaryDirectory create(String purpose) throws IOException {
        // The JDK creates it with mode 700 where the file system knows modes.
        return new TemporaryDirectory(
                Files.createTempDirectory("viewpass-" + purpose + "-").toRealPath());
    }

    /**
     * Returns where it is.
     *
     * @return an absolute path without links
     */
    public Path path() {
        return path;
    }

    /**
     * Creates a directory inside.
     *
     * @param name a name without separators
     * @return its path
     * @throws IOException if it cannot be created
     */
    public Path directory(String name) throws IOException {
        return Files.createDirectories(path.resolve(name));
    }

    /**
     * Writes a text that only the owner may read (mode 600) from the first moment on.
     *
     * @param name a name without separators
     * @param text what the file holds, written in UTF-8
     * @return its path
     * @throws IOException if it exists or cannot be written
     */
    public Path file(String name, String text) throws IOException {
        FileAttribute<?>[] attributes = POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_READS_AND_WRITES)}
                : new FileAttribute<?>[0];
        Path file = Files.createFile(path.resolve(name), attributes);
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** Removes everything; what cannot be removed is left to the system. */
    @Override
    public void close() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.getLogger(TemporaryDirectory.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove " + path, e);
        }
    }
}
