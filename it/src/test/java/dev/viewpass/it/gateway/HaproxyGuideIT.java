package dev.viewpass.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide tells operators to write is what the other tests run. */
class HaproxyGuideIT {
    private static final Path GUIDE = Path.of(System.getProperty("viewpass.docs", "../docs"), "haproxy.md");

    @Test
    void configurationIsTheTestedOne() throws IOException {
        assertThat(blocks("haproxy"))
                .containsExactly(HaproxyConfiguration.ofGuide().text());
    }

    @Test
    void scriptIsTheTestedOne() throws IOException {
        assertThat(blocks("lua")).containsExactly(HaproxyConfiguration.script());
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }
}
