package dev.viewpass.it.guide;

import dev.viewpass.it.guide.GuideBlock.Commands;
import dev.viewpass.it.guide.GuideBlock.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** All blocks of a guide as one script of {@code bash}, since variables, directories and background jobs last. */
final class GuideScript {
    private static final String MARK = "@@ end of block";

    private GuideScript() {}

    /**
     * Does everything that a guide says.
     *
     * @param blocks the blocks of the guide
     * @param directory where the reader begins
     * @param atMost how long it may take
     * @return what the commands printed, an element for each block
     * @throws IOException if the script can not be run
     * @throws InterruptedException if the test is interrupted
     */
    static List<String> run(List<GuideBlock> blocks, Path directory, Duration atMost)
            throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolveSibling("guide.sh"), script(blocks));
        Path out = directory.resolveSibling("guide.out");
        Path err = directory.resolveSibling("guide.err");
        Process bash = new ProcessBuilder("bash", "-euo", "pipefail", script.toString())
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            boolean ended = bash.waitFor(atMost.toSeconds(), TimeUnit.SECONDS);
            if (!ended || bash.exitValue() != 0) {
                throw new AssertionError("the guide " + (ended ? "fails" : "does not end") + ":\n"
                        + Files.readString(out) + Files.readString(err));
            }
            return List.of(Files.readString(out).split(MARK + "\n", -1));
        } finally {
            bash.descendants().forEach(ProcessHandle::destroyForcibly);
            bash.destroyForcibly();
        }
    }

    private static String script(List<GuideBlock> blocks) {
        List<String> lines = new ArrayList<>();
        for (GuideBlock block : blocks) {
            if (block instanceof Commands commands) {
                lines.add(commands.text());
            } else if (block instanceof SourceFile file) {
                lines.add("mkdir -p \"$(dirname '" + file.path() + "')\"\n");
                lines.add("cat > '" + file.path() + "' <<'END OF FILE'\n" + file.text() + "END OF FILE\n");
            }
            lines.add("echo '" + MARK + "'\n");
        }
        return String.join("", lines);
    }
}
