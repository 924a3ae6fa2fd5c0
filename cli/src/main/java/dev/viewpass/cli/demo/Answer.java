package dev.viewpass.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came back.
 *
 * @param status the status code
 * @param fields lines of the head by lower-case names
 * @param body the content as text
 */
record Answer(int status, Map<String, List<String>> fields, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CALLER = Pattern.compile("(?m)^caller: (.*)$");

    /** Returns the value of a field that was sent exactly once. */
    Optional<String> field(String name) {
        List<String> lines = fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return lines.size() == 1 ? Optional.of(lines.get(0)) : Optional.empty();
    }

    boolean hasType(String type) {
        return field("Content-Type")
                .filter(value -> value.split(";", 2)[0].strip().equals(type))
                .isPresent();
    }

    /** Returns the object that {@code /whoami} answers; nothing for other pages. */
    Optional<JsonNode> json() {
        if (!hasType("application/json")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Returns the caller whom the page names. */
    Optional<String> caller() {
        Optional<JsonNode> json = json();
        if (json.isPresent()) {
            return json.map(object -> object.path("caller"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText);
        }
        Matcher matcher = CALLER.matcher(body);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
