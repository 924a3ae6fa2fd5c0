package dev.viewpass.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of {@code docs/troubleshooting.md}. */
record TroubleshootingGuide(String text) {
    private static final Path FILE = Path.of("..", "docs", "troubleshooting.md");
    private static final Pattern HEADING_OR_BLOCK =
            Pattern.compile("^##+ ([^\\n]+)$|^```(\\w*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern REASON = Pattern.compile("\\| `([A-Z_]+)` \\| ([0-9]+) \\| .+ \\| .+ \\|");

    /**
     * One fenced block.
     *
     * @param heading the nearest heading above it
     * @param language what stands behind the opening fence
     * @param content the lines between the fences
     * @param start where the content starts in the guide
     */
    record Block(String heading, String language, String content, int start) {}

    /** One row of the table of reasons, which also has a meaning and an advice. */
    record Reason(String code, int status) {}

    static TroubleshootingGuide read() throws IOException {
        return new TroubleshootingGuide(Files.readString(FILE));
    }

    List<Block> blocks(String language) {
        Matcher parts = HEADING_OR_BLOCK.matcher(text);
        List<Block> blocks = new ArrayList<>();
        String heading = "";
        while (parts.find()) {
            if (parts.group(1) != null) {
                heading = parts.group(1);
            } else if (parts.group(2).equals(language)) {
                blocks.add(new Block(heading, language, parts.group(3), parts.start(3)));
            }
        }
        return blocks;
    }

    Optional<Block> block(String heading, String language) {
        return blocks(language).stream()
                .filter(block -> block.heading().equals(heading))
                .findFirst();
    }

    /** The lines of a block; none when there is no such block. */
    List<String> lines(String heading, String language) {
        return block(heading, language)
                .map(block -> block.content().lines().toList())
                .orElse(List.of());
    }

    /** All text under a heading, up to the next one. */
    String section(String heading) {
        int start = text.indexOf("\n### " + heading + "\n");
        int end = text.indexOf("\n### ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    List<Reason> reasons() {
        return REASON.matcher(text)
                .results()
                .map(row -> new Reason(row.group(1), Integer.parseInt(row.group(2))))
                .toList();
    }

    /** Replaces the content of a block in the file. */
    void write(Block block, String content) throws IOException {
        String end = text.substring(block.start() + block.content().length());
        Files.writeString(FILE, text.substring(0, block.start()) + content + end);
    }
}
