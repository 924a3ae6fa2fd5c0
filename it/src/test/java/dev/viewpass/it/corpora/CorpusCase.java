package dev.viewpass.it.corpora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One third-party case, without its certificates.
 *
 * @param id the suite and the name
 * @param expected {@code ACCEPT} or {@code REJECT}
 * @param purpose {@code client}, {@code server} or {@code any}
 * @param tags what upstream says about it
 * @param reason why upstream refuses, where it says so
 */
record CorpusCase(String id, String expected, String purpose, Set<String> tags, String reason) {
    private static final ObjectMapper JSON = new ObjectMapper();
    // Tags that say that the answer depends on a policy choice, as the description of the corpora lists them.
    private static final Set<String> CHOICES = Set.of(
            "pedantic",
            "profile:cabf",
            "anchor-checks",
            "anchor-has-name-constraints",
            "anchor-has-eku",
            "anchor-has-policy-constraints",
            "weak-crypto",
            "deprecated-crypto",
            "eku-strict",
            "eku-strict-leaf",
            "crl-age-policy",
            "crl-expiry-ignored",
            "ocsp-no-nextupdate",
            "leaf-is-anchor",
            "partial-chain");

    static List<CorpusCase> read(Path suite) throws IOException {
        return Files.readAllLines(suite).stream().map(CorpusCase::parse).toList();
    }

    private static CorpusCase parse(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            Set<String> tags = new TreeSet<>();
            node.get("tags").forEach(tag -> tags.add(tag.asText()));
            return new CorpusCase(
                    node.get("id").asText(),
                    node.get("expected").asText(),
                    node.get("purpose").asText(),
                    tags,
                    node.get("reason").asText(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String suite() {
        return id.substring(0, id.indexOf('/'));
    }

    boolean isForClients() {
        return !purpose.equals("server");
    }

    boolean dependsOnPolicy() {
        return tags.stream().anyMatch(CHOICES::contains);
    }

    /** All that upstream says, in one line that patterns are matched against. */
    String description() {
        return id + " [" + String.join(",", tags) + "] " + reason;
    }
}
