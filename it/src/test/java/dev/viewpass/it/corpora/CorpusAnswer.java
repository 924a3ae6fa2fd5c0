package dev.viewpass.it.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What {@code verify --batch} answered.
 *
 * @param verdict {@code ACCEPT}, {@code REJECT} or {@code UNSUPPORTED}
 * @param code the reason code, {@code OK} for an accepted case
 */
record CorpusAnswer(String verdict, String code) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static CorpusAnswer parse(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            String reason = node.get("reason").asText();
            return new CorpusAnswer(node.get("verdict").asText(), reason.substring(0, reason.indexOf(':')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isDecided() {
        return (verdict.equals("ACCEPT") || verdict.equals("REJECT")) && !code.equals("INTERNAL");
    }
}
