package dev.viewpass.path.revocation.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import java.util.Set;

/**
 * The right of one application to a directory, among all applications of this JVM and of other processes. On POSIX systems
 * a process that closes a file loses all its locks of that file, also those that another application in it holds.
 * Therefore two files are locked: whoever is refused the first one never opens, and so never closes, the second.
 */
final class DirectoryLock implements AutoCloseable {
    private static final String FIRST = "viewpass.guard";
    private static final String SECOND = "viewpass.lock";

    // Referenced as long as the directory is in use: the JDK forgets a lock that was collected, and locks again.
    private final FileLock first;
    private final FileLock second;

    private DirectoryLock(FileLock first, FileLock second) {
        this.first = first;
        this.second = second;
    }

    /** Takes the directory, or nothing when another application has it. */
    static Optional<DirectoryLock> take(Path directory, FileAttribute<?>... ofFiles) throws IOException {
        Optional<FileLock> first = lock(directory.resolve(FIRST), ofFiles);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<FileLock> second = lock(directory.resolve(SECOND), ofFiles);
            if (second.isEmpty()) {
                first.get().acquiredBy().close();
            }
            return second.map(lock -> new DirectoryLock(first.get(), lock));
        } catch (IOException | RuntimeException e) {
            first.get().acquiredBy().close();
            throw e;
        }
    }

    private static Optional<FileLock> lock(Path file, FileAttribute<?>... attributes) throws IOException {
        FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes);
        Optional<FileLock> lock = Optional.empty();
        try {
            lock = Optional.ofNullable(channel.tryLock());
            return lock;
        } catch (OverlappingFileLockException e) {
            // Another application in this JVM has it.
            return lock;
        } finally {
            if (lock.isEmpty()) {
                channel.close();
            }
        }
    }

    /** Tells whether the directory was not given back yet. */
    boolean isHeld() {
        return second.isValid();
    }

    @Override
    public void close() throws IOException {
        try {
            second.acquiredBy().close();
        } finally {
            first.acquiredBy().close();
        }
    }
}
