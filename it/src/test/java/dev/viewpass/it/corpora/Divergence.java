package dev.viewpass.it.corpora;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A case on which we differ from upstream, and the policy of ours that makes us differ.
 *
 * @param id the case
 * @param ours our verdict and reason code
 * @param policy one of {@link #POLICIES}
 */
record Divergence(String id, String ours, String policy) {
    /** Every policy that may make us differ: those that {@code docs/validation.md} lists, and no other. */
    static final Set<String> POLICIES = Set.of(
            "dsa",
            "weak-key",
            "weak-hash",
            "ca-as-client",
            "indirect-crl",
            "delta-crl",
            "policy-mapping",
            "anchor-rule",
            "eku-rule",
            "leaf-profile",
            "crl-age",
            "crl-number",
            "crl-signer",
            "ocsp-age");

    /** Reads the checked-in lines of a run: case, our answer and policy, separated by tabs. */
    static Map<String, Divergence> read(String run) throws IOException {
        Map<String, Divergence> lines = new TreeMap<>();
        try (InputStream file = Divergence.class.getResourceAsStream("/corpora/" + run + "-divergences.tsv")) {
            List<String> all = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (String line : all) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    Divergence divergence = parse(line);
                    if (lines.put(divergence.id(), divergence) != null) {
                        throw new AssertionError("second line of a case: " + line);
                    }
                }
            }
        }
        return lines;
    }

    /** Reads one line; a policy that is not written down is none. */
    static Divergence parse(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 3 || !POLICIES.contains(columns[2])) {
            throw new AssertionError("not a case, an answer and one of " + POLICIES + ": " + line);
        }
        return new Divergence(columns[0], columns[1], columns[2]);
    }

    boolean isAccept() {
        return ours.startsWith("ACCEPT");
    }
}
