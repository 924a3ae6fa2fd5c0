package dev.viewpass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThirdPartyTest {
    @Test
    void everyNestedJarIsListed() throws IOException {
        String list = resource("META-INF/THIRD-PARTY.md");

        String nested = resource("containers/jetty/index").strip() + ","
                + resource("containers/tomcat/index").strip();
        assertThat(Stream.of(nested.split(",", -1)))
                .isNotEmpty()
                .allSatisfy(jar -> assertThat(list)
                        .containsPattern("[ |]" + jar.replaceAll(".*/(.*?)-[0-9.]+\\.jar", "$1") + "[ ,]"));
    }

    @Test
    void everyNamedLicenceIsThere() throws IOException {
        String list = resource("META-INF/THIRD-PARTY.md");

        for (String text : new String[] {"licenses/Bouncy-Castle.md", "licenses/SLF4J.txt", "licenses/ASM.txt"}) {
            assertThat(list).contains("META-INF/" + text);
            assertThat(resource("META-INF/" + text)).contains("Copyright");
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = ThirdPartyTest.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(resource).as(name).isNotNull();
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
