package dev.viewpass.it.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files of a web application. Immutable: each change makes another archive. */
final class WebArchive {
    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final String CLASSES = "WEB-INF/classes/";
    private static final String DESCRIPTOR = "WEB-INF/web.xml";

    private final Map<String, byte[]> files;

    private WebArchive(Map<String, byte[]> files) {
        this.files = files;
    }

    /** The demo application as it was built: the filter in web.xml, no settings. */
    static WebArchive demoApplication() {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(Files.newInputStream(Path.of(System.getProperty("viewpass.demo-war"))))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WebArchive(files);
    }

    private WebArchive with(String name, byte[] content) {
        Map<String, byte[]> changed = new TreeMap<>(files);
        changed.put(name, content);
        return new WebArchive(changed);
    }

    WebArchive with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    WebArchive with(WebDescriptor descriptor) {
        return with(DESCRIPTOR, descriptor.xml());
    }

    /** Adds a class of these tests. */
    WebArchive withClass(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream stream = type.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException(name + " is not on the class path");
            }
            return with(CLASSES + name, stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the jar from which these tests have a class. */
    WebArchive withLibraryOf(Class<?> type) {
        try {
            Path jar = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return with(LIBRARIES + jar.getFileName(), Files.readAllBytes(jar));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WebDescriptor descriptor() {
        byte[] xml = files.get(DESCRIPTOR);
        if (xml == null) {
            throw new IllegalStateException("there is no " + DESCRIPTOR);
        }
        return new WebDescriptor(new String(xml, StandardCharsets.UTF_8));
    }

    /** Names of the jars in {@code WEB-INF/lib} and their sizes in octets. */
    Map<String, Integer> libraries() {
        Map<String, Integer> libraries = new TreeMap<>();
        files.forEach((name, content) -> {
            if (name.startsWith(LIBRARIES)) {
                libraries.put(name.substring(LIBRARIES.length()), content.length);
            }
        });
        return libraries;
    }

    Path packTo(Path war) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            for (String directory : directories()) {
                zip.putNextEntry(new ZipEntry(directory));
            }
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return war;
    }

    // As build tools write them: without these entries Tomcat finds no class in an archive that it does not expand.
    private Set<String> directories() {
        Set<String> directories = new TreeSet<>();
        for (String name : files.keySet()) {
            for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
                directories.add(name.substring(0, end + 1));
            }
        }
        return directories;
    }

    Path explodeTo(Path directory) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = directory.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        return directory;
    }
}
