package dev.viewpass.servlet.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The code of the testing guide is the code of this package. */
class TestingGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "testing.md");
    private static final Path CODE = Path.of("src", "test", "java", "dev", "viewpass", "servlet", "example");
    private static final Path SETTINGS =
            Path.of("src", "test", "resources", "dev", "viewpass", "servlet", "example", "viewpass.properties");
    private static final Pattern BLOCK = Pattern.compile("```(java|properties)\\n(.*?)```", Pattern.DOTALL);

    /** Lines without indentation, which a guide cuts off. */
    private static String flush(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static String read(Path file) throws IOException {
        return flush(Files.readString(file));
    }

    @Test
    void eachBlockOfTheGuideStandsInTheCode() throws Exception {
        String sources = String.join(
                "\n", read(CODE.resolve("AdminPage.java")), read(CODE.resolve("AdminPageTest.java")), read(SETTINGS));
        List<String> blocks = BLOCK.matcher(Files.readString(GUIDE))
                .results()
                .map(block -> flush(block.group(2)))
                .toList();

        assertThat(blocks)
                .hasSizeGreaterThan(3)
                .allSatisfy(block -> assertThat(sources).contains(block));
    }
}
