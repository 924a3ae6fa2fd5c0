package dev.viewpass.path.revocation.source;

import dev.viewpass.path.revocation.fetch.FetchLimits;
import dev.viewpass.path.revocation.fetch.HttpAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the last good list of every source, and the highest CRL number that it showed, over restarts. A file is replaced
 * as a whole or not at all, whenever the process ends. One application at a time has the directory, so that none undoes
 * what another has seen. Files are readable by their owner only where the file system knows owners. Safe for use by many
 * threads.
 */
public final class CrlCacheDirectory implements AutoCloseable {
    private static final int MAX_OCTETS = FetchLimits.CRL.maximumSize();
    private static final int MAX_ENTRIES = 1024;
    private static final String ENTRY = ".crl";
    private static final String UNFINISHED = ".crl.tmp";

    private final Path directory;
    private final DirectoryLock lock;

    private CrlCacheDirectory(Path directory, DirectoryLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Takes a directory and removes what a process that ended in the middle of a write left there.
     *
     * @param directory an existing directory that this process may write to
     * @return the cache, to be closed when the application ends
     * @throws IOException if it is none, can not be written, or another application has it; the message names it
     */
    public static CrlCacheDirectory open(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException(directory + " is not a directory");
        }
        DirectoryLock lock = DirectoryLock.take(directory, ownerOnly(directory))
                .orElseThrow(() ->
                        new IOException(directory + " is in use by another application; give each its own directory"));
        try {
            removeUnfinished(directory);
            return new CrlCacheDirectory(directory, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void removeUnfinished(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + UNFINISHED)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Looks a source up.
     *
     * @param source the address of the source
     * @return its lists; or that there is none; or why the file can not be used, in which case it is to be treated as none
     */
    public CacheReading read(HttpAddress source) {
        Path file = file(source);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new CacheReading.Missing();
        }
        int maximum = MAX_OCTETS + CacheEntryFormat.MAX_HEAD;
        byte[] octets;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            octets = in.readNBytes(maximum + 1);
        } catch (IOException e) {
            return unreadable(source, file, "can not be read: " + e);
        }
        if (octets.length > maximum) {
            return unreadable(source, file, "is larger than " + maximum + " octets");
        }
        try {
            return new CacheReading.Found(CacheEntryFormat.read(source, octets));
        } catch (IOException e) {
            return unreadable(source, file, String.valueOf(e.getMessage()));
        }
    }

    private static CacheReading unreadable(HttpAddress source, Path file, String why) {
        return new CacheReading.Unreadable("the cached CRL " + file + " of " + source + " is not used: it " + why);
    }

    /**
     * Returns of which sources there are files.
     *
     * @return the addresses that the files name, as far as they are any
     * @throws IOException if the directory can not be read
     */
    public Set<HttpAddress> sources() throws IOException {
        Set<HttpAddress> sources = new LinkedHashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ENTRY)) {
            for (Path file : files) {
                source(file).ifPresent(sources::add);
            }
        }
        return sources;
    }

    private static Optional<HttpAddress> source(Path file) {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return CacheEntryFormat.source(in.readNBytes(CacheEntryFormat.MAX_HEAD))
                    .map(HttpAddress::of);
        } catch (IOException | IllegalArgumentException e) {
            // Whoever reads it for its address says what is wrong with it.
            return Optional.empty();
        }
    }

    /**
     * Keeps the lists of a source instead of those before.
     *
     * @param source the address of the source
     * @param crls one of each series, at least one
     * @return why they were not kept, for the operator; those before are kept then
     */
    public Optional<String> write(HttpAddress source, List<CachedCrl> crls) {
        Path file = file(source);
        try {
            requireOpen();
            byte[] octets = CacheEntryFormat.write(source, crls);
            if (octets.length > MAX_OCTETS + CacheEntryFormat.MAX_HEAD) {
                throw new IOException("it is larger than " + MAX_OCTETS + " octets");
            }
            requireRoom(file);
            Path unfinished = Files.createTempFile(directory, "", UNFINISHED, ownerOnly(directory));
            try {
                writeThrough(unfinished, octets);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the CRLs of " + source + " can not be kept in " + file + ": " + e.getMessage());
        }
    }

    private void requireOpen() throws IOException {
        if (!lock.isHeld()) {
            throw new IOException("the cache is closed");
        }
    }

    private void requireRoom(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        int entries = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ENTRY)) {
            for (Path ignored : files) {
                entries++;
            }
        }
        if (entries >= MAX_ENTRIES) {
            throw new IOException("there are " + entries + " lists already; remove those of former sources");
        }
    }

    private static void writeThrough(Path file, byte[] octets) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(octets);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            // Otherwise a power failure may leave the new name with none of its octets.
            channel.force(true);
        }
    }

    private Path file(HttpAddress source) {
        return directory.resolve(
                CacheEntryFormat.digest(source.toString().getBytes(StandardCharsets.US_ASCII)) + ENTRY);
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * Leaves the directory to the next application. Nothing is kept afterwards.
     *
     * @throws IOException if the lock can not be given back
     */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
