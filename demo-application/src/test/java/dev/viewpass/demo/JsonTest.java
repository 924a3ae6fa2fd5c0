package dev.viewpass.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void writesTextsListsAndNullsInTheirOrder() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("caller", null);
        members.put("groups", List.of("admin", "user"));
        members.put("none", List.of());
        members.put("name", "alice");

        assertThat(Json.object(members))
                .isEqualTo("{\"caller\":null,\"groups\":[\"admin\",\"user\"],\"none\":[],\"name\":\"alice\"}\n");
    }

    @Test
    void escapesWhatWouldEndATextOrALine() {
        assertThat(Json.object(Map.of("name", "a\"b\\c\nd\u0000e\u007f")))
                .isEqualTo("{\"name\":\"a\\\"b\\\\c\\u000ad\\u0000e\\u007f\"}\n");
    }

    @Test
    void escapesCharactersBeyondTheBasicPlaneAndHalvesOfThem() {
        assertThat(Json.object(Map.of("name", Arrays.asList("\ud83d\ude00", "\ud83d", "\u00fc"))))
                .isEqualTo("{\"name\":[\"\\ud83d\\ude00\",\"\\ud83d\",\"\u00fc\"]}\n");
    }
}
