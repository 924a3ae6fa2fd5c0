package dev.viewpass.cli;

import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One case of the troubleshooting guide: what is presented to which settings.
 *
 * @param title the heading in the guide
 * @param presented the certificate with what the gateway sends beside it
 * @param settings lines that are added to the guide's file of settings, or replace those of the same key
 * @param files further files by their names in {@link #DIRECTORY}
 * @param json whether the output is asked for as JSON
 */
record Situation(
        String title, TestCertificate presented, List<String> settings, Map<String, String> files, boolean json) {

    /** Where the guide says that files are; tests have them in a temporary directory. */
    static final String DIRECTORY = "/etc/acme";

    static Situation of(String title, TestCertificate presented) {
        return new Situation(title, presented, List.of(), Map.of(), false);
    }

    Situation settings(String... lines) {
        return new Situation(title, presented, List.of(lines), files, json);
    }

    Situation addSetting(String line) {
        List<String> lines = new ArrayList<>(settings);
        lines.add(line);
        return new Situation(title, presented, lines, files, json);
    }

    Situation file(String name, String content) {
        Map<String, String> more = new LinkedHashMap<>(files);
        more.put(name, content);
        return new Situation(title, presented, settings, more, json);
    }

    Situation asJson() {
        return new Situation(title, presented, settings, files, true);
    }

    /** What stands behind {@code explain} on the command line of the guide. */
    List<String> options() {
        List<String> options = new ArrayList<>(List.of("--config", "viewpass.properties", "--leaf", "leaf.pem"));
        if (!presented.issuers().isEmpty()) {
            options.addAll(List.of("--chain", "chain.pem"));
        }
        options.addAll(List.of("--at", Situations.TIME.toString()));
        if (json) {
            options.add("--json");
        }
        return options;
    }

    /** Writes all files that the command line needs. */
    void write(Path directory, List<String> commonSettings) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        commonSettings.forEach(line -> lines.put(key(line), line));
        settings.forEach(line -> lines.put(key(line), line));
        String text = String.join("\n", lines.values()).replace(DIRECTORY, directory.toString());
        Files.writeString(directory.resolve("viewpass.properties"), text);
        Files.writeString(directory.resolve("leaf.pem"), presented.pem());
        Files.writeString(
                directory.resolve("chain.pem"),
                presented.chainPem().substring(presented.pem().length()));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf('='));
    }

    @Override
    public String toString() {
        return title;
    }
}
