package dev.viewpass.it.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A code block of a guide in Markdown: what the reader is to do with it. */
sealed interface GuideBlock {
    Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    Pattern FILE = Pattern.compile("Write `([^`]+)`[^`]*$|Write `([^`]+)`;.*$");

    /** Commands for a shell. */
    record Commands(String text) implements GuideBlock {}

    /** What the commands before print. */
    record Output(String text) implements GuideBlock {}

    /** A file to write; the sentence before the block names it. */
    record SourceFile(String path, String text) implements GuideBlock {}

    /** Finds all blocks of a guide in their order; a block that is none of these is an error. */
    static List<GuideBlock> of(String guide) {
        List<GuideBlock> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(guide);
        while (matcher.find()) {
            String before = guide.substring(0, matcher.start()).stripTrailing();
            blocks.add(block(before.substring(before.lastIndexOf('\n') + 1), matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    private static GuideBlock block(String before, String language, String text) {
        return switch (language) {
            case "bash" -> new Commands(text);
            case "text" -> new Output(text);
            default -> {
                Matcher file = FILE.matcher(before);
                if (!file.find()) {
                    throw new IllegalArgumentException("The guide does not say what to do with:\n" + text);
                }
                yield new SourceFile(file.group(1) == null ? file.group(2) : file.group(1), text);
            }
        };
    }
}
