package dev.viewpass.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a server logged.
 *
 * @param lines the lines of all its files; repeated ones once
 */
record ServerLog(Set<String> lines) {
    // Levels of all log formats in use, what servers say about leaks, and stack traces that nobody logged.
    private static final Pattern COMPLAINT = Pattern.compile(
            "\\b(SEVERE|ERROR|WARN|WARNING)\\b|(?i:memory leak)|^Exception in thread|^[\\w.]+(Exception|Error)\\b");

    static ServerLog read(List<Path> files) throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        for (Path file : files) {
            lines.addAll(Files.readAllLines(file));
        }
        return new ServerLog(lines);
    }

    /** Lines that complain, without those allowed. */
    List<String> complaints(List<Pattern> allowed) {
        List<String> complaints = new ArrayList<>();
        for (String line : lines) {
            if (COMPLAINT.matcher(line).find()
                    && allowed.stream()
                            .noneMatch(pattern -> pattern.matcher(line).find())) {
                complaints.add(line);
            }
        }
        return complaints;
    }

    String text() {
        return String.join("\n", lines);
    }
}
