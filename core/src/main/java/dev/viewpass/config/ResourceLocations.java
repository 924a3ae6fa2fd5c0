package dev.viewpass.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Opens what settings point to: an absolute path, {@code file:/path}, {@code classpath:name}, or {@code /WEB-INF/…} of
 * the web application.
 */
public final class ResourceLocations {
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private final ClassLoader classPath;
    private final WebResources webApplication;

    /** The resources of a web application. */
    @FunctionalInterface
    public interface WebResources {

        /**
         * Opens a resource.
         *
         * @param path a path that begins with {@code /WEB-INF/}
         * @return its content, or nothing when it does not exist
         * @throws IOException if it can not be opened
         */
        Optional<InputStream> open(String path) throws IOException;
    }

    /**
     * Makes the locations.
     *
     * @param classPath where {@code classpath:} looks
     * @param webApplication where {@code /WEB-INF/} looks
     */
    public ResourceLocations(ClassLoader classPath, WebResources webApplication) {
        this.classPath = classPath;
        this.webApplication = webApplication;
    }

    /**
     * Makes locations outside of any web application.
     *
     * @param classPath where {@code classpath:} looks
     * @return locations where {@code /WEB-INF/} finds nothing
     */
    public static ResourceLocations of(ClassLoader classPath) {
        return new ResourceLocations(classPath, path -> Optional.empty());
    }

    /** Reads a resource whole; the location is the value of the key. */
    byte[] read(String key, String location) {
        try (InputStream stream = open(key, location)) {
            byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ConfigurationException(key, location + " is larger than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new ConfigurationException(key, location + " can not be read");
        }
    }

    private InputStream open(String key, String location) throws IOException {
        Optional<InputStream> stream;
        if (location.startsWith("/WEB-INF/")) {
            stream = webApplication.open(location);
        } else if (location.startsWith("classpath:")) {
            stream = Optional.ofNullable(classPath.getResourceAsStream(location.substring("classpath:".length())));
        } else {
            Path path = path(key, location);
            if (Files.isDirectory(path)) {
                throw new ConfigurationException(key, location + " is not a file");
            }
            stream = Files.isRegularFile(path) ? Optional.of(Files.newInputStream(path)) : Optional.empty();
        }
        return stream.orElseThrow(() -> new ConfigurationException(key, location + " does not exist"));
    }

    /** Returns the files of a directory in alphabetical order, or the location itself when it is none. */
    List<String> filesOf(String key, String location) {
        if (location.startsWith("/WEB-INF/") || location.startsWith("classpath:")) {
            return List.of(location);
        }
        Path path = path(key, location);
        if (!Files.isDirectory(path)) {
            return List.of(location);
        }
        List<String> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(path)) {
            entries.filter(Files::isRegularFile).sorted().map(Path::toString).forEach(files::add);
        } catch (IOException e) {
            throw new ConfigurationException(key, "the directory " + location + " can not be read");
        }
        if (files.isEmpty()) {
            throw new ConfigurationException(key, "the directory " + location + " is empty");
        }
        return files;
    }

    /** Tells whether a location and a file are one and the same, over links too. */
    boolean isSameFile(String location, Path file) {
        if (location.startsWith("/WEB-INF/") || location.startsWith("classpath:")) {
            return false;
        }
        try {
            return Files.exists(file) && Files.isSameFile(path("", location), file);
        } catch (IOException | ConfigurationException e) {
            return false;
        }
    }

    /** Returns a directory of the file system, which need not exist. */
    Path directory(String key, String location) {
        return path(key, location);
    }

    private static Path path(String key, String location) {
        String text = location.startsWith("file:") ? location.substring("file:".length()) : location;
        try {
            Path path = Path.of(text.startsWith("///") ? text.substring(2) : text);
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new ConfigurationException(key, location + " is not a path");
        }
        throw new ConfigurationException(
                key, location + " is not absolute; write /path, file:/path, classpath:name or /WEB-INF/name");
    }
}
