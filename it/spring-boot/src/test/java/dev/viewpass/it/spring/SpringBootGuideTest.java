package dev.viewpass.it.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code of the guide is the code of this module. */
class SpringBootGuideTest {
    private static final Path GUIDE = Path.of("..", "..", "docs", "spring-boot.md");
    private static final Pattern BLOCK = Pattern.compile("```(?:java|properties)\\n(.*?)```", Pattern.DOTALL);

    /** Lines without indentation, which a guide cuts off. */
    private static String flush(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static String sources(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", directory))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(flush(Files.readString(file))).append('\n');
            }
            return all.toString();
        }
    }

    @Test
    void eachBlockOfTheGuideStandsInTheCode() throws Exception {
        String[] guide = Files.readString(GUIDE).split("(?m)^## 5[.] Test it$", -1);
        assertThat(guide).hasSize(2);

        assertThat(blocks(guide[0]))
                .hasSizeGreaterThan(6)
                .allSatisfy(block -> assertThat(sources("main")).contains(block));
        assertThat(blocks(guide[1]))
                .hasSize(3)
                .allSatisfy(block -> assertThat(sources("test")).contains(block));
    }

    private static List<String> blocks(String guide) {
        return BLOCK.matcher(guide)
                .results()
                .map(block -> flush(block.group(1)))
                .toList();
    }
}
